"""What a reader says of a report: scores of anchors, roles and links. What they mean is decided in `events`."""

from dataclasses import dataclass
from typing import Literal, Protocol

from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis
from waqai.figures.figure import Figure
from waqai.places.place import PlaceMention
from waqai.reports.report import Report
from waqai.spans import Span
from waqai.statements.statement import Statement
from waqai.times.time import Time

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["occurred", "planned", "demanded", "threatened", "denied", "possible"]
RoleName = Literal["actors", "recipients", "sources"]


@dataclass(frozen=True, slots=True)
class Found:
    """What the earlier rooms found in a report, for a reader to judge."""

    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    places: tuple[PlaceMention, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A word that tells an event. `token` is its index; scores lie in 0..1.

    `evidence` names the lexicon lines and cues that support it (empty: none does).
    """

    token: int
    span: Span
    type: EventType
    mode: str | None
    status: Status
    score: float
    status_score: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """Mention number `mention` fills `role` of anchor number `anchor`."""

    anchor: int
    mention: int
    role: RoleName
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Link:
    """Anchor number `anchor` is tied to item number `item` of the found times, or of the found places.

    Items beyond the last place are found mentions, meant by their state.
    """

    anchor: int
    item: int
    score: float
    because: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A reader's judgement of one report. `roles`, `times`, `places` point into `mentions` and `Found`.

    `mentions` may differ from those found: a reader adds and drops. `same_entity` and `same_incident`
    are pairs of mentions and of anchors that it holds to be one, with their scores.
    """

    anchors: tuple[Anchor, ...]
    mentions: tuple[Mention, ...]
    roles: tuple[Role, ...]
    statements: tuple[Statement, ...]
    times: tuple[Link, ...]
    places: tuple[Link, ...]
    same_entity: tuple[tuple[int, int, float], ...]
    same_incident: tuple[tuple[int, int, float], ...]
    considered: tuple[str, ...]


class Reader(Protocol):
    """One way to read: by the lexicons alone, or by the trained model that knows them."""

    def read(self, report: Report, analysis: Analysis, found: Found) -> Reading:
        """Score what `report` tells."""
        ...
