"""From an expression to days: against the day of publication, the clause's tense and the time named before."""

from datetime import date, timedelta
from typing import NamedTuple

from waqai.times import calendars
from waqai.times.calendars import DAY, Interval
from waqai.times.expression import Expression
from waqai.times.tense import Tense

UNKNOWN = Interval(None, None)
_STEP = {"past": -1, "future": 1, "current": 0, "nearest": 0}
_NEAR_AHEAD = 2
_SOON, _SOON_PAST = 120, 60
_JUST_PAST = 2


class Setting(NamedTuple):
    """What a time is read against: a day of publication, the clause's tense, the time named before."""

    day: date | None
    tense: Tense | None
    anchor: Interval | None


def resolve(one: Expression, setting: Setting) -> Interval | None:
    """Return the days of `one`; None where it names a time by another that the text does not give."""
    rules = {
        "date": _date,
        "weekday": _weekday,
        "day": _day,
        "unit": _unit,
        "several": _several,
        "ago": _ago,
        "decade": _decade,
        "season": _season,
    }
    try:
        return rules[one.kind](one, setting)
    except (OverflowError, ValueError):
        return UNKNOWN


def _ahead(setting: Setting, one: Expression) -> bool:
    return setting.tense == "future" or (setting.tense != "past" and one.relation == "until")


# -- dates -------------------------------------------------------------------------------------------


def _date(one: Expression, setting: Setting) -> Interval | None:
    if one.calendar == "hijri":
        return _hijri(one, setting)
    if one.part == "nth weekday":
        year = one.year if one.year is not None else _year_of(one, setting)
        return UNKNOWN if year is None else calendars.nth_weekday(date(year, one.month, 1), one.weekday, one.nth)
    if one.month == 0:
        assert one.year is not None
        return _parted(one, calendars.years(one.year, one.year), setting, "year")
    year = one.year if one.year is not None else _year_of(one, setting)
    if year is None:
        return UNKNOWN
    whole = calendars.month(year, one.month)
    return _days(one, whole) if one.day else _parted(one, whole, setting, "month")


def _days(one: Expression, whole: Interval) -> Interval:
    assert whole.start is not None and whole.end is not None
    last = one.day_to or one.day
    if last > whole.end.day and one.calendar == "gregorian":
        return UNKNOWN
    days = Interval(whole.start + (one.day - 1) * DAY, whole.start + (last - 1) * DAY)
    return calendars.week(days.start) if one.part == "week" and days.start else days


def _year_of(one: Expression, setting: Setting) -> int | None:
    """Return the year of a date that does not tell it."""
    direction = one.year_direction or one.direction
    if direction in ("same", "after", "before"):
        anchor = setting.anchor.start if setting.anchor else None
        return None if anchor is None else anchor.year + {"same": 0, "after": 1, "before": -1}[direction]
    today = setting.day
    if today is None:
        return None
    if one.year_direction or direction == "current":
        return today.year + _STEP.get(one.year_direction, 0)
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
        year = current + _STEP.get(one.year_direction, 0)
        whole = calendars.hijri_month(year, one.month)
        if whole is None or whole.start is None or whole.end is None:
            return UNKNOWN
        if one.direction == "past" and whole.end >= today:
            year -= 1
        elif one.direction == "future" and whole.start <= today:
            year += 1
        elif not one.direction and not one.year_direction:
            year += (whole.end < today) if _ahead(setting, one) else -(whole.start > today)
    if one.month == 0:
        first, last = calendars.hijri_month(year, 1), calendars.hijri_month(year, 12)
        return Interval(first.start, last.end) if first and last else UNKNOWN
    if year > 1500:
        return UNKNOWN
    whole = calendars.hijri_month(year, one.month)
    if whole is None:
        return UNKNOWN
    return _days(one, whole) if one.day else _parted(one, whole, setting, "hijri_month")


def _parted(one: Expression, whole: Interval, setting: Setting, unit: str) -> Interval:
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


# -- days ----------------------------------------------------------------------------------------------


