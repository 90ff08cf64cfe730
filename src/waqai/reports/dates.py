"""The day of publication, from what a source gives for it."""

import re
from datetime import date
from email.utils import parsedate_tz

from waqai.reports.errors import DateError

_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?![0-9])")


def published_day(value: object, source: str, latest: date | None = None) -> date | None:
    """Return the day that `value` names: a date, an ISO date or time, or an RFC 822 date; None for nothing.

    `latest` is the last day that can be (today, for a caller who has a clock).

    Raises:
        DateError: the value is not a day, or lies after `latest`.
    """
    if value is None or value == "":
        return None
    day = date.fromisoformat(value.isoformat()[:10]) if isinstance(value, date) else _parsed(str(value))
    if day is None:
        raise DateError(source, f"publication date {value!r} is not a day; write it as YYYY-MM-DD")
    if latest is not None and day > latest:
        raise DateError(source, f"publication date {day} lies in the future (today is {latest}); correct it")
    return day


def _parsed(value: str) -> date | None:
    found = _ISO.match(value)
    parts = found.groups() if found else (parsedate_tz(value) or ())[:3]
    try:
        return date(*(int(part) for part in parts)) if parts else None
    except ValueError:
        return None
