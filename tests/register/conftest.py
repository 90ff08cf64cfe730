"""Registers to test on: each test that asks for `where` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from waqai.register.opening import Register, open_register


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return str(tmp_path / "waqai.db")
    return str(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def register(where: str) -> Iterator[Register]:
    with open_register(where) as opened:
        yield opened