def _day(one: Expression, setting: Setting) -> Interval:
    if setting.day is None:
        return UNKNOWN
    day = setting.day + one.offset * DAY
    return Interval(day, day)


def _weekday(one: Expression, setting: Setting) -> Interval:
    today = setting.day
    if today is None:
        return UNKNOWN
    if one.weekday_to:
        last = _one_weekday(one, one.weekday_to, today, setting)
        first = last - ((last.isoweekday() - one.weekday) % 7) * DAY
        return Interval(first, last)
    day = _one_weekday(one, one.weekday, today, setting)
    return Interval(day, day)


def _one_weekday(one: Expression, weekday: int, today: date, setting: Setting) -> date:
    back = timedelta(days=(today.isoweekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - today.isoweekday()) % 7)
    if one.direction == "named":
        near = today + (one.offset - 3) * DAY
        return near + ((weekday - near.isoweekday()) % 7) * DAY
    if one.week:
        monday = calendars.week(today + _STEP[one.week] * 7 * DAY).start
        assert monday is not None
        return monday + (weekday - 1) * DAY
    if one.day and (dated := _with_number(one.day, weekday, today)) is not None:
        return dated
    if one.direction == "past":
        return today - (back or 7 * DAY) - one.skip * 7 * DAY
    if one.direction == "future":
        return today + (ahead or 7 * DAY)
    if one.direction == "current" or _ahead(setting, one):
        return today + ahead
    if setting.tense == "near":
        return today + ahead if ahead < back else today - back
    if setting.tense == "present" and ahead.days <= _NEAR_AHEAD:
        return today + ahead
    return today - back


def _with_number(number: int, weekday: int, today: date) -> date | None:
    """Return the day of that weekday and number in the month that is nearest to `today`."""
    near = sorted(range(-31, 32), key=lambda n: (abs(n), n))
    days = (today + n * DAY for n in near)
    return next((day for day in days if day.day == number and day.isoweekday() == weekday), None)


# -- units ---------------------------------------------------------------------------------------------


def _unit(one: Expression, setting: Setting) -> Interval | None:
    whole = _whole(one, setting)
    if whole is None or whole == UNKNOWN:
        return whole
    if one.part == "nth weekday" and whole.start is not None:
        return calendars.nth_weekday(whole.start, one.weekday, one.nth)
    if one.day:
        return _days(one, whole) if one.direction != "nearest" else _number_alone(one, whole, setting)
    if one.part == "weekend" or (one.part in ("end", "late") and one.unit == "week"):
        weekend = calendars.part_of(whole, "end" if one.part != "late" else "late", "week")
        passed = setting.tense == "past" and one.direction == "current" and setting.day and weekend.start
        if passed and weekend.start and setting.day and weekend.start > setting.day:
            return Interval(weekend.start - 7 * DAY, weekend.end - 7 * DAY if weekend.end else None)
        return weekend
    return _parted(one, whole, setting, one.unit)


def _number_alone(one: Expression, whole: Interval, setting: Setting) -> Interval:
    """Return the day of «يوم 27»: in this month, or in the next or last if the clause says so."""
    today = setting.day
    assert today is not None and whole.start is not None
    wrong = one.day < today.day if setting.tense == "future" else setting.tense == "past" and one.day > today.day
    step = 0 if not wrong else (1 if setting.tense == "future" else -1)
    return _days(one, calendars.holding(calendars.move(whole.start, "month", step), "month"))


def _whole(one: Expression, setting: Setting) -> Interval | None:
    if one.direction == "numbered":
        assert one.year is not None
        return calendars.years((one.year - 1) * 100 + 1, one.year * 100)
    if one.direction in ("same", "after", "before"):
        return _by_anchor(one, setting)
    if setting.day is None:
        return UNKNOWN
    step = _STEP[one.direction] * (1 + one.skip)
    if one.unit == "night" and step == -1:
        return Interval(setting.day - DAY, setting.day)
    return calendars.holding(calendars.move(setting.day, one.unit, step), one.unit)


