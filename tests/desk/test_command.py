"""`waqai desk`: who may log in, and when the desk refuses to open."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from waqai.cli import main
from waqai.desk import serving
from waqai.desk.settings import Settings
from waqai.register.opening import open_register
from waqai.register.users import all_users


@pytest.fixture
def where(tmp_path: Path) -> str:
    return str(tmp_path / "waqai.db")


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """The settings of the desks that were opened."""
    found: list[Settings] = []
    monkeypatch.setattr(serving, "serve", lambda _register, settings: found.append(settings))
    return found


def _run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(main, ["desk", *words], input=typed)


def test_a_desk_of_one_opens_at_once(where: str, served: list[Settings]) -> None:
    told = _run("--register", where, "--port", "8111", "--who", "huda")
    assert told.exit_code == 0, told.output
    assert "http://127.0.0.1:8111/" in told.output
    assert (served[0].needs_accounts, served[0].user) == (False, "huda")


def test_a_desk_for_others_opens_when_somebody_can_log_in(where: str, served: list[Settings]) -> None:
    told = _run("--register", where, "--host", "0.0.0.0")
    assert told.exit_code == 2
    assert "waqai desk user add" in told.output
    assert served == []
    _run("user", "add", "huda", "--role", "admin", "--register", where, typed="three plain words\n")
    told = _run("--register", where, "--host", "0.0.0.0")
    assert told.exit_code == 0
    assert "unencrypted" in told.output
    assert served[0].needs_accounts


def test_users_are_added_changed_and_removed(where: str) -> None:
    assert _run("user", "add", "huda", "--register", where, typed="short\n").exit_code == 2
    assert _run("user", "add", "huda", "--register", where, typed="three plain words\n").exit_code == 0
    assert _run("user", "add", "huda", "--register", where, typed="three plain words\n").exit_code == 2
    assert _run("user", "change", "huda", "--role", "reviewer", "--register", where).exit_code == 0
    assert "huda  reviewer" in _run("user", "list", "--register", where).output
    with open_register(where) as register:
        assert all_users(register)[0].secret.startswith("$argon2id$")
    assert _run("user", "remove", "huda", "--register", where).exit_code == 0
    assert _run("user", "remove", "huda", "--register", where).exit_code == 2
