"""TIMEX3 values of times."""

from datetime import date

from waqai.times import calendars
from waqai.times.calendars import Interval
from waqai.times.expression import Expression

_SEASONS = {1: "SP", 2: "SU", 3: "FA", 4: "WI"}


def timex(one: Expression, days: Interval) -> str:  # noqa: PLR0911
    """Return the TIMEX3 value of `one`, which covers `days`; X stands for what is unknown."""
    if days == Interval(None, None):
        return _unresolved(one)
    if days.start is None or days.end is None:
        if one.kind in ("several", "ago") and one.amount is None:
            return "PAST_REF" if days.start is None else "FUTURE_REF"
        return f"{_iso(days.start)}/{_iso(days.end)}"
    if days.start == days.end:
        return days.start.isoformat()
    if one.kind == "season" and not one.part:
        return f"{days.start.year:04d}-{_SEASONS[one.season]}"
    for unit in ("week", "month", "year", "decade", "century"):
        if calendars.holding(days.start, unit) == days and (unit != "week" or one.kind != "date"):
            return _named(days.start, unit)
    if one.unit == "week" and days == calendars.part_of(calendars.week(days.start), "end", "week"):
        return _named(days.start, "week") + "-WE"
    return f"{_iso(days.start)}/{_iso(days.end)}"


def _iso(day: date | None) -> str:
    return ".." if day is None else day.isoformat()


def _named(day: date, unit: str) -> str:
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "century":
        return f"{day.year // 100:02d}XX"
    return {"month": f"{day:%Y-%m}", "year": f"{day.year:04d}", "decade": f"{day.year // 10:03d}X"}[unit]


def _unresolved(one: Expression) -> str:
    if one.part == "before Christ":
        return "BCXXXX"
    if one.calendar != "gregorian":
        return "XXXX"
    if one.kind == "weekday":
        return f"XXXX-WXX-{one.weekday}"
    if one.kind == "date":
        year = "XXXX" if one.year is None else f"{one.year:04d}"
        month = f"-{one.month:02d}" if one.month else ""
        return year + month + (f"-{one.day:02d}" if one.day else "")
    if one.kind == "season":
        return f"XXXX-{_SEASONS[one.season]}"
    return {"week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(one.unit, "XXXX-XX-XX")
