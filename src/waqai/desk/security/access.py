"""Who is at the desk, and what they may do."""

from dataclasses import dataclass
from typing import Literal, cast, get_args

from fastapi import HTTPException
from starlette.requests import Request

from waqai.desk.security.csrf import COOKIE
from waqai.desk.security.sessions import Sessions
from waqai.register.users import registered

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class User:
    """Someone at the desk: a reader reads, a reviewer decides and adds reports too, an admin does everything."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Tell whether they may do what a `role` may."""
        return ROLES.index(self.role) >= ROLES.index(role)


def user_of(request: Request) -> User | None:
    """Return who asks; None where nobody is logged in and somebody must be."""
    settings = request.app.state.settings
    if not settings.needs_accounts:
        return User(settings.user, "admin")
    if not hasattr(request.state, "user"):
        request.state.user = _logged_in(request)
    found: User | None = request.state.user
    return found


def _logged_in(request: Request) -> User | None:
    sessions: Sessions = request.app.state.sessions
    token = request.cookies.get(COOKIE)
    session = sessions.find(token)
    if session is None:
        return None
    known = registered(request.app.state.register, session.name)
    if known is None or known.secret != session.secret:
        sessions.end(token)
        return None
    return User(known.name, cast(Role, known.role))


def reading(request: Request) -> User:
    """Return who asks, who may read; for `Depends`."""
    return _allowed(request, "reader")


def reviewing(request: Request) -> User:
    """Return who asks, who may decide and add; for `Depends`."""
    return _allowed(request, "reviewer")


def administering(request: Request) -> User:
    """Return who asks, who may do everything; for `Depends`."""
    return _allowed(request, "admin")


def _allowed(request: Request, role: Role) -> User:
    user = user_of(request)
    if user is None:
        raise HTTPException(401)
    if not user.may(role):
        raise HTTPException(403)
    return user
