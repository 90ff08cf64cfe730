"""No change without a token that only our own pages know, nor at the bidding of another site."""

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from fastapi import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from waqai.desk.security.headers import header, refuse

COOKIE = "waqai_session"
FIELD = "csrf"
HEADER = "x-csrf-token"
SAFE = frozenset(("GET", "HEAD", "OPTIONS"))


def token_of(request: Request) -> str:
    """Return the token of the session that `request` belongs to."""
    return hmac.new(session_of(request).encode(), b"waqai csrf", hashlib.sha256).hexdigest()


def session_of(request: Request) -> str:
    """Return the secret of the browser's session: of its cookie, else a new one, which the answer sets."""
    known = getattr(request.state, "session", None) or request.cookies.get(COOKIE)
    if not known:
        known = secrets.token_urlsafe(32)
        request.state.fresh = known
    request.state.session = known
    return str(known)


async def checked(request: Request) -> None:
    """Refuse a change that does not carry the token of its session, in a field of the form or in a header."""
    if request.method in SAFE:
        return
    given: object = request.headers.get(HEADER)
    if given is None and request.headers.get("content-type", "").startswith(("multipart/", "application/x-www-form")):
        given = (await request.form()).get(FIELD)
    known = COOKIE in request.cookies
    if not (known and isinstance(given, str) and hmac.compare_digest(given.encode(), token_of(request).encode())):
        raise HTTPException(403)


class SameSite:
    """Refuses changes that another site's page asks for, as browsers tell by Sec-Fetch-Site and Origin."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, or refuse it."""
        if scope["type"] == "http" and scope["method"] not in SAFE and not _own(scope):
            await refuse(scope, receive, send, 403)
        else:
            await self.app(scope, receive, send)


def _own(scope: Scope) -> bool:
    site, origin = header(scope, b"sec-fetch-site"), header(scope, b"origin")
    if site is not None and site not in ("same-origin", "none"):
        return False
    return origin is None or urlsplit(origin).netloc.lower() == (header(scope, b"host") or "").lower()
