"""The forms of what is told: the same for the API and for the tools of an assistant."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, WithJsonSchema
from pydantic_core import CoreSchema, core_schema

from waqai.codebooks import lines
from waqai.dossiers.citing import Citation
from waqai.incidents.incident import Dispute, Mention, Party, Site, Stage, Toll
from waqai.record.check import STATUSES, TYPES
from waqai.record.model import Bounds
from waqai.spans import Span

MODES = frozenset(mode for _, mode in lines() if mode)


def _day(given: object) -> object:
    if isinstance(given, str) and (len(given) != 10 or not given.isascii()):
        raise ValueError("write a day as 2018-04-13")
    return given


@dataclass(frozen=True, slots=True)
class OneOf:
    """Marks a code that is one of `values`."""

    values: frozenset[str]

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.literal_schema(sorted(self.values))


Type = Annotated[str, OneOf(TYPES)]
Mode = Annotated[str, OneOf(MODES)]
Status = Annotated[str, OneOf(STATUSES)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
Told = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\u0000]+$")]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]


class Form(BaseModel):
    """A form: it has the fields that it tells of, and no others."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReportHead(Form):
    """A report on file: its id, who published it and when; `copy_of` is the report whose words it repeats."""

    id: str
    outlet: str | None
    published: date | None
    title: str | None
    url: str | None
    copy_of: str | None


class Actor(Form):
    """A party of an event, as its report names it."""

    name: str
    name_ar: str
    kind: str
    country: str | None
    code: str | None


class Event(Form):
    """An event of a report's record: who did what to whom, when and where, according to whom (`sources`)."""

    report: str
    id: str
    type: str
    mode: str | None
    status: str
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    sources: tuple[Actor, ...]
    confidence: float
    citation: Citation


class Statement(Form):
    """What somebody said, as a report has it: `kind` is direct (quoted) or indirect; `span` the words themselves."""

    report: str
    id: str
    kind: str
    speaker: Actor | None
    addressee: Actor | None
    outlet: Actor | None
    standing: str
    start: date | None
    end: date | None
    span: Span
    citation: Citation


class Figure(Form):
    """A number that a report gives; None = unbounded."""

    id: str
    low: float | None
    high: float | None
    unit: str | None
    approx: bool
    citation: Citation


class ReportHit(Form):
    """A report found: the words that were searched for, cited, and its events for which the search holds.

    `more` counts further such events.
    """

    report: ReportHead
    words: tuple[Citation, ...]
    events: tuple[Event, ...]
    more: int


class CitedMention(Form):
    """An event of a report that tells of an incident, and the words in which it does."""

    event: str
    citation: Citation


class TellingReport(Form):
    """A report that tells of the incident; `same_as` names the one whose text it is, under another name."""

    id: str
    main: bool
    same_as: str | None = None


class IncidentBrief(Form):
    """One happening, told by one report or many, with some of the words that tell it."""

    id: str
    type: str
    mode: str | None
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    site: Site | None
    start: date | None
    end: date | None
    first_report: date | None
    last_report: date | None
    reports: int
    outlets: tuple[str, ...]
    independent: int
    casualties: dict[str, Bounds]
    disputed: tuple[str, ...]
    followed_by: str | None
    open: bool
    confidence: float
    citations: tuple[CitedMention, ...]


class IncidentWhole(Form):
    """All of an incident (docs/incidents.md), with the words of each mention."""

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
    reports: tuple[TellingReport, ...]
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
    citations: tuple[CitedMention, ...]


class CountedType(Form):
    """How many events are of a type."""

    type: str
    events: int


class CountedCountry(Form):
    """How many events are in a state; None where it is not told."""

    country: str | None
    events: int


class CountedWeek(Form):
    """How many events begin in a week, named by its Monday; None for those without a day."""

    week: date | None
    events: int


class CountedActor(Form):
    """In how many events an actor acts."""

    name: str
    name_ar: str
    country: str | None
    code: str | None
    events: int


class Counts(Form):
    """How many events a search holds for, by what they are; `examples` are the newest of them, cited.

    `more` says that there are more: all numbers are then of the newest `events` by day of publication.
    """

    events: int
    more: bool
    types: tuple[CountedType, ...]
    countries: tuple[CountedCountry, ...]
    weeks: tuple[CountedWeek, ...]
    actors: tuple[CountedActor, ...]
    examples: tuple[Event, ...]
