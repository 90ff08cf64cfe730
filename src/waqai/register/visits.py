"""Visits: which addresses were read, when, and what a server needs to hear to answer «unchanged»."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import sqlalchemy as sa

from waqai.register.opening import Register
from waqai.register.schema import reports, visits


@dataclass(frozen=True, slots=True)
class Visit:
    """An address that was read: the validators of its answer, when, and why the page there is no report."""

    url: str
    etag: str | None
    last_modified: str | None
    at: datetime
    fault: str | None = None


class Visits:
    """The visits that a register knows, and those of this run, which `settle` keeps.

    They are settled when the reports that they gave are on file: who is stopped before that reads the same feed once
    more and loses nothing.
    """

    def __init__(self, register: Register, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._register = register
        self._now = now
        self._new: dict[str, Visit] = {}

    def last(self, url: str) -> Visit | None:
        """Return the last visit to `url`; None where there was none."""
        if url in self._new:
            return self._new[url]
        with self._register.reading() as connection:
            row = connection.execute(sa.select(visits).where(visits.c.url == url)).one_or_none()
            if row:
                return Visit(row.url, row.etag, row.last_modified, row.at, row.fault)
            added = connection.scalar(sa.select(sa.func.max(reports.c.added)).where(reports.c.url == url))
        return Visit(url, None, None, added) if added else None

    def keep(
        self, url: str, etag: str | None = None, last_modified: str | None = None, fault: str | None = None
    ) -> None:
        """Note a visit, to be kept by `settle`."""
        self._new[url] = Visit(url, etag, last_modified, self._now(), fault)

    def settle(self) -> None:
        """Keep the visits noted: to be called when the reports that they gave are on file."""
        if not self._new:
            return
        rows = [
            {
                "url": each.url,
                "etag": each.etag,
                "last_modified": each.last_modified,
                "at": each.at,
                "fault": each.fault,
            }
            for each in self._new.values()
        ]
        with self._register.writing() as connection:
            for row in rows:
                connection.execute(visits.delete().where(visits.c.url == row["url"]))
            connection.execute(visits.insert(), rows)
        self._new.clear()
