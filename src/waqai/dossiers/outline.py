"""The outline of a dossier as it is written: sections of lines and tables, the same in every form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.dossiers.citing import Citation
from waqai.dossiers.report import Clash, DossierReport, Entry, Evidence, Position, Stand, Step, Tally, Total
from waqai.record.saying import bounds


@dataclass(frozen=True, slots=True)
class Cell:
    """Words with the citations that they rest on."""

    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line: when, what, more of it, and the words to be quoted there and then (None: in the notes alone)."""

    when: str
    what: str
    details: tuple[Cell, ...] = ()
    citations: tuple[Citation, ...] = ()
    quoted: Citation | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `share` is how long its bar is, from 0 to 1."""

    cells: tuple[Cell, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines, or a table, under a title of their own."""

    title: str
    lines: tuple[Line, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the dossier; `empty` is what stands there where it has nothing."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    empty: str

    @property
    def is_empty(self) -> bool:
        """Tell whether it has nothing to show."""
        return not any(block.lines or block.rows for block in self.blocks)


def summary(report: DossierReport) -> str:
    """Return what the dossier was made from."""
    outlets = f" of {len(report.outlets)} outlets ({', '.join(report.outlets)})" if report.outlets else ""
    return f"{report.reports} reports{outlets}; as of {report.as_of or 'no day that is told'}"


def outline(report: DossierReport) -> tuple[Section, ...]:
    """Return the sections of the dossier, in order."""
    return (
        Section("timeline", "Timeline", (Block("", tuple(map(_entry, report.timeline))),), "No incident is told."),
        Section("counts", "Counted by week", tuple(_tallies(report.tallies)), "Nothing is counted."),
        Section(
            "positions",
            "Positions",
            tuple(Block(held.party, tuple(map(_position, held.positions))) for held in report.parties),
            "No party takes a position.",
        ),
        Section("clashes", "Contradictions", tuple(_clashes(report.clashes)), "No contradiction is told."),
        Section("steps", "Commitments and planned steps", tuple(_steps(report.steps)), "Nothing was announced."),
        Section("figures", "Figures", tuple(_series(report)), "No figure is told."),
        Section("factors", "Factors", tuple(_factors(report)), "There is no evidence on any factor."),
    )


def citations(section: Section) -> Iterator[Citation]:
    """Yield the citations of a section in the order in which they stand."""
    for block in section.blocks:
        for line in block.lines:
            yield from line.citations
            for cell in line.details:
                yield from cell.citations
        for row in block.rows:
            for cell in row.cells:
                yield from cell.citations


def days(start: date | None, end: date | None) -> str:
    """Return days as they read best: one, a range, or an open one."""
    if start and end:
        return f"{start}" if start == end else f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "undated"


def _entry(one: Entry) -> Line:
    details = []
    if one.place:
        details.append(f"in {one.place}")
    details += [f"{kind}: {bounds(many)}" for kind, many in one.casualties]
    details.append("1 independent outlet" if one.independent == 1 else f"{one.independent} independent outlets")
    if one.disputed:
        details.append(f"disputed: {', '.join(one.disputed)}")
    first = one.citations[0] if one.citations else None
    return Line(days(one.start, one.end), _what(one), tuple(map(Cell, details)), one.citations, first, one.status)


def _what(one: Entry) -> str:
    type_ = f"{one.type} ({one.mode})" if one.mode else one.type
    status = "" if one.status == "occurred" else f" {one.status}"
    sides = " → ".join(filter(None, (", ".join(one.actors) or "unnamed", ", ".join(one.recipients))))
    return f"{type_}{status}: {sides}"


def _tallies(tallies: Iterable[Tally]) -> Iterator[Block]:
    for one in tallies:
        most = max((len(week.incidents) for week in one.weeks), default=0) or 1
        rows = tuple(
            Row(
                (
                    Cell(f"{week.start} to {week.start + timedelta(days=6)}"),
                    Cell(str(len(week.incidents)), week.citations),
                    Cell(bounds(week.acts) if week.incidents else "0"),
                    Cell(
                        "; ".join(map(total, week.totals)) or "–",
                        tuple(given.citation for given in week.totals),
                    ),
                ),
                len(week.incidents) / most,
            )
            for week in one.weeks
        )
        yield Block(one.name, (), ("week", "incidents", "acts told", "running totals given"), rows)
        if one.unplaced:
            yield Block(f"{one.name}: of no certain week", tuple(map(_entry, one.unplaced)))


def total(one: Total) -> str:
    """Return a running total in words."""
    about = "about " if one.approx else ""
    beside = f", {one.counted} counted here" if one.counted is not None else ""
    lower = ", lower than told before" if one.lower else ""
    since = f" since {one.since}" if one.since else ""
    return f"{about}{bounds(one.bounds)} ({one.unit}){since}: {one.by or 'the report'}{beside}{lower}"


def _position(one: Position) -> Line:
    what = f"{one.speaker}, {one.kind}"
    if one.question:
        what += f" — {one.question} {one.answer}"
    details = (Cell(f"told by {one.because}"),) if one.because else ()
    return Line(str(one.day or "undated"), what, details, one.citations, one.citations[0])


_CLASHES = {
    "each other": "Parties that contradict each other",
    "itself": "Parties that contradict themselves",
    "fact": "Facts on which reports or sources differ",
}


def _clashes(clashes: Iterable[Clash]) -> Iterator[Block]:
    found = list(clashes)
    for kind, title in _CLASHES.items():
        lines = tuple(
            Line(str(one.stands[0].day or "undated"), one.about, tuple(map(_stand, one.stands)), tone=kind)
            for one in found
            if one.kind == kind
        )
        yield Block(title, lines)


def _stand(one: Stand) -> Cell:
    return Cell(f"{one.who}, {one.day or 'undated'}: {one.says}", one.citations)


_STATES = ("open", "overdue", "kept", "dropped", "stands")


def _steps(steps: Iterable[Step]) -> Iterator[Block]:
    found = list(steps)
    for state in _STATES:
        yield Block(state.capitalize(), tuple(_step(one) for one in found if one.state == state))


def _step(one: Step) -> Line:
    details = [Cell(f"for {days(one.start, one.end)}")] if one.start or one.end else []
    details.append(Cell(one.because, one.kept))
    who = ", ".join(one.who) or "unnamed"
    return Line(
        str(one.told or "undated"), f"{one.kind}: {who}, {one.type}", tuple(details), one.citations,
        one.citations[0] if one.citations else None, one.state,
    )  # fmt: skip


def _series(report: DossierReport) -> Iterator[Block]:
    for one in report.series:
        rows = tuple(
            Row(
                (
                    Cell(str(point.day or "undated")),
                    Cell(("about " if point.approx else "") + bounds(point.bounds), (point.citation,)),
                    Cell(point.by or "the report"),
                ),
                0,
            )
            for point in one.points
        )
        yield Block(one.name, (), ("told on", one.unit, "by"), rows)


def _factors(report: DossierReport) -> Iterator[Block]:
    for one in report.factors:
        for side, found in (("for", one.supports), ("against", one.weakens)):
            yield Block(f"{one.name}: {side}", tuple(map(_evidence, found)) or (Line("", "no evidence is told"),))


def _evidence(one: Evidence) -> Line:
    voice = one.by or ("incident" if one.incident else "the report")
    return Line(str(one.day or "undated"), f"{voice}: {one.because}", (), one.citations, one.citations[0])
