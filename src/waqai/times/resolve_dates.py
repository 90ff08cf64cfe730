"""Dates by number, set against the calendar: the year that is not told, Hijri dates, parts of months and years."""

from datetime import date

from waqai.times import calendars
from waqai.times.calendars import DAY, Interval
from waqai.times.expression import Expression
from waqai.times.setting import STEP, UNKNOWN, Setting

_SOON, _SOON_PAST = 120, 60
_JUST_PAST = 2


def resolve_date(one: Expression, setting: Setting) -> Interval | None:
    """Return the days of a date by number; unknown where its year cannot be told."""
    if one.calendar == "hijri":
        return _hijri(one, setting)
    if one.calendar == "other":
        return UNKNOWN
    if one.part == "nth weekday":
        year = one.year if one.year is not None else _year_of(one, setting)
        return UNKNOWN if year is None else calendars.nth_weekday(date(year, one.month, 1), one.weekday, one.nth)
    if one.month == 0:
        assert one.year is not None
        return parted(one, calendars.years(one.year, one.year), setting, "year")
    year = one.year if one.year is not None else _year_of(one, setting)
    if year is None:
        return UNKNOWN
    whole = calendars.month(year, one.month)
    return days_of(one, whole) if one.day else parted(one, whole, setting, "month")


def days_of(one: Expression, whole: Interval) -> Interval:
    """Return the day or days of the month or year `whole` that `one` numbers, or the week that holds them."""
    assert whole.start is not None
    assert whole.end is not None
    last = one.day_to or one.day
    if last > whole.end.day and one.calendar == "gregorian":
        return UNKNOWN
    days = Interval(whole.start + (one.day - 1) * DAY, whole.start + (last - 1) * DAY)
    return calendars.week(days.start) if one.part == "week" and days.start else days


def _year_of(one: Expression, setting: Setting) -> int | None:  # noqa: PLR0911
    """Return the year of a date that does not tell it."""
    direction = one.year_direction or one.direction
    if direction in ("same", "after", "before"):
        anchor = setting.anchor.start if setting.anchor else None
        return None if anchor is None else anchor.year + {"same": 0, "after": 1, "before": -1}[direction]
    today = setting.day
    if today is None:
        return None
    if one.year_direction or direction == "current":
        return today.year + STEP.get(one.year_direction, 0)
    here, there = (today.month, today.day), (one.month, one.day or today.day)
    if direction == "past":
        before = there < here if one.day else one.month < today.month
        return today.year if before else today.year - 1
    if direction == "future":
        after = there > here if one.day else one.month > today.month
        return today.year if after else today.year + 1
    if (setting.tense == "future" and not _just_past(one, today)) or _soon(one, setting):
        return today.year if there >= here else today.year + 1
    return today.year if there <= here else today.year - 1


def _just_past(one: Expression, today: date) -> bool:
    """Whether the date has passed within two months: the next would be told by its year or «المقبل»."""
    months = (today.month - one.month) % 12
    return 0 < months <= _JUST_PAST or (months == 0 and 0 < one.day < today.day)


def _soon(one: Expression, setting: Setting) -> bool:
    """Whether the date lies just ahead: had it been meant a year ago, the year would be told."""
    today = setting.day
    assert today is not None
    if one.day:
        days = (date(2000, one.month, min(one.day, 28)) - date(2000, today.month, min(today.day, 28))).days % 366
        return 0 < days <= (_SOON_PAST if setting.tense == "past" else _SOON)
    months = (one.month - today.month) % 12
    return setting.tense != "past" and 0 < months <= (5 if setting.tense == "present" else 3)


def _hijri(one: Expression, setting: Setting) -> Interval | None:
    year = one.year
    if year is None:
        today = setting.day
        current = calendars.hijri_year(today) if today else None
        if today is None or current is None:
            return UNKNOWN
        year = current + STEP.get(one.year_direction, 0)
        whole = calendars.hijri_month(year, one.month)
        if whole is None or whole.start is None or whole.end is None:
            return UNKNOWN
        if one.direction == "past" and whole.end >= today:
            year -= 1
        elif one.direction == "future" and whole.start <= today:
            year += 1
        elif not one.direction and not one.year_direction:
            year += (
                (whole.end < today)
                if (setting.tense == "future" or (setting.tense != "past" and one.relation == "until"))
                else -(whole.start > today)
            )
    if one.month == 0:
        first, last = calendars.hijri_month(year, 1), calendars.hijri_month(year, 12)
        return Interval(first.start, last.end) if first and last else UNKNOWN
    if year > 1500:
        return UNKNOWN
    whole = calendars.hijri_month(year, one.month)
    if whole is None:
        return UNKNOWN
    return days_of(one, whole) if one.day else parted(one, whole, setting, "hijri_month")


def parted(one: Expression, whole: Interval, setting: Setting, unit: str) -> Interval:  # noqa: PLR0911
    """Return the part of `whole` that the words name."""
    if one.part == "nth week":
        return calendars.nth_week(whole, one.nth, unit)
    if one.parts:
        return calendars.fraction(whole, one.parts, one.nth)
    if not one.part:
        return whole
    if one.part == "weekend":
        return calendars.part_of(whole, "end", "week") if unit == "week" else whole
    if one.part in ("later", "rest"):
        return Interval(setting.day if _within(setting.day, whole) else whole.start, whole.end)
    if one.part == "earlier":
        return Interval(whole.start, setting.day if _within(setting.day, whole) else whole.end)
    if one.part == "beginning" and one.relation == "since":
        return Interval(whole.start, whole.start)
    return calendars.part_of(whole, one.part, unit)


def _within(day: date | None, whole: Interval) -> bool:
    return day is not None and whole.start is not None and whole.end is not None and whole.start <= day <= whole.end
