"""A dossier as its page shows it: the same facts as `waqai dossier`, each with the way to its words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from waqai.desk.views.filters import words_at
from waqai.desk.views.growth import height, places
from waqai.desk.views.naming import bounds
from waqai.desk.words import Words
from waqai.dossiers.citing import Citation
from waqai.dossiers.report import Clash, DossierReport, Position, Series, Step, Tally
from waqai.record.model import Bounds

STATES = ("open", "overdue", "kept", "dropped", "stands")
CLASHES = ("each other", "itself", "fact")
FOUND = 80  # characters by which a browser finds a passage
At = Mapping[tuple[str, int], str]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report: before, in and after what says it, whose they are, and the way to them."""

    parts: tuple[str, str, str]
    report: str
    outlet: str | None
    day: date | None
    address: str


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a count: its bar in percent of the busiest week."""

    start: date
    count: int
    share: float
    x: float
    width: float
    acts: str
    totals: tuple[str, ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """A running total that somebody gave."""

    day: date | None
    since: date | None
    told: str
    unit: str
    by: str | None
    counted: int | None
    lower: bool
    quote: Quote


@dataclass(frozen=True, slots=True)
class Counted:
    """A count by week; `unplaced` counts what is of no certain week."""

    id: str
    name: str
    weeks: tuple[Week, ...]
    unplaced: int
    totals: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure over time: where it stands (as in `growth`), and what it says."""

    x: float
    low: float
    high: float
    told: str
    day: date | None
    by: str | None
    quote: Quote


@dataclass(frozen=True, slots=True)
class Line:
    """Figures of one thing over time."""

    name: str
    points: tuple[Point, ...]
    top: float


def quoting(at: At) -> Callable[[Citation], Quote]:
    """Return what makes quotes of citations; `at` has the ids of events by report and offset."""

    def made(one: Citation) -> Quote:
        return Quote(one.parts, one.report, one.outlet, one.published, address_of(one, at))

    return made


def address_of(one: Citation, at: At) -> str:
    """Return the way to cited words: to the event that they tell; else the browser finds them by what they say."""
    event = at.get((one.report, one.mark.start))
    if event:
        return words_at(one.report, event)
    words = " ".join(one.quotation.split())[:FOUND].rsplit(" ", 1)[0]
    found = quote(words, safe="", errors="replace").replace("-", "%2D")
    return f"{words_at(one.report, '')}:~:text={found}"


def counted(t: Words, tally: Tally, made: Callable[[Citation], Quote]) -> Counted:
    """Return a count by week."""
    most = max((len(week.incidents) for week in tally.weeks), default=0) or 1
    wide = 100 / (len(tally.weeks) or 1)
    weeks = tuple(
        Week(
            start=week.start,
            count=len(week.incidents),
            share=round(100 * len(week.incidents) / most, 1),
            x=round(at * wide, 3),
            width=round(wide * 0.86, 3),
            acts=many(t, week.acts) if week.incidents else "0",
            totals=tuple(many(t, total.bounds, total.approx) for total in week.totals),
            quotes=tuple(map(made, week.citations)),
        )
        for at, week in enumerate(tally.weeks)
    )
    totals = tuple(
        Given(
            day=one.told,
            since=one.since,
            told=many(t, one.bounds, one.approx),
            unit=one.unit,
            by=one.by,
            counted=one.counted,
            lower=one.lower,
            quote=made(one.citation),
        )
        for one in tally.totals
    )
    return Counted(tally.id, tally.name, weeks, len(tally.unplaced), totals)


def many(t: Words, value: Bounds, approx: bool = False) -> str:
    """Return bounds in words, with «about» where they are rough."""
    told = bounds(t, value.low, value.high)
    return t("dossiers.about_many", n=told) if approx else told


def line(t: Words, series: Series, made: Callable[[Citation], Quote]) -> Line:
    """Return figures over time."""
    sides = [side for point in series.points for side in (point.bounds.low, point.bounds.high) if side is not None]
    top = max(sides, default=0) or 1
    xs = places([point.day for point in series.points])
    points = []
    for point, x in zip(series.points, xs, strict=True):
        low, high = point.bounds.low, point.bounds.high
        floor = low if low is not None else high or 0
        points.append(
            Point(
                x,
                height(floor, top),
                height(high if high is not None else floor, top),
                many(t, point.bounds, point.approx),
                point.day,
                point.by,
                made(point.citation),
            )
        )
    return Line(series.name, tuple(points), top)


def by_state(steps: Iterable[Step]) -> tuple[tuple[str, tuple[Step, ...]], ...]:
    """Return the steps by their state."""
    found = tuple(steps)
    groups = ((state, tuple(one for one in found if one.state == state)) for state in STATES)
    return tuple(group for group in groups if group[1])


def by_kind(clashes: Iterable[Clash]) -> tuple[tuple[str, tuple[Clash, ...]], ...]:
    """Return the contradictions by their kind."""
    found = tuple(clashes)
    groups = ((kind, tuple(one for one in found if one.kind == kind)) for kind in CLASHES)
    return tuple(group for group in groups if group[1])


def taken(positions: Iterable[Position]) -> tuple[tuple[str, str, int], ...]:
    """Return (question, answer, how often) of the positions that take a side."""
    found: dict[tuple[str, str], int] = {}
    for one in positions:
        if one.question:
            key = (one.question, one.answer or "")
            found[key] = found.get(key, 0) + 1
    return tuple((question, answer, count) for (question, answer), count in found.items())


def cited(report: DossierReport) -> frozenset[str]:
    """Return the ids of all reports that the dossier cites."""
    ids = {c.report for entry in report.timeline for c in entry.citations}
    ids |= {c.report for tally in report.tallies for week in tally.weeks for c in week.citations}
    ids |= {c.report for held in report.parties for one in held.positions for c in one.citations}
    ids |= {c.report for clash in report.clashes for stand in clash.stands for c in stand.citations}
    ids |= {c.report for step in report.steps for c in (*step.citations, *step.kept)}
    ids |= {c.report for factor in report.factors for one in (*factor.supports, *factor.weakens) for c in one.citations}
    return frozenset(ids)
