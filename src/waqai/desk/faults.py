"""What goes wrong, told in words: as a page, or as problem details (RFC 9457) to programs."""

import json
import logging
from http import HTTPStatus
from typing import Any

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from waqai.desk.rendering import page
from waqai.register.errors import LockedError, UnknownError
from waqai.register.search.query import QueryError

PROBLEM = "application/problem+json"
log = logging.getLogger(__name__)


class Problem(JSONResponse):
    """Problem details; what cannot be written in UTF-8 is shown as a question mark."""

    media_type = PROBLEM

    def render(self, content: Any) -> bytes:
        """Return the bytes of the answer."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def of_http(request: Request, problem: Exception) -> Response:
    """Answer what a page refused; who is not logged in is sent to log in."""
    assert isinstance(problem, HTTPException)
    if problem.status_code == HTTPStatus.UNAUTHORIZED and request.method == "GET" and not _program(request):
        return RedirectResponse(f"/login?to={_quoted(request)}", 303)
    told = problem.detail if problem.detail != HTTPStatus(problem.status_code).phrase else None
    return answer(request, problem.status_code, told, dict(problem.headers or {}))


def of_register(request: Request, problem: Exception) -> Response:
    """Answer what the register could not do."""
    known = ((UnknownError, 404), (QueryError, 400), (LockedError, 503))
    status = next((status for kind, status in known if isinstance(problem, kind)), 409)
    return answer(request, status, str(problem))


def of_validation(request: Request, problem: Exception) -> Response:
    """Answer what was asked for in another form than can be; each fault with where it stands."""
    assert isinstance(problem, RequestValidationError)
    faults = [{"where": ".".join(str(part) for part in one["loc"]), "what": one["msg"]} for one in problem.errors()]
    return answer(request, 422, "what is asked for does not have the form that it needs", more={"errors": faults})


def fault(request: Request, problem: Exception) -> Response:
    """Answer a fault of ours; what it was stands in the log, not on the page."""
    log.error("%s %s failed", request.method, request.url.path, exc_info=problem)
    return answer(request, 500, None)


def answer(
    request: Request,
    status: int,
    detail: str | None,
    headers: dict[str, str] | None = None,
    more: dict[str, Any] | None = None,
) -> Response:
    """Return a page, or problem details, that say what is wrong."""
    if _program(request):
        body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
        return Problem({**body, **(more or {})}, status, headers)
    made = page(request, "fault.html", status=status, code=status, detail=detail)
    made.headers.update(headers or {})
    return made


def _program(request: Request) -> bool:
    return request.url.path.startswith("/api/") or request.headers.get("accept", "").startswith("application/json")


def _quoted(request: Request) -> str:
    from urllib.parse import quote  # noqa: PLC0415

    return quote(request.url.path + (f"?{request.url.query}" if request.url.query else ""), safe="")
