"""Days gathered into periods: days, weeks from Monday, months or years, as many as can be told apart."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

Unit = Literal["day", "week", "month", "year"]
UNITS: tuple[Unit, ...] = ("day", "week", "month", "year")
MOST = 110  # periods in a chart
DENSE = 0.75  # share of the counts that a chart shows at least
SQUEEZED = 3  # how many times longer the whole time must be to be cut


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: date
    end: date


@lru_cache(1 << 15)
def period_of(day: date, unit: Unit) -> Period:
    """Return the period in which a day is."""
    if unit == "day":
        return Period(day, day)
    if unit == "week":
        monday = day - timedelta(days=min(day.weekday(), (day - date.min).days))
        return Period(monday, _later(monday, 6))
    if unit == "month":
        first = day.replace(day=1)
        return Period(first, _later(first.replace(day=28), 4, before_month=True))
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def _later(day: date, days: int, *, before_month: bool = False) -> date:
    if date.max - day < timedelta(days=days):
        return date.max
    later = day + timedelta(days=days)
    return later - timedelta(days=later.day) if before_month else later


def periods(first: date, last: date, unit: Unit) -> tuple[Period, ...]:
    """Return all periods of a unit from that of `first` to that of `last`."""
    found = [period_of(first, unit)]
    while found[-1].end < last:
        found.append(period_of(found[-1].end + timedelta(days=1), unit))
    return tuple(found)


def unit_for(first: date, last: date, most: int = MOST) -> Unit:
    """Return the finest unit of which there are not too many."""
    days = (last - first).days + 1
    for unit, long in (("day", 1), ("week", 7), ("month", 30.4)):
        if days / long <= most:
            return unit  # type: ignore[return-value]
    return "year"


def span_of(counts: Mapping[date, int]) -> tuple[date, date] | None:
    """Return the first and last day that a chart shows: all, or those in which most lie, where these are far fewer.

    Reports recall what was long ago; a chart of all years would leave no room for the days that they are about.
    """
    days = sorted(counts)
    if not days:
        return None
    first, last = _densest(days, counts)
    whole, kept = (days[-1] - days[0]).days, (last - first).days
    return (first, last) if kept * SQUEEZED < whole and whole > MOST else (days[0], days[-1])


def _densest(days: Sequence[date], counts: Mapping[date, int]) -> tuple[date, date]:
    """Return the ends of the shortest time in which `DENSE` of the counts lie."""
    enough = sum(counts.values()) * DENSE
    best: tuple[int, date, date] | None = None
    held, start = 0, 0
    for end in days:
        held += counts[end]
        while held - counts[days[start]] >= enough:
            held -= counts[days[start]]
            start += 1
        if held >= enough and (best is None or (end - days[start]).days < best[0]):
            best = (end - days[start]).days, days[start], end
    return (best[1], best[2]) if best else (days[0], days[-1])


def gathered(counts: Iterable[tuple[date, int]], within: Sequence[Period], unit: Unit) -> list[int]:
    """Return the sums of the counts of days, for each of the periods `within`."""
    found = dict.fromkeys(within, 0)
    for day, count in counts:
        if (at := period_of(day, unit)) in found:
            found[at] += count
    return list(found.values())
