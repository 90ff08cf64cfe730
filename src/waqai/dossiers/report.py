"""What a dossier tells: frozen values, each with the words that it rests on."""

from dataclasses import dataclass
from datetime import date

from waqai.dossiers.citing import Citation
from waqai.record.model import Bounds


@dataclass(frozen=True, slots=True)
class Entry:
    """An incident on the timeline. Undated ones have no `start`. `open` and `disputed` are as the incident has them."""

    incident: str
    start: date | None
    end: date | None
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    casualties: tuple[tuple[str, Bounds], ...]
    independent: int
    disputed: tuple[str, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Total:
    """A running total that somebody gave: bounds, from `since` (None: not told) to the day that it was told on.

    `counted` is how many incidents the register has of the same time, None where `since` is not told.
    `lower` says that it is lower than a total of the same start that was told before.
    """

    bounds: Bounds
    unit: str
    approx: bool
    since: date | None
    told: date | None
    by: str | None
    counted: int | None
    lower: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Week:
    """A week from Monday on: its incidents (ids), how many acts their words tell, and the totals told in it."""

    start: date
    incidents: tuple[str, ...]
    acts: Bounds
    totals: tuple[Total, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Happenings counted as incidents; `unplaced` are those whose week is not told."""

    id: str
    name: str
    weeks: tuple[Week, ...]
    unplaced: tuple[Entry, ...]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """What a party said or did by words on a day. `question` and `answer` are names, None where it takes no side.

    `kind` is direct, indirect, or the type of the event (REQUEST, ...). `because` tells what places it on a side.
    """

    party: str
    speaker: str
    day: date | None
    kind: str
    question: str | None
    answer: str | None
    because: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """One side of a clash: who says what, first on which day."""

    who: str
    says: str
    day: date | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A contradiction: of parties with each other, of one with itself, or on a fact."""

    kind: str
    about: str
    stands: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Something announced.

    `kind`: commitment (told by who is to do it), plan, agreement, or refusal (what will not be done).

    `state`: kept (`by` is the incident), overdue, open, dropped; an agreement and a refusal stand. `because` says why.
    """

    incident: str
    kind: str
    type: str
    who: tuple[str, ...]
    start: date | None
    end: date | None
    told: date | None
    state: str
    by: str | None
    because: str
    citations: tuple[Citation, ...]
    kept: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on the day that it was told, and who gave it."""

    day: date | None
    bounds: Bounds
    approx: bool
    by: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class Series:
    """Figures of one thing over time; `declared` where the dossier asks for it, else gathered by unit."""

    name: str
    unit: str
    declared: bool
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tips a factor: words that somebody said (`by`, None: the report's own voice), or an incident."""

    day: date | None
    by: str | None
    incident: str | None
    because: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Factor:
    """A factor with the evidence for and against it."""

    name: str
    supports: tuple[Evidence, ...]
    weakens: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """The positions of one party, in order of time."""

    party: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class DossierReport:
    """All that the reports on file tell of a situation up to `as_of`, the last day of publication among them."""

    name: str
    title: str
    about: str
    as_of: date | None
    reports: int
    outlets: tuple[str, ...]
    timeline: tuple[Entry, ...]
    tallies: tuple[Tally, ...]
    parties: tuple[Holding, ...]
    clashes: tuple[Clash, ...]
    steps: tuple[Step, ...]
    series: tuple[Series, ...]
    factors: tuple[Factor, ...]
