"""What is known of who asks for a page: their language, theme, name and token."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.security.access import User, user_of
from waqai.desk.security.csrf import COOKIE, token_of
from waqai.desk.words import LANGUAGES, Language

THEMES = ("light", "dark")
YEAR = 365 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks. `theme` is None where the browser's setting holds; `user` None where nobody is logged in;
    `accounts` tells whether one logs in at all.
    """

    language: Language
    theme: str | None
    user: User | None
    token: str
    accounts: bool

    def keep(self, request: Request, answer: Response) -> None:
        """Remember the session where it is new, and language and theme where this request chose them."""
        fresh = getattr(request.state, "fresh", None)
        if fresh:
            secure = request.app.state.settings.secure
            answer.set_cookie(COOKIE, fresh, httponly=True, samesite="lax", secure=secure, path="/")
        for name, value in (("lang", self.language), ("theme", self.theme)):
            if name in request.query_params and value:
                answer.set_cookie(f"waqai_{name}", value, max_age=YEAR, samesite="lax", path="/")


def asking(request: Request) -> Asking:
    """Return who asks: what the address says, else what was chosen before, else what the browser prefers."""
    theme = _chosen(request, "theme", THEMES)
    accounts = request.app.state.settings.needs_accounts
    return Asking(_language(request), theme, user_of(request), token_of(request), accounts)


def _language(request: Request) -> Language:
    chosen = _chosen(request, "lang", LANGUAGES)
    if chosen:
        return cast(Language, chosen)
    preferred = [
        part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")
    ]
    return cast(Language, next((name for name in preferred if name in LANGUAGES), "en"))


def _chosen(request: Request, name: str, known: tuple[str, ...]) -> str | None:
    for value in (request.query_params.get(name), request.cookies.get(f"waqai_{name}")):
        if value in known:
            return value
    return None
