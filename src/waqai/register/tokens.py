"""Tokens: by them a user's programs enter the desk's API. Only their hashes are kept."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from waqai.register.errors import UnknownError
from waqai.register.opening import Register
from waqai.register.schema import tokens as table
from waqai.register.schema import users
from waqai.register.users import LONGEST, RegisteredUser, UserError

BEGINNING = "waqai_"
SHORT = 12


@dataclass(frozen=True, slots=True)
class Token:
    """A token on file: whose it is and what for. `id`, the beginning of its hash, names it."""

    id: str
    user: str
    label: str
    added: datetime


def add_token(register: Register, user: str, label: str = "") -> str:
    """Give a user a new token and return it; it cannot be shown again. It may do what the user may.

    Raises:
        UnknownError: there is no such user.
    """
    if not label.isprintable() or len(label) > LONGEST:
        raise UserError(f"{label!r} cannot be the label of a token: up to {LONGEST} letters on one line")
    token = BEGINNING + secrets.token_urlsafe(32)
    with register.writing() as connection:
        if connection.scalar(sa.select(users.c.name).where(users.c.name == user)) is None:
            raise UnknownError(f"there is no user {user!r}; `waqai desk user list` lists them")
        row = {"hash": _hash(token), "user": user, "label": label, "added": datetime.now(UTC)}
        connection.execute(table.insert().values(row))
    return token


def remove_token(register: Register, name: str) -> None:
    """Take out the token whose id is `name`.

    Raises:
        UnknownError: there is no such token.
    """
    with register.writing() as connection:
        found = connection.execute(sa.delete(table).where(sa.func.substr(table.c.hash, 1, SHORT) == name))
        if not found.rowcount:
            raise UnknownError(f"there is no token {name!r}; `waqai desk token list` lists them")


def all_tokens(register: Register) -> list[Token]:
    """Return all tokens in the order in which they were given."""
    query = sa.select(table).order_by(table.c.added, table.c.hash)
    with register.reading() as connection:
        return [Token(row.hash[:SHORT], row.user, row.label, row.added) for row in connection.execute(query)]


def user_of_token(register: Register, token: str) -> RegisteredUser | None:
    """Return whose token it is; None where it is nobody's."""
    query = sa.select(users).join(table, table.c.user == users.c.name).where(table.c.hash == _hash(token))
    with register.reading() as connection:
        row = connection.execute(query).mappings().one_or_none()
    return RegisteredUser(**row) if row else None


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
