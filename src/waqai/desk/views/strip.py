"""A strip of bars along the days: how many incidents begin when. Each bar leads to its period."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.desk.views.filters import QUAD_OF
from waqai.desk.views.periods import Period, Unit, gathered, periods, span_of, unit_for


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar, of one class of types: from `top` on, `height` high, in percent of the chart."""

    quad: int
    top: float
    height: float
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A period: where its bar stands and how wide it is, in percent of the chart, and what it holds."""

    period: Period
    x: float
    width: float
    parts: tuple[Part, ...]

    @property
    def count(self) -> int:
        """How many incidents begin in the period."""
        return sum(part.count for part in self.parts)


@dataclass(frozen=True, slots=True)
class Strip:
    """All bars, the tallest of which holds `most`; `before` and `behind` count what lies outside, `undated` what has
    no day.
    """

    unit: Unit
    bars: tuple[Bar, ...]
    most: int
    before: int
    behind: int
    undated: int
    total: int

    @property
    def marks(self) -> tuple[date, ...]:
        """The first, middle and last day of the strip."""
        first, last = self.bars[0].period.start, self.bars[-1].period.end
        return first, first + timedelta(days=(last - first).days // 2), last

    @property
    def earlier(self) -> date | None:
        """The last day before the strip."""
        first = self.bars[0].period.start
        return first - timedelta(days=1) if first > date.min else None

    @property
    def later(self) -> date | None:
        """The first day behind the strip."""
        last = self.bars[-1].period.end
        return last + timedelta(days=1) if last < date.max else None


def strip(days: Sequence[tuple[date | None, str, int]], *, unit: Unit | None = None) -> Strip | None:
    """Return the strip of (day, type, number of incidents); None where none of them has a day."""
    dated = [(day, kind, count) for day, kind, count in days if day is not None]
    counts: dict[date, int] = {}
    for day, _, count in dated:
        counts[day] = counts.get(day, 0) + count
    span = span_of(counts)
    if span is None:
        return None
    unit = unit or unit_for(*span)
    within = periods(*span, unit)
    by_quad = {
        quad: gathered(((day, count) for day, kind, count in dated if QUAD_OF.get(kind) == quad), within, unit)
        for quad in (4, 3, 2, 1)
    }
    sums = [sum(column) for column in zip(*by_quad.values(), strict=True)]
    most = max(sums) or 1
    wide = 100 / len(within)
    bars = [
        Bar(period, round(at * wide, 3), round(wide * 0.86, 3), _parts(((q, n[at]) for q, n in by_quad.items()), most))
        for at, period in enumerate(within)
    ]
    undated = sum(count for day, _, count in days if day is None)
    before = sum(count for day, count in counts.items() if day < within[0].start)
    behind = sum(count for day, count in counts.items() if day > within[-1].end)
    return Strip(unit, tuple(bars), most, before, behind, undated, sum(counts.values()) + undated)


def _parts(counts: Iterable[tuple[int, int]], most: int) -> tuple[Part, ...]:
    """Return the parts of a bar, the first at its foot."""
    parts: list[Part] = []
    below = 0
    for quad, count in counts:
        if count:
            below += count
            parts.append(Part(quad, round(100 - 100 * below / most, 3), round(100 * count / most, 3), count))
    return tuple(parts)
