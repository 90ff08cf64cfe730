"""The form of a record (RECORD.md), for the description of the API."""

from datetime import date
from typing import Literal

from pydantic import Field

from waqai.desk.answers.forms import Form
from waqai.record.model import Bounds
from waqai.spans import Span


class InferredDays(Form):
    """Days between which an undated text was published, and the words that tell."""

    earliest: date | None
    latest: date | None
    because: tuple[Span, ...]


class DocumentForm(Form):
    """The text exactly as read, and what is known of it."""

    id: str
    source: str
    title: str | None
    published: date | None
    published_inferred: InferredDays | None
    language: str
    text: str


class NoiseForm(Form):
    """Words that are not the report's own."""

    span: Span
    kind: str
    because: str


class EntityForm(Form):
    """An actor of the report and all its mentions."""

    id: str
    kind: str
    name: str
    name_ar: str
    country: str | None
    code: str | None
    role: str | None
    mentions: tuple[Span, ...]
    because: str


class TimeForm(Form):
    """A calendar expression, its days and its TIMEX3 value."""

    id: str
    span: Span
    start: date | None
    end: date | None
    timex: str
    time_of_day: str | None
    because: str


class PlaceForm(Form):
    """A named place."""

    id: str
    span: Span
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    ref: str | None
    admin1: str | None
    precision: str | None
    candidates: tuple[str, ...]
    because: str


class FigureForm(Form):
    """A number with bounds and what it counts."""

    id: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None
    approx: bool
    of: str | None
    because: str


class StatementForm(Form):
    """Reported words; speaker, addressee and outlet are ids of entities."""

    id: str
    kind: str
    span: Span
    speaker: str | None
    cue: Span | None
    addressee: str | None
    outlet: str | None
    start: date | None
    end: date | None
    standing: str
    because: str


class PlaceName(Form):
    """Where an event happened; `id` is that of a place of the record."""

    id: str | None
    name: str
    country: str | None


class CodesForm(Form):
    """The event's codes in the field's codebooks."""

    plover: str | None
    cameo: str | None
    acled: str | None


class EventForm(Form):
    """One mention of an event; actors, recipients and sources are ids of entities."""

    id: str
    span: Span
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: date | None
    end: date | None
    place: PlaceName | None
    count: Bounds | None
    casualties: dict[str, Bounds]
    sources: tuple[str, ...]
    incident: str
    headline: bool
    codes: CodesForm
    confidence: float
    because: str


class RelationForm(Form):
    """A standing relation between two entities."""

    type: str
    subject: str
    object: str
    span: Span


class LinkForm(Form):
    """A tie between two events of the record."""

    type: str
    source: str = Field(alias="from")
    target: str = Field(alias="to")
    span: Span
    because: str


class NoticeForm(Form):
    """What a user of the record must know of the text."""

    kind: str
    span: Span
    detail: str


class RecordForm(Form):
    """What one article becomes (RECORD.md); with reviewers' corrections, where it is of a report on file."""

    schema_: Literal["waqai.record/1"] = Field(alias="schema")
    document: DocumentForm
    noise: tuple[NoiseForm, ...]
    entities: tuple[EntityForm, ...]
    times: tuple[TimeForm, ...]
    places: tuple[PlaceForm, ...]
    figures: tuple[FigureForm, ...]
    statements: tuple[StatementForm, ...]
    events: tuple[EventForm, ...]
    relations: tuple[RelationForm, ...]
    links: tuple[LinkForm, ...]
    notices: tuple[NoticeForm, ...]
