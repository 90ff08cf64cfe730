"""What every answer says to the browser, and under which names the desk answers at all."""

from collections.abc import Collection
from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
ASSETS = "public, max-age=31536000, immutable"


class Headers:
    """Sets the headers of `HEADERS` on every answer; what is not a file of ours is kept by no cache."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on; add the headers to its answer."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                lasting = scope["path"].startswith("/static/") and message["status"] == 200
                headers.setdefault("Cache-Control", ASSETS if lasting else "no-store")
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class Hosts:
    """Refuses requests under a name that is not the desk's: a foreign page that points its own name at this machine."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self.app = app
        self.names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or refuse it."""
        if scope["type"] == "http" and "*" not in self.names and _name(header(scope, b"host") or "") not in self.names:
            await refuse(scope, receive, send, 400)
        else:
            await self.app(scope, receive, send)


def header(scope: Scope, name: bytes) -> str | None:
    """Return a header of the request; None where it has none."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), None)


async def refuse(scope: Scope, receive: Receive, send: Send, status: int) -> None:
    """Answer with `status` and hand the request to nobody."""
    answer: Response = PlainTextResponse(f"{status}\n", status, {"Connection": "close"})
    if scope["path"].startswith("/api/"):
        body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": None}
        answer = JSONResponse(body, status, {"Connection": "close"}, "application/problem+json")
    await answer(scope, receive, send)


def _name(host: str) -> str:
    host = host.lower()
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host
