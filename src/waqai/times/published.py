"""When a text without a date was published, as far as its own dates tell."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from waqai.arabic.tokens import Analysis
from waqai.spans import Span
from waqai.times import calendars
from waqai.times.calendars import DAY
from waqai.times.finding import Read, read
from waqai.times.tense import tense_at
from waqai.times.time import PublishedInference

_UNSAID = 300  # a date without its year is less than ten months old
_SEARCHED = 400
_CLOSE = 6


class _Dated(NamedTuple):
    month: int
    day: int
    span: Span


def infer_published(analysis: Analysis) -> PublishedInference | None:
    """Return the days before which a text cannot have been published; None where it names no year.

    The text is later than every past event that it dates with a year. A past date without a year is less
    than ten months old; and where the text writes the year of a month («أغسطس 2023») while it leaves
    the year of other dates unsaid, that written year is not the year of publication. The earliest day on
    which all this holds is the answer; `because` are the date that it falls on and the year that tells.
    """
    reads = read(analysis)
    told = sorted(_told(reads), reverse=True)
    if not told:
        return None
    floor, source, by_month = told[0]
    unsaid = tuple(_unsaid(reads))
    start = floor
    if unsaid and by_month and any(d.day for d in unsaid):
        start = date(floor.year + 1, 1, 1)
    for offset in range(_SEARCHED):
        day = start + offset * DAY
        ages = [_age(d, day) for d in unsaid]
        if all(age <= _UNSAID for age in ages):
            return _answer(day, source, tuple(d.span for d, age in zip(unsaid, ages, strict=True) if age == 0))
    return PublishedInference(floor, None, (source,))


def _answer(day: date, source: Span, latest: tuple[Span, ...]) -> PublishedInference:
    return PublishedInference(day, None, (*latest, source) if latest else (source,))


def _told(reads: tuple[Read, ...]) -> Iterator[tuple[date, Span, bool]]:
    """Yield the first day of each past time that is told with its year, and whether it is a bare month."""
    for each in reads:
        one = each.one
        if one.kind != "date" or one.year is None or one.calendar != "gregorian" or not _past(each) or not _plain(each):
            continue
        whole = calendars.month(one.year, one.month) if one.month else calendars.years(one.year, one.year)
        if whole.start is None or (whole.end is not None and one.day > whole.end.day and one.month):
            continue
        yield whole.start + max(one.day - 1, 0) * DAY, each.span, bool(one.month and not one.day)


def _unsaid(reads: tuple[Read, ...]) -> Iterator[_Dated]:
    for each in reads:
        one = each.one
        plain = one.kind == "date" and one.month and one.calendar == "gregorian" and one.year is None
        if plain and not one.direction and not one.year_direction and each.tense == "past":
            yield _Dated(one.month, one.day_to or one.day, each.span)


def _plain(each: Read) -> bool:
    """Whether a year that stands alone is surely one: «عام 2013», «في 2013», but not «قانون الدفاع 2019»."""
    scan, one = each.scan, each.one
    return bool(one.month) or not scan.word(one.first)[:1].isdecimal() or scan.word(one.first - 1) in ("في", "منذ")


def _past(each: Read) -> bool:
    """Whether a past verb stands close before the time, or leads the clause that the time opens."""
    scan, one = each.scan, each.one
    here = scan.sentence(one.first)
    if any(tense_at(scan, i) == "future" for i in here) or one.relation == "until":
        return False
    near = [tense_at(scan, i) for i in range(one.first - 1, max(here[0], one.first - _CLOSE) - 1, -1)]
    verb = next((tense for tense in near if tense), None)
    if verb is None and one.first - here[0] <= 2:
        after = (tense_at(scan, i) for i in range(one.last, here[-1] + 1))
        verb = next((tense for tense in after if tense), None)
    return verb == "past"


def _age(one: _Dated, day: date) -> int:
    """Return how many days before `day` the date last fell, a bare month by its first day."""
    for year in (day.year, day.year - 1):
        whole = calendars.month(year, one.month)
        assert whole.start is not None
        assert whole.end is not None
        there = whole.start + (min(max(one.day, 1), whole.end.day) - 1) * DAY
        if there <= day:
            return (day - there).days
    return 366
