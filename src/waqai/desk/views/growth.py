"""How the figures of an incident grew: each on the day of its report, as the bounds that it gives."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from waqai.desk.views.filters import words_at
from waqai.desk.views.naming import bounds
from waqai.desk.words import Words
from waqai.incidents.incident import Toll

HEIGHT, HEAD = 150.0, 18.0  # of the chart, and the room above its highest figure, in pixels


@dataclass(frozen=True, slots=True)
class Point:
    """A figure: where it stands (`x` in percent, `low` and `high` in pixels), and what it says."""

    x: float
    low: float
    high: float
    unbounded: bool
    told: str
    day: date | None
    sources: tuple[str, ...]
    report: str
    address: str


@dataclass(frozen=True, slots=True)
class Growth:
    """The figures of one kind of casualties, in order of publication. `top` is the number at the chart's head."""

    kind: str
    points: tuple[Point, ...]
    first: date | None
    last: date | None
    top: float

    @property
    def drawn(self) -> bool:
        """Tell whether there is anything to see in a chart."""
        return len(self.points) > 1 and self.first is not None


def growths(t: Words, tolls: Sequence[Toll]) -> tuple[Growth, ...]:
    """Return the growth of each kind of figures."""
    kinds = sorted({toll.kind for toll in tolls}, key=lambda kind: (kind != "killed", kind != "wounded", kind))
    return tuple(_growth(t, kind, [toll for toll in tolls if toll.kind == kind]) for kind in kinds)


def _growth(t: Words, kind: str, tolls: Sequence[Toll]) -> Growth:
    days = [toll.published for toll in tolls if toll.published]
    first, last = min(days, default=None), max(days, default=None)
    top = (
        max((side for toll in tolls for side in (toll.bounds.low, toll.bounds.high) if side is not None), default=0)
        or 1
    )
    xs = places([toll.published for toll in tolls])
    points = []
    for toll, x in zip(tolls, xs, strict=True):
        low, high = toll.bounds.low, toll.bounds.high
        points.append(
            Point(
                x=x,
                low=height(low if low is not None else 0, top),
                high=height(high if high is not None else low or 0, top),
                unbounded=high is None,
                told=bounds(t, low, high),
                day=toll.published,
                sources=toll.sources,
                report=toll.mention.report,
                address=words_at(toll.mention.report, toll.mention.event),
            )
        )
    return Growth(kind, tuple(points), first, last, top)


def height(value: float, top: float) -> float:
    """Return where a number stands in the chart, in pixels from its head."""
    return round(HEIGHT - (HEIGHT - HEAD) * value / top, 1)


def places(days: Sequence[date | None]) -> list[float]:
    """Return where days stand, in percent; those of one day side by side, those without a day at the end."""
    known = [day for day in days if day]
    if not known:
        return [round(100 * (at + 0.5) / len(days), 2) for at in range(len(days))]
    first, last = min(known), max(known)
    span = (last - first).days + 1
    wide = 100 / (span + any(day is None for day in days))
    found, seen = [], dict[date | None, int]()
    shared = _counted(days)
    for day in days:
        at = (day - first).days if day else span
        turn = seen.get(day, 0)
        seen[day] = turn + 1
        found.append(round(wide * (at + (turn + 0.5) / shared[day]), 2))
    return found


def _counted(days: Iterable[date | None]) -> dict[date | None, int]:
    found: dict[date | None, int] = {}
    for day in days:
        found[day] = found.get(day, 0) + 1
    return found
