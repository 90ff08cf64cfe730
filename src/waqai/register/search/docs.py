"""The numbers of docs: the day of publication, the number of the report, the part of it."""

from datetime import date

UNDATED = 0
_DAY, _REPORT = 40, 10
LAST_PART = (1 << _REPORT) - 1


def doc_of(published: date | None, report: int, part: int = 0) -> int:
    """Return the number of a part of a report; the later published, the greater, and earlier parts before later."""
    return (ordinal(published) << _DAY) | (report << _REPORT) | (LAST_PART - min(part, LAST_PART))


def first_of(day: date) -> int:
    """Return the least number that a doc published on `day` can have."""
    return day.toordinal() << _DAY


def ordinal(day: date | None) -> int:
    """Return the number of `day`; 0 for none."""
    return day.toordinal() if day else UNDATED


def day_of(number: int) -> date | None:
    """Return the day of that number."""
    return date.fromordinal(number) if number else None
