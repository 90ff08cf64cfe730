"""What goes wrong, told in words: as a page, or as problem details (RFC 9457) to programs."""

import logging
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from waqai.desk.rendering import page
from waqai.register.errors import LockedError, UnknownError

log = logging.getLogger(__name__)


def of_http(request: Request, problem: Exception) -> Response:
    """Answer what a page refused; who is not logged in is sent to log in."""
    assert isinstance(problem, HTTPException)
    if problem.status_code == HTTPStatus.UNAUTHORIZED and request.method == "GET" and not _program(request):
        return RedirectResponse(f"/login?to={_quoted(request)}", 303)
    told = problem.detail if problem.detail != HTTPStatus(problem.status_code).phrase else None
    return answer(request, problem.status_code, told, dict(problem.headers or {}))


def of_register(request: Request, problem: Exception) -> Response:
    """Answer what the register could not do."""
    status = 404 if isinstance(problem, UnknownError) else 503 if isinstance(problem, LockedError) else 409
    return answer(request, status, str(problem))


def fault(request: Request, problem: Exception) -> Response:
    """Answer a fault of ours; what it was stands in the log, not on the page."""
    log.error("%s %s failed", request.method, request.url.path, exc_info=problem)
    return answer(request, 500, None)


def answer(request: Request, status: int, detail: str | None, headers: dict[str, str] | None = None) -> Response:
    """Return a page, or problem details, that say what is wrong."""
    if _program(request):
        body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
        return JSONResponse(body, status, headers, "application/problem+json")
    made = page(request, "fault.html", status=status, code=status, detail=detail)
    made.headers.update(headers or {})
    return made


def _program(request: Request) -> bool:
    return request.url.path.startswith("/api/") or request.headers.get("accept", "").startswith("application/json")


def _quoted(request: Request) -> str:
    from urllib.parse import quote  # noqa: PLC0415

    return quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""), safe="")
