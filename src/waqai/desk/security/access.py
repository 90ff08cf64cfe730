"""Who is at the desk, and what they may do."""

from dataclasses import dataclass
from typing import Literal, get_args

from fastapi import HTTPException
from starlette.requests import Request

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
    return None


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