def _by_anchor(one: Expression, setting: Setting) -> Interval | None:
    anchor = setting.anchor
    if anchor is None or anchor.start is None or _coarser(anchor, one.unit):
        if one.direction == "after" and setting.tense == "future" and setting.day is not None:
            return calendars.holding(calendars.move(setting.day, one.unit, 1), one.unit)
        return None
    if one.direction == "same":
        return anchor if one.unit == "day" else calendars.holding(anchor.start, one.unit)
    from_day = (anchor.end or anchor.start) if one.direction == "after" else anchor.start
    step = 1 if one.direction == "after" else -1
    return calendars.holding(calendars.move(from_day, one.unit, step), one.unit)


def _coarser(anchor: Interval, unit: str) -> bool:
    """Whether the time named before is longer than the unit that is counted from it."""
    assert anchor.start is not None
    whole = calendars.holding(anchor.start, unit)
    return whole.end is not None and (anchor.end is None or anchor.end > whole.end + 2 * DAY) and unit != "day"


def _several(one: Expression, setting: Setting) -> Interval | None:
    if one.direction in ("before", "after"):
        if setting.anchor is None:
            return None
        if one.direction == "before":
            return Interval(None, setting.anchor.end)
        return Interval(setting.anchor.start, None)
    today = setting.day
    if today is None:
        return UNKNOWN
    if one.direction == "future":
        end = calendars.move(today, one.unit, one.amount) if one.amount is not None else None
        return Interval(today, end)
    return Interval(calendars.move(today, one.unit, -one.amount) if one.amount is not None else None, today)


def _ago(one: Expression, setting: Setting) -> Interval | None:
    if one.unit in ("hour", "minute", "second"):
        return None
    if one.direction in ("after", "before"):
        return _from_anchor(one, setting)
    today = setting.day
    if today is None:
        return UNKNOWN
    sign = -1 if one.direction == "past" or (one.direction == "told" and setting.tense != "future") else 1
    if one.amount is None:
        return Interval(None, today) if sign < 0 else Interval(today, None)
    if one.plus:
        for unit, amount in ((one.unit, one.amount), *one.plus):
            today = calendars.move(today, unit, sign * amount)
        return Interval(today, today)
    there = calendars.holding(calendars.move(today, one.unit, sign * one.amount), _grain(one.unit))
    if one.bound == "more":
        return Interval(None, there.end) if sign < 0 else Interval(there.start, None)
    if one.bound == "less":
        return Interval(there.start, today) if sign < 0 else Interval(today, there.end)
    return there


def _grain(unit: str) -> str:
    """«منذ عقدين» is that year: tens of years are counted in years."""
    return "year" if unit in ("decade", "century") else unit


def _from_anchor(one: Expression, setting: Setting) -> Interval | None:
    if one.amount is None:
        return None
    sign = 1 if one.direction == "after" else -1
    if setting.tense == "future" and setting.day is not None and sign > 0:
        return calendars.holding(calendars.move(setting.day, one.unit, one.amount), _grain(one.unit))
    anchor = setting.anchor
    if anchor is None or anchor.start is None:
        return None
    return calendars.holding(calendars.move(anchor.start, one.unit, sign * one.amount), _grain(one.unit))


def _decade(one: Expression, setting: Setting) -> Interval:
    assert one.year is not None
    century = 1900
    if one.nth:
        century = (one.nth - 1) * 100
    elif one.direction and setting.day:
        century = (setting.day.year // 100 + _STEP.get(one.direction, 0)) * 100
    return _parted(one, calendars.years(century + one.year, century + one.year + 9), setting, "decade")


def _season(one: Expression, setting: Setting) -> Interval:
    if one.year is not None:
        return _parted(one, calendars.season(one.year, one.season), setting, "season")
    today = setting.day
    if today is None:
        return UNKNOWN
    these = [calendars.season(today.year + n, one.season) for n in (-2, -1, 0, 1, 2)]
    if one.direction == "past":
        return [s for s in these if s.end is not None and s.end < today][-1]
    if one.direction == "future":
        return [s for s in these if s.start is not None and s.start > today][0]
    return _parted(one, these[2], setting, "season")
