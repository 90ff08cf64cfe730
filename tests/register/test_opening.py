"""Opening a register: new, old, newer, foreign, missing, locked, on a full disk."""

import secrets
import shutil
import sqlite3
import subprocess
import tempfile
from contextlib import closing
from pathlib import Path

import pg8000.dbapi
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

import waqai.incidents.keeping.tables
from waqai.register.databases import translated
from waqai.register.errors import (
    ForeignDatabaseError,
    FullError,
    LockedError,
    MissingRegisterError,
    NewerRegisterError,
    RegisterError,
)
from waqai.register.migrations import VERSION_TABLE, newest
from waqai.register.opening import open_register
from waqai.register.schema import marks, metadata


def test_the_steps_make_the_tables_of_the_schema(register):
    assert waqai.incidents.keeping.tables.TABLES

    def ours(item, name, kind, *_):
        return kind != "table" or name in metadata.tables

    options = {"version_table": VERSION_TABLE, "include_object": ours}
    with register.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_opening_twice_changes_nothing(where):
    with open_register(where) as first, first.writing() as connection:
        connection.execute(marks.insert().values(name="x", value=[1, "أ\x00"]))
    with open_register(where, create=False) as again, again.reading() as connection:
        assert connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")) == newest()
        assert connection.scalar(sa.select(sa.func.count()).select_from(marks)) == 1


def test_a_register_of_a_newer_version_is_refused_and_left_as_it_is(where):
    with open_register(where) as register, register.writing() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(NewerRegisterError, match=f"form 9999; this one knows forms up to {newest()}.*update Waqai"):
        open_register(where)


def test_a_missing_register_is_made_only_where_asked(tmp_path):
    with pytest.raises(MissingRegisterError, match="waqai add"):
        open_register(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_an_empty_postgresql_database_is_no_register(postgresql_url):
    with pytest.raises(MissingRegisterError):
        open_register(postgresql_url, create=False)


def test_databases_of_something_else_are_refused(tmp_path):
    (tmp_path / "text.db").write_text("no database, only words " * 100)
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE accounts (x)").connection.close()
    for name in ("text.db", "other.db"):
        with pytest.raises(ForeignDatabaseError, match=name):
            open_register(tmp_path / name)


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ("/no/such/folder/waqai.db", "cannot be opened"),
        ("mysql://me@host/db", "postgresql://"),
        ("postgresql://me:secret@127.0.0.1:1/db", "cannot be reached"),
    ],
)
def test_what_cannot_be_opened_says_why_and_tells_no_password(where, told):
    with pytest.raises(RegisterError, match=told) as problem:
        open_register(where)
    assert "secret" not in str(problem.value)


def test_a_locked_register_says_so_and_loses_nothing(where):
    with (
        open_register(where) as one,
        open_register(where, timeout=0.1) as other,
        one.writing() as connection,
    ):
        connection.execute(marks.insert().values(name="kept", value=1))
        with pytest.raises(LockedError, match="locked by another process"), other.writing():
            pass
        with other.reading() as beside:
            assert beside.execute(sa.select(marks)).all() == []
    with open_register(where) as again, again.reading() as connection:
        assert connection.scalars(sa.select(marks.c.name)).all() == ["kept"]


def test_a_full_disk_says_so_and_keeps_what_was_kept(tmp_path):
    path = tmp_path / "full.db"
    with open_register(path) as register:
        with register.writing() as connection:
            connection.execute(marks.insert().values(name="kept", value=1))
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(FullError, match="no room is left"), register.writing() as connection:
            connection.execute(marks.insert().values(name="lost", value="x" * 1_000_000))
    with open_register(path) as again, again.reading() as connection:
        assert connection.scalars(sa.select(marks.c.name)).all() == ["kept"]


def _small_disk(folder):
    """Mount a disk of 24 MB, which an unprivileged user may not."""
    folder.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder], check=False, capture_output=True)
    if done.returncode:
        pytest.skip(f"a small disk cannot be mounted here: {done.stderr.decode().strip()}")
    shutil.chown(folder, "postgres")


def test_a_full_disk_of_postgresql_says_so_and_keeps_what_was_kept(postgresql_url):
    folder = Path(tempfile.mkdtemp(prefix="waqai-full-", dir="/var/tmp"))
    folder.chmod(0o755)
    small, url = folder / "disk", make_url(postgresql_url)
    _small_disk(small)
    try:
        with closing(pg8000.dbapi.connect("postgres", host=url.host, port=url.port)) as server:
            server.autocommit = True
            server.cursor().execute(f"CREATE TABLESPACE small LOCATION '{small}'")
            server.cursor().execute(f"ALTER DATABASE {url.database} SET TABLESPACE small")
            with open_register(postgresql_url) as register:
                with register.writing() as connection:
                    connection.execute(marks.insert().values(name="kept", value=1))
                many = [{"name": f"lost {number}", "value": secrets.token_hex(100_000)} for number in range(300)]
                with pytest.raises(FullError, match="no room is left"), register.writing() as connection:
                    connection.execute(marks.insert(), many)
                with register.reading() as connection:
                    assert connection.scalars(sa.select(marks.c.name)).all() == ["kept"]
            server.cursor().execute(f"DROP DATABASE {url.database}")
            server.cursor().execute("DROP TABLESPACE small")
    finally:
        subprocess.run(["umount", small], check=True)
        shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("code", "kind"), [("53100", FullError), ("53200", FullError), ("55P03", LockedError), ("58030", RegisterError)]
)
def test_what_a_server_says_is_told_with_what_to_do(code, kind):
    problem = pg8000.dbapi.DatabaseError({"S": "ERROR", "C": code, "M": "could not extend file"})
    with pytest.raises(kind, match="postgresql://host/db"), translated("postgresql://host/db"):
        raise OperationalError("INSERT", {}, problem)


def _none(connection):
    """Write something, and return 0."""
    connection.execute(marks.insert().values(name="lost, too", value=1))
    return 0


def test_what_raises_within_a_change_undoes_it(register):
    with pytest.raises(ZeroDivisionError), register.writing() as connection:
        connection.execute(marks.insert().values(name="lost", value=1 / _none(connection)))
    with register.reading() as connection:
        assert connection.execute(sa.select(marks)).all() == []


def test_a_reader_sees_one_state_while_others_write(register):
    with register.reading() as reading:
        before = reading.execute(sa.select(marks)).all()
        with register.writing() as writing:
            writing.execute(marks.insert().values(name="new", value=1))
        assert reading.execute(sa.select(marks)).all() == before == []


def test_reviews_are_only_appended(register):
    with register.writing() as connection:
        connection.execute(sa.text("INSERT INTO reviews (action, who, at) VALUES ('merge', 'me', '2026-01-01 00:00')"))
    for statement in ("UPDATE reviews SET who = 'you'", "DELETE FROM reviews"):
        with pytest.raises(RegisterError, match="only appended"), register.writing() as connection:
            connection.execute(sa.text(statement))
