"""Users: who may log in at the desk, with what role, and the hash of their password."""

from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from waqai.register.errors import RegisterError, UnknownError
from waqai.register.opening import Register
from waqai.register.schema import users as table

ROLES = ("reader", "reviewer", "admin")
LONGEST = 100


class UserError(RegisterError):
    """The user cannot be added or changed as asked."""


@dataclass(frozen=True, slots=True)
class RegisteredUser:
    """A user; `secret` is the argon2 hash of the password."""

    name: str
    role: str
    secret: str
    added: datetime


def add_user(register: Register, name: str, role: str, secret: str) -> None:
    """Add a user.

    Raises:
        UserError: there is one of that name, or the name or role cannot be.
    """
    if not name.isprintable() or name != name.strip() or not 0 < len(name) <= LONGEST:
        raise UserError(f"{name!r} cannot be the name of a user: up to {LONGEST} letters, no spaces around them")
    _known_role(role)
    with register.writing() as connection:
        if connection.scalar(sa.select(table.c.name).where(table.c.name == name)) is not None:
            raise UserError(f"there is a user {name!r} already; `waqai desk user change` changes them")
        connection.execute(table.insert().values(name=name, role=role, secret=secret, added=datetime.now(UTC)))


def change_user(register: Register, name: str, *, role: str | None = None, secret: str | None = None) -> None:
    """Give a user another role or password, which ends their sessions."""
    if role:
        _known_role(role)
    values = {key: value for key, value in (("role", role), ("secret", secret)) if value}
    with register.writing() as connection:
        if values and not connection.execute(sa.update(table).where(table.c.name == name).values(values)).rowcount:
            raise UnknownError(f"there is no user {name!r}; `waqai desk user list` lists them")


def remove_user(register: Register, name: str) -> None:
    """Take a user out; what they reviewed stays, under their name."""
    with register.writing() as connection:
        if not connection.execute(sa.delete(table).where(table.c.name == name)).rowcount:
            raise UnknownError(f"there is no user {name!r}; `waqai desk user list` lists them")


def registered(register: Register, name: str) -> RegisteredUser | None:
    """Return the user of that name; None where there is none."""
    with register.reading() as connection:
        row = connection.execute(sa.select(table).where(table.c.name == name)).mappings().one_or_none()
    return RegisteredUser(**row) if row else None


def all_users(register: Register) -> list[RegisteredUser]:
    """Return all users in order of name."""
    with register.reading() as connection:
        return [RegisteredUser(**row) for row in connection.execute(sa.select(table).order_by(table.c.name)).mappings()]


def _known_role(role: str) -> None:
    if role not in ROLES:
        raise UserError(f"there is no role {role!r}; there are {', '.join(ROLES)}")
