"""An incident: one happening, told by one report or many."""

from dataclasses import dataclass
from datetime import date

from waqai.record.model import Bounds


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """An event of a report's record: the report's id in the register, and the event's id in its record."""

    report: str
    event: str


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, as one over many reports. `key` is the same wherever the actor is the same."""

    key: str
    name: str
    name_ar: str
    kind: str
    country: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class Site:
    """Where an incident happened, as exactly as its reports tell."""

    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class Toll:
    """One casualty figure that a report gives: how many, who says so, and when it was published."""

    kind: str
    bounds: Bounds
    mention: Mention
    sources: tuple[str, ...]
    published: date | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that some tell of a field, with the mentions that tell it and the names of their sources."""

    value: str
    mentions: tuple[Mention, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A field (status, actors, recipients, place, casualties.killed, ...) on which reports or sources differ."""

    field: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What was told of the incident on a day: its status then (planned, occurred, denied, ...)."""

    published: date | None
    status: str
    mention: Mention


@dataclass(frozen=True, slots=True)
class Telling:
    """A report that tells of the incident; `main` where it is chiefly about it.

    `also` are further names under which the same text of the same outlet came.
    """

    report: str
    main: bool
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening: what, by whom, to whom, where, when, and how well it is told.

    `id` stays the same while reports are added. `independent` counts the outlets that tell it in words of their own.
    `casualties` are the widest bounds that any report gives, `tolls` the single figures in order of publication.
    `course` is its status over time; `followed_by` names the later incident in which a planned one came true, and
    `open` says that a planned one's day has passed with none. `because` tells why the mentions are one.
    """

    id: str
    type: str
    mode: str | None
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    site: Site | None
    start: date | None
    end: date | None
    mentions: tuple[Mention, ...]
    reports: tuple[Telling, ...]
    outlets: tuple[str, ...]
    independent: int
    first_report: date | None
    last_report: date | None
    casualties: dict[str, Bounds]
    tolls: tuple[Toll, ...]
    disputes: tuple[Dispute, ...]
    course: tuple[Stage, ...]
    followed_by: str | None
    open: bool
    confidence: float
    because: tuple[str, ...]
