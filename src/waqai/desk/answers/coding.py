"""Coding a text that is handed in: its record, which is not kept."""

from datetime import date
from threading import BoundedSemaphore

from waqai.coding import code, reader_named
from waqai.record.model import Record
from waqai.reports.making import report
from waqai.reports.report import Report
from waqai.reports.terms import Terms

LONGEST = 100_000  # characters
_AT_ONCE = BoundedSemaphore(2)


def read(
    text: str,
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    url: str | None = None,
    name: str | None = None,
    source: str = "api",
) -> Report:
    """Return the report of a text.

    Raises:
        ReportError: it cannot be read as one.
    """
    terms = Terms(latest=date.today())
    return report(text, terms, source=source, title=title, name=name, published=published, url=url, outlet=outlet)


def coded(given: Report, reader: str | None) -> Record:
    """Return the record of a report; few are coded at a time."""
    with _AT_ONCE:
        return code(given, reader_named(reader))
