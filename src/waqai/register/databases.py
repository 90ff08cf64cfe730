"""What differs between SQLite and PostgreSQL: how to connect, take turns, and tell what went wrong."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, InterfaceError

from waqai.register.errors import ForeignDatabaseError, FullError, LockedError, RegisterError

_PASSWORD = re.compile(r"(://[^/@:]*):[^@]*@")
_TURN = 0x7761716169  # the number of the lock under which writers of a PostgreSQL register take turns: "waqai"
_KEPT = "What had been kept stands"
_LOCKED = f"{{where}} is locked by another process; try again when it has ended. {_KEPT}"
_FULL = f"no room is left on the disk of {{where}}; make room and run the same again. {_KEPT}"
_SQLITE: dict[int, tuple[type[RegisterError], str]] = {
    sqlite3.SQLITE_BUSY: (LockedError, _LOCKED),
    sqlite3.SQLITE_LOCKED: (LockedError, _LOCKED),
    sqlite3.SQLITE_FULL: (FullError, _FULL),
    sqlite3.SQLITE_NOTADB: (ForeignDatabaseError, "{where} is not a register (it is no SQLite file); name another"),
    sqlite3.SQLITE_CORRUPT: (RegisterError, "{where} is damaged; take it from a backup, or try sqlite3's .recover"),
    sqlite3.SQLITE_CANTOPEN: (RegisterError, "{where} cannot be opened; is its folder there, and yours to write to?"),
    sqlite3.SQLITE_READONLY: (RegisterError, "{where} cannot be written; check its permissions"),
    sqlite3.SQLITE_IOERR: (FullError, f"{{where}}: the disk failed or is full ({{problem}}). {_KEPT}"),
}
_POSTGRES = ("postgresql", "postgres", "postgresql+pg8000")


def shown(where: str) -> str:
    """Return `where` as messages show it, without a password."""
    return _PASSWORD.sub(r"\1:***@", where)


def engine_of(where: str, timeout: float) -> sa.Engine:
    """Return the engine of the file or URL `where`; nothing is opened yet.

    Raises:
        RegisterError: the URL cannot be read, or is of another kind of database.
    """
    if "://" not in where:
        return _sqlite(sa.URL.create("sqlite", database=where), timeout)
    try:
        url = make_url(where)
    except ArgumentError as problem:
        raise RegisterError(f"{shown(where)} is no URL of a database; write postgresql://USER@HOST/NAME") from problem
    if url.drivername == "sqlite":
        return _sqlite(url, timeout)
    if url.drivername not in _POSTGRES:
        raise RegisterError(f"{shown(where)}: a register is a file, or a postgresql:// URL")
    return sa.create_engine(url.set(drivername="postgresql+pg8000"), pool_pre_ping=True)


def _sqlite(url: sa.URL, timeout: float) -> sa.Engine:
    engine = sa.create_engine(url, connect_args={"timeout": timeout})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: object) -> None:
    """Let us begin transactions ourselves, readers go on beside a writer, and a commit outlive a loss of power."""
    connection.isolation_level = None
    for setting in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("waqai_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def weigh(connection: sa.Connection) -> None:
    """Let SQLite look at what its tables hold, so that it goes the short ways. PostgreSQL does so of itself."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA analysis_limit = 1000")
        connection.exec_driver_sql("ANALYZE")


def take_turn(connection: sa.Connection, timeout: float) -> None:
    """Wait until no other process writes. SQLite has done so when the transaction began."""
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text(f"SET LOCAL lock_timeout = {int(timeout * 1000)}"))
        connection.execute(sa.text(f"SELECT pg_advisory_xact_lock({_TURN})"))


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Turn what the database says went wrong into an error that says what to do."""
    try:
        yield
    except DBAPIError as problem:
        raise _meaning(where, problem) from problem
    except sqlite3.Error as problem:
        raise _of_sqlite(where, problem) from problem


def _meaning(where: str, problem: DBAPIError) -> Exception:
    if isinstance(problem.orig, sqlite3.Error):
        return _of_sqlite(where, problem.orig)
    told = problem.orig.args[0] if problem.orig and problem.orig.args else str(problem)
    return _of_postgresql(where, told, isinstance(problem, InterfaceError))


def _of_sqlite(where: str, problem: sqlite3.Error) -> Exception:
    code = (getattr(problem, "sqlite_errorcode", None) or 0) & 0xFF
    kind, words = _SQLITE.get(code, (RegisterError, "{where}: {problem}"))
    return kind(words.format(where=where, problem=problem))


def _of_postgresql(where: str, told: Any, unreachable: bool) -> Exception:
    fields = told if isinstance(told, dict) else {}
    code, words = fields.get("C", ""), fields.get("M", str(told))
    if code == "55P03":
        return LockedError(_LOCKED.format(where=where))
    if code in ("53100", "53200"):
        return FullError(_FULL.format(where=where))
    if unreachable or code[:2] in ("08", "28", "3D", "57"):
        return RegisterError(f"{where} cannot be reached: {words}")
    return RegisterError(f"{where}: {words}")
