"""Opening a register: a file (SQLite) or a database (PostgreSQL), brought to the newest form."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa

from waqai.register.databases import engine_of, shown, take_turn, translated
from waqai.register.errors import ForeignDatabaseError, MissingRegisterError, NewerRegisterError
from waqai.register.migrations import VERSION_TABLE, migrate, newest

DEFAULT = "waqai.db"
_URL = re.compile(r"[a-z][a-z0-9+]*://")


@dataclass(frozen=True, slots=True)
class Register:
    """An open register. `where` names it in messages, without a password.

    `reading` gives a connection that sees one state of the register throughout; `writing` one whose changes
    are kept together when the block ends, or not at all where it raises. Writers take turns.
    """

    where: str
    engine: sa.Engine
    timeout: float

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Yield a connection to read from."""
        with translated(self.where), self.engine.connect() as connection:
            if self.postgresql:
                connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """Yield a connection to write to, when it is this writer's turn."""
        with translated(self.where), self.engine.connect() as connection:
            connection.execution_options(waqai_writes=True)
            with connection.begin():
                take_turn(connection, self.timeout)
                yield connection

    @property
    def postgresql(self) -> bool:
        """Tell whether the register is a PostgreSQL database."""
        return self.engine.dialect.name == "postgresql"

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


def open_register(where: str | Path = DEFAULT, *, create: bool = True, timeout: float = 30.0) -> Register:
    """Open the register at `where`: the path of a file, or the URL of a PostgreSQL database.

    A register of an older form is brought to the newest one; with `create`, a new one is made where there is none.
    `timeout` is how many seconds to wait for other writers.

    Raises:
        MissingRegisterError: there is none, and `create` is false.
        NewerRegisterError: a newer Waqai made it.
        ForeignDatabaseError: it is a database of something else, or none.
        RegisterError: it cannot be reached, read or written; LockedError and FullError are such errors.
    """
    name = shown(str(where))
    if not _URL.match(str(where)) and not create and not Path(where).exists():
        raise MissingRegisterError(f"there is no register at {name}; `waqai add` makes one")
    register = Register(name, engine_of(str(where), timeout), timeout)
    try:
        _bring_up(register, create)
    except BaseException:
        register.close()
        raise
    return register


def _bring_up(register: Register, create: bool) -> None:
    with register.reading() as connection:
        if _is_new(register, connection, create):
            return
    with register.writing() as connection:
        if not _is_new(register, connection, create):
            migrate(connection)


def _is_new(register: Register, connection: sa.Connection, create: bool) -> bool:
    """Tell whether the register is of the newest form; refuse one that cannot be brought there."""
    tables = sa.inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables and not register.postgresql:
            raise ForeignDatabaseError(f"{register.where} is a database of something else; name another file")
        if not create:
            raise MissingRegisterError(f"there is no register in {register.where}; `waqai add` makes one")
        return False
    form = connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")) or ""
    if form > newest():
        raise NewerRegisterError(
            f"{register.where} was made by a newer Waqai (form {form}; this one knows forms up to {newest()}); "
            "update Waqai. Nothing was changed"
        )
    return form == newest()
