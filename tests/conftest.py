"""Settings for all tests: a shared machine is no reason for a property test to fail, and a run can be repeated.

`postgresql_url` is a fresh database of a real PostgreSQL server, which the session starts when a test first asks.
"""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pg8000.dbapi
import pytest
from hypothesis import settings

settings.register_profile("waqai", deadline=None, derandomize=True)
settings.load_profile("waqai")

_names = itertools.count(1)


def _programs() -> Path:
    """The folder of PostgreSQL's programs, the newest where there are several."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = folders[-1] if folders else shutil.which("initdb")
    if found:
        return Path(found).parent
    missing = "PostgreSQL is not installed (on Debian: apt install postgresql)"
    if os.environ.get("WAQAI_POSTGRESQL") == "required":
        pytest.fail(missing)
    pytest.skip(missing)


def _as_postgres(*command: str | Path) -> None:
    """Run a program of PostgreSQL, which refuses to be run by root."""
    user = "postgres" if os.geteuid() == 0 else None
    done = subprocess.run(
        [str(part) for part in command], check=False, user=user, cwd="/", capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr + done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def postgresql() -> Iterator[tuple[Path, int]]:
    """The programs and the port of a PostgreSQL server of this session's own, on this machine alone."""
    programs, home = _programs(), Path(tempfile.mkdtemp(prefix="waqai-postgresql-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    data, port = home / "data", _free_port()
    try:
        _as_postgres(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-p {port} -k {home} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=40"
        _as_postgres(programs / "pg_ctl", "-D", data, "-l", home / "log", "-w", "-o", options, "start")
        yield programs, port
        _as_postgres(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def postgresql_url(postgresql: tuple[Path, int]) -> str:
    """The URL of a fresh, empty database."""
    port, name = postgresql[1], f"waqai_{next(_names)}"
    with closing(pg8000.dbapi.connect("postgres", host="127.0.0.1", port=port)) as server:
        server.autocommit = True
        server.cursor().execute(f"CREATE DATABASE {name} STRATEGY file_copy")
    return f"postgresql://postgres@127.0.0.1:{port}/{name}"
