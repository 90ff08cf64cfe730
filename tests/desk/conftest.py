"""A desk to test: real reports of our own, coded and linked once a session; each test has a copy of the register."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from waqai.desk.app import create_app
from waqai.desk.serving import server
from waqai.desk.settings import Settings
from waqai.incidents.storing import linked
from waqai.register.adding import add
from waqai.register.coders import coder
from waqai.register.opening import Register, open_register
from waqai.register.versions import version
from waqai.reports import read_many

ROOT = Path(__file__).parents[2]
SOURCES = [
    *sorted((ROOT / "examples").glob("*.*")),
    *sorted((ROOT / "examples").glob("*/*.jsonl")),
    *sorted((ROOT / "tests/dossiers").glob("**/*.jsonl")),
]
ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the session's register: to be copied, not changed."""
    path = tmp_path_factory.mktemp("desk") / "waqai.db"
    with open_register(path) as register, coder("lexicon") as chosen:
        add(register, read_many(SOURCES, on_error=lambda _fault: None), chosen, version("lexicon"))
        linked(register)
    return path


@pytest.fixture
def register(made: Path, tmp_path: Path) -> Iterator[Register]:
    """A register of this test's own."""
    with open_register(shutil.copy(made, tmp_path / "waqai.db")) as opened:
        yield opened


@pytest.fixture
def settings() -> Settings:
    """The settings of the desk under test; a test module may have its own."""
    return Settings(reader="lexicon", user="analyst")


@pytest.fixture
def app(register: Register, settings: Settings) -> FastAPI:
    return create_app(register, settings=settings)


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A client of a desk of one, which reads English; `client.get(..., params={"lang": "ar"})` reads Arabic."""
    with TestClient(app, base_url=ADDRESS, headers={"accept-language": "en"}, follow_redirects=False) as found:
        yield found


@pytest.fixture
def token(client: TestClient) -> str:
    """The token that a change by `client` carries: `headers={"X-CSRF-Token": token}` or the field `csrf`."""
    return client.get("/reports").text.split('name="csrf" content="')[1].split('"')[0]


@pytest.fixture
def serve(register: Register) -> Iterator[Callable[[Settings], int]]:
    """Serve a desk on this test's register by a real server; give its settings, get its port."""
    running: list[tuple[object, threading.Thread]] = []

    def served(settings: Settings) -> int:
        made = server(register, replace(settings, port=0))
        thread = threading.Thread(target=made.run, daemon=True)
        thread.start()
        running.append((made, thread))
        until = time.monotonic() + 10
        while not made.started and time.monotonic() < until:
            time.sleep(0.01)
        return int(made.servers[0].sockets[0].getsockname()[1])

    yield served
    for made, thread in running:
        made.should_exit = True  # type: ignore[attr-defined]
        thread.join(10)
