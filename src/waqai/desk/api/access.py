"""Who uses the API: at a desk of one, its user; elsewhere by a token of their own, or from a page by their session."""

from collections.abc import Callable
from typing import cast

from fastapi import HTTPException
from starlette.requests import Request

from waqai.desk.security import csrf
from waqai.desk.security.access import Role, User, user_of
from waqai.register.tokens import user_of_token

_ASK = {"WWW-Authenticate": 'Bearer realm="waqai"'}


async def entered(request: Request) -> None:
    """Find whose token comes with the request; a change that comes by a session carries the page's token instead.

    At a desk of one neither is asked for: that only this machine reaches it, and that no other site's page does, is
    seen to before (`security/headers.py`, `security/csrf.py`); a change is JSON, which such a page cannot send.
    """
    if not request.app.state.settings.needs_accounts:
        return
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    if kind:
        known = user_of_token(request.app.state.register, token.strip()) if kind.lower() == "bearer" else None
        if known is None:
            raise HTTPException(401, "the token is not known here; `waqai desk token add` gives one", _ASK)
        request.state.user = User(known.name, cast(Role, known.role))
    elif request.method not in csrf.SAFE and user_of(request):
        await csrf.checked(request)


def _allowed(role: Role) -> Callable[[Request], User]:
    def allowed(request: Request) -> User:
        user = user_of(request)
        if user is None:
            raise HTTPException(401, "a token is needed: Authorization: Bearer TOKEN", _ASK)
        if not user.may(role):
            raise HTTPException(403, f"this needs the role {role}; {user.name} is {user.role}")
        return user

    return allowed


reader = _allowed("reader")
reviewer = _allowed("reviewer")
