"""Counts of incidents by period, type and party, and running totals of casualties with their ranges."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from waqai.desk.views.filters import ORDER, QUAD_OF, Filters
from waqai.desk.views.naming import bounds, name_of
from waqai.desk.views.periods import Period, period_of
from waqai.desk.views.strip import Strip
from waqai.desk.words import Words
from waqai.incidents.summing import Actor, DayCount, Harm

HEIGHT, HEAD = 150.0, 18.0  # of a chart, and the room at its head, in pixels


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table of counts: what is counted, its share of the longest bar in percent, where it leads."""

    code: str
    name: str
    quad: int
    count: int
    share: float
    address: str


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period: incidents of each class (4 to 1), all of them, and all so far."""

    period: Period
    quads: tuple[int, ...]
    count: int
    running: int


@dataclass(frozen=True, slots=True)
class Sum:
    """Casualties of a period and all so far, in words; `top` and `foot` are the heights of the band in the chart."""

    period: Period
    x: float
    width: float
    here: str
    running: str
    unbounded: bool
    top: float
    foot: float
    any: bool


@dataclass(frozen=True, slots=True)
class Running:
    """The running total of one kind of casualties; `most` stands at the chart's head."""

    kind: str
    sums: tuple[Sum, ...]
    total: str
    most: float
    before: str


def by_type(t: Words, days: Iterable[DayCount], filters: Filters) -> tuple[Row, ...]:
    """Return how many incidents there are of each type, in the order of the codebook's classes."""
    counts: dict[str, int] = {}
    for _, code, count in days:
        counts[code] = counts.get(code, 0) + count
    most = max(counts.values(), default=1)
    return tuple(
        Row(
            code,
            t.label("type", code),
            QUAD_OF.get(code, 0),
            n,
            round(100 * n / most, 2),
            filters.address("/incidents", types=(code,)),
        )
        for code in (*ORDER, *sorted(counts.keys() - QUAD_OF.keys()))
        if (n := counts.get(code, 0))
    )


def by_party(t: Words, parties: Sequence[Actor], filters: Filters, field: str) -> tuple[Row, ...]:
    """Return the parties with the most incidents; `field` is the side of `Wanted` on which they are."""
    most = max((one.count for one in parties), default=1)
    had: tuple[str, ...] = getattr(filters.wanted, field)
    return tuple(
        Row(
            one.key,
            name_of(t, one.name, one.name_ar),
            0,
            one.count,
            round(100 * one.count / most, 2),
            filters.address("/incidents", **{field: tuple(dict.fromkeys((*had, one.key)))}),
        )
        for one in parties
    )


def by_period(strip: Strip) -> tuple[PeriodRow, ...]:
    """Return the periods of a strip with their counts and running totals, which begin with what lies before it."""
    running = strip.before
    rows = []
    for bar in strip.bars:
        running += bar.count
        quads = {part.quad: part.count for part in bar.parts}
        rows.append(PeriodRow(bar.period, tuple(quads.get(quad, 0) for quad in (4, 3, 2, 1)), bar.count, running))
    return tuple(rows)


def running(t: Words, harms: Sequence[Harm], strip: Strip) -> tuple[Running, ...]:
    """Return the running totals of casualties over the periods of a strip."""
    kinds = sorted({harm.kind for harm in harms}, key=lambda kind: (kind != "killed", kind != "wounded", kind))
    return tuple(_running(t, kind, [harm for harm in harms if harm.kind == kind and harm.day], strip) for kind in kinds)


def _running(t: Words, kind: str, harms: Sequence[Harm], strip: Strip) -> Running:
    first, last = strip.bars[0].period.start, strip.bars[-1].period.end
    here: dict[Period, list[float]] = {bar.period: [0.0, 0.0, 0.0] for bar in strip.bars}
    total = [0.0, 0.0, 0.0]
    for harm in harms:
        if harm.day is None or harm.day > last:
            continue
        added = total if harm.day < first else here[period_of(harm.day, strip.unit)]
        for at, value in enumerate((harm.low, harm.high, harm.unbounded)):
            added[at] += value
    before = _told(t, total)
    most = total[1] + sum(high for _, high, _ in here.values()) or 1.0
    sums = []
    for bar in strip.bars:
        added = here[bar.period]
        total = [had + more for had, more in zip(total, added, strict=True)]
        foot, top = (round(HEIGHT - (HEIGHT - HEAD) * value / most, 1) for value in total[:2])
        told = _told(t, added), _told(t, total)
        sums.append(Sum(bar.period, bar.x, bar.width, *told, bool(total[2]), top, foot, any(added)))
    return Running(kind, tuple(sums), _told(t, total), most, before)


def _told(t: Words, total: Sequence[float]) -> str:
    low, high, unbounded = total
    return bounds(t, low, None if unbounded else high)
