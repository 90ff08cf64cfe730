from collections.abc import Callable
from datetime import date

import pytest

from waqai import times
from waqai.arabic import analyse
from waqai.reports.report import Report

Read = Callable[..., list[tuple[str, str | None, str | None]]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read a text that was published on a day (ISO), and give (words, first day, last day) of each time."""

    def reader(text: str, published: str | None = "2018-05-16") -> list[tuple[str, str | None, str | None]]:
        day = date.fromisoformat(published) if published else None
        found = times.find(analyse(Report(text, "test")), day, day)
        return [(t.span.of(text), t.start and t.start.isoformat(), t.end and t.end.isoformat()) for t in found]

    return reader
