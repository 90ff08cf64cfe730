"""Days, and the weeks, months, seasons, years, decades and centuries that hold them."""

import calendar
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from hijridate import Gregorian, Hijri

DAY = timedelta(days=1)
_SEASONS = {1: (3, 5), 2: (6, 8), 3: (9, 11), 4: (12, 2)}
_MONTHS_OF = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}


class Interval(NamedTuple):
    """First and last day, both included; None = open or unknown."""

    start: date | None
    end: date | None


def month(year: int, number: int) -> Interval:
    """Return the days of a Gregorian month."""
    return Interval(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]))


def years(first: int, last: int) -> Interval:
    """Return the days from the first of January of `first` to the end of `last`."""
    return Interval(date(first, 1, 1), date(last, 12, 31))


def week(day: date) -> Interval:
    """Return the week from Monday to Sunday that holds `day`; the last of the calendar ends with it."""
    monday = day - day.weekday() * DAY
    return Interval(monday, monday + min(6 * DAY, date.max - monday))


def season(year: int, number: int) -> Interval:
    """Return a northern season (1 = spring); a winter is that which begins in `year`."""
    first, last = _SEASONS[number]
    return Interval(date(year, first, 1), month(year + (last < first), last).end)


def holding(day: date, unit: str) -> Interval:
    """Return the calendar unit (day, week, month, year, decade, century) that holds `day`."""
    if unit in ("day", "night", "hour", "minute", "second"):
        return Interval(day, day)
    if unit == "week":
        return week(day)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "year":
        return years(day.year, day.year)
    if unit == "decade":
        return years(max(1, day.year // 10 * 10), day.year // 10 * 10 + 9)
    return years((day.year - 1) // 100 * 100 + 1, min(9999, (day.year - 1) // 100 * 100 + 100))


def move(day: date, unit: str, amount: float) -> date:
    """Return `day` moved by `amount` units; a day that its month lacks becomes the month's last.

    Raises:
        OverflowError: the calendar does not reach so far.
    """
    days = {"day": 1, "night": 1, "week": 7, "hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}.get(unit)
    if days is not None:
        return day + timedelta(days=int(amount * days))
    total = day.year * 12 + day.month - 1 + int(amount * _MONTHS_OF[unit])
    year, index = divmod(total, 12)
    if not 1 <= year <= 9998:
        raise OverflowError(f"no such day: {day} moved by {amount} {unit}")
    return date(year, index + 1, min(day.day, calendar.monthrange(year, index + 1)[1]))


def hijri_month(year: int, number: int) -> Interval | None:
    """Return the Gregorian days of a Hijri month (Umm al-Qura), None where the table has no such year."""
    try:
        first = Hijri(year, number, 1)
        last = Hijri(year, number, first.month_length())
        return Interval(date(*first.to_gregorian().datetuple()), date(*last.to_gregorian().datetuple()))
    except (ValueError, OverflowError):
        return None


@cache
def hijri_year(day: date) -> int | None:
    """Return the Hijri year that holds `day`, None where the table does not reach."""
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def part_of(whole: Interval, part: str, unit: str) -> Interval:
    """Return the early, middle or late part of a month, week or year (GUIDELINES: early July is 1-10 July)."""
    start, end = whole
    if start is None or end is None:
        return whole
    if unit == "week":
        bounds = {"early": (0, 2), "beginning": (0, 2), "middle": (2, 4), "late": (3, 6), "end": (5, 6)}[part]
        return Interval(start + bounds[0] * DAY, start + bounds[1] * DAY)
    if unit == "decade":
        years_ = {"early": (0, 3), "beginning": (0, 1), "middle": (4, 6), "late": (7, 9), "end": (8, 9)}[part]
        return years(start.year + years_[0], start.year + years_[1])
    if unit in ("month", "hijri_month"):
        if part in ("early", "beginning"):
            return Interval(start, start + 9 * DAY)
        return Interval(start + 10 * DAY, start + 19 * DAY) if part == "middle" else Interval(start + 20 * DAY, end)
    return _months_part(start, end, part)


def _months_part(start: date, end: date, part: str) -> Interval:
    """Early and late years are their first and last quarter, the beginning and the end a month."""
    total = (end.year - start.year) * 12 + end.month - start.month + 1
    third = max(1, total // 4)
    edge = max(1, total // 12)
    first, length = {
        "early": (0, third),
        "beginning": (0, edge),
        "middle": (total // 3, max(1, total // 3)),
        "late": (total - third, third),
        "end": (total - edge, edge),
    }[part]
    return Interval(move(start, "month", first), move(start, "month", first + length) - DAY)


def fraction(whole: Interval, parts: int, number: int) -> Interval:
    """Return the `number`-th of `parts` equal parts of a year."""
    if whole.start is None or whole.end is None or not 1 <= number <= parts:
        return whole
    months = (whole.end.year - whole.start.year) * 12 + whole.end.month - whole.start.month + 1
    size = max(1, months // parts)
    return Interval(move(whole.start, "month", (number - 1) * size), move(whole.start, "month", number * size) - DAY)


def nth_week(whole: Interval, number: int, unit: str) -> Interval:
    """Return the `number`-th week of a month (its full weeks) or of a year (ISO 8601); -1 is the last."""
    if whole.start is None or whole.end is None:
        return whole
    if unit == "month":
        first = whole.start + (-whole.start.weekday() % 7) * DAY
        last = whole.end - 6 * DAY - (whole.end.weekday() + 1) % 7 * DAY
    else:
        first = date.fromisocalendar(whole.start.year, 1, 1)
        last = week(date(whole.start.year, 12, 28)).start or first
    return week(last if number < 0 else first + (number - 1) * 7 * DAY)


def nth_weekday(first: date, weekday: int, number: int) -> Interval:
    """Return the `number`-th weekday (Monday = 1) of the month that begins on `first`; unknown if it has none."""
    day = first + ((weekday - first.isoweekday()) % 7 + (number - 1) * 7) * DAY
    return Interval(day, day) if day.month == first.month else Interval(None, None)
