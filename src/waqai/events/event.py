"""An event as the coder decides on it, in terms of the report's entities, times, places and figures."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from waqai.reader.reading import EventType, Status
from waqai.spans import Span

LinkType = Literal["same_incident", "because_of", "in_response_to", "contradicts", "follows_up"]
RelationType = Literal["leader_of", "member_of", "backed_by", "part_of", "spokesman_of"]


@dataclass(frozen=True, slots=True)
class Count:
    """How many, between `low` and `high` (None = unbounded), and the figure that says so."""

    low: float | None
    high: float | None
    figure: int | None


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an event. Actors, recipients and sources are indices into the report's entities,
    `place` into the found places, `time` into the found times; `country` is where it happened."""

    anchor: int
    token: int
    span: Span
    type: EventType
    mode: str | None
    status: Status
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    sources: tuple[int, ...]
    start: date | None
    end: date | None
    time: int | None
    place: int | None
    country: str | None
    count: Count | None
    casualties: tuple[tuple[str, Count], ...]
    incident: int
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventLink:
    """A tie between two events (indices), and the words that say so."""

    type: LinkType
    source: int
    target: int
    span: Span
    because: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A standing relation between two entities (indices), and the words that say so."""

    type: RelationType
    subject: int
    object: int
    span: Span


@dataclass(frozen=True, slots=True)
class Events:
    """What a report tells: its events in the order of their words, their links, and standing relations."""

    events: tuple[Event, ...] = ()
    links: tuple[EventLink, ...] = ()
    relations: tuple[Relation, ...] = field(default=())
