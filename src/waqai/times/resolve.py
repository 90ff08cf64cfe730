"""From an expression to days: against the day of publication, the clause's tense and the time named before."""

from datetime import date, timedelta

from waqai.times import calendars
from waqai.times.calendars import DAY, Interval
from waqai.times.expression import Expression
from waqai.times.resolve_dates import days_of, parted, resolve_date
from waqai.times.setting import STEP, UNKNOWN, Setting

_NEAR_AHEAD = 2


def resolve(one: Expression, setting: Setting) -> Interval | None:
    """Return the days of `one`; None where it names a time by another that the text does not give."""
    if one.part == "before Christ":
        return UNKNOWN
    rules = {
        "date": resolve_date,
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


def _one_weekday(one: Expression, weekday: int, today: date, setting: Setting) -> date:  # noqa: PLR0911
    back = timedelta(days=(today.isoweekday() - weekday) % 7)
    ahead = timedelta(days=(weekday - today.isoweekday()) % 7)
    if one.direction == "named":
        near = today + (one.offset - 3) * DAY
        return near + ((weekday - near.isoweekday()) % 7) * DAY
    if one.week:
        monday = calendars.week(today + STEP[one.week] * 7 * DAY).start
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


def _unit(one: Expression, setting: Setting) -> Interval | None:
    whole = _whole(one, setting)
    if whole is None or whole == UNKNOWN:
        return whole
    if one.part == "nth weekday" and whole.start is not None:
        return calendars.nth_weekday(whole.start, one.weekday, one.nth)
    if one.day:
        return days_of(one, whole) if one.direction != "nearest" else _number_alone(one, whole, setting)
    if one.part == "weekend" or (one.part in ("end", "late") and one.unit == "week"):
        weekend = calendars.part_of(whole, "end" if one.part != "late" else "late", "week")
        passed = setting.tense == "past" and one.direction == "current" and setting.day and weekend.start
        if passed and weekend.start and setting.day and weekend.start > setting.day:
            return Interval(weekend.start - 7 * DAY, weekend.end - 7 * DAY if weekend.end else None)
        return weekend
    return parted(one, whole, setting, one.unit)


def _number_alone(one: Expression, whole: Interval, setting: Setting) -> Interval:
    """Return the day of «يوم 27»: in this month, or in the next or last if the clause says so."""
    today = setting.day
    assert today is not None
    assert whole.start is not None
    wrong = one.day < today.day if setting.tense == "future" else setting.tense == "past" and one.day > today.day
    step = 0 if not wrong else (1 if setting.tense == "future" else -1)
    return days_of(one, calendars.holding(calendars.move(whole.start, "month", step), "month"))


def _whole(one: Expression, setting: Setting) -> Interval | None:
    if one.direction == "numbered":
        assert one.year is not None
        return calendars.years((one.year - 1) * 100 + 1, one.year * 100)
    if one.direction in ("same", "after", "before"):
        return _by_anchor(one, setting)
    if setting.day is None:
        return UNKNOWN
    step = STEP[one.direction] * (1 + one.skip)
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


def _ago(one: Expression, setting: Setting) -> Interval | None:  # noqa: PLR0911
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
        century = (setting.day.year // 100 + STEP.get(one.direction, 0)) * 100
    return parted(one, calendars.years(century + one.year, century + one.year + 9), setting, "decade")


def _season(one: Expression, setting: Setting) -> Interval:
    if one.year is not None:
        return parted(one, calendars.season(one.year, one.season), setting, "season")
    today = setting.day
    if today is None:
        return UNKNOWN
    these = [calendars.season(today.year + n, one.season) for n in (-2, -1, 0, 1, 2)]
    if one.direction == "past":
        return [s for s in these if s.end is not None and s.end < today][-1]
    if one.direction == "future":
        return next(s for s in these if s.start is not None and s.start > today)
    return parted(one, these[2], setting, "season")
