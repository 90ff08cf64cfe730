"""The record of one report, as RECORD.md lays it down: frozen values that point at the words."""

from dataclasses import dataclass
from datetime import date

from waqai.spans import Span

SCHEMA = "waqai.record/1"


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number between `low` and `high`, both included; None = unbounded."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class PublishedInferred:
    """Days between which an undated text was published, with the words that tell."""

    earliest: date | None
    latest: date | None
    because: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """The text and what is known of it. `id` is the SHA-256 of the text in UTF-8, in hex."""

    id: str
    source: str
    title: str | None
    published: date | None
    published_inferred: PublishedInferred | None
    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Noise:
    """Words that are not the report's own: a related headline, promo, byline, caption, or garbled."""

    span: Span
    kind: str
    because: str


@dataclass(frozen=True, slots=True)
class EntityRecord:
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


@dataclass(frozen=True, slots=True)
class TimeRecord:
    """A calendar expression, its days and its TIMEX3 value."""

    id: str
    span: Span
    start: date | None
    end: date | None
    timex: str
    time_of_day: str | None
    because: str


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A named place; `candidates` are the names left open where the text does not decide."""

    id: str
    span: Span
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: str | None
    ref: str | None
    candidates: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class FigureRecord:
    """A number with bounds and what it counts; `of` is the id of the figure that it is a part of."""

    id: str
    span: Span
    low: float | None
    high: float | None
    unit: str | None
    approx: bool
    of: str | None
    because: str


@dataclass(frozen=True, slots=True)
class StatementRecord:
    """Reported words, their speaker, cue, addressee and outlet (entity ids)."""

    id: str
    kind: str
    span: Span
    speaker: str | None
    cue: Span | None
    standing: str
    addressee: str | None
    outlet: str | None
    start: date | None
    end: date | None
    because: str


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where an event happened: the id of a place of the record, its name and state."""

    id: str | None
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Codes:
    """The event's codes in the field's codebooks; None where a codebook has none for it."""

    plover: str | None
    cameo: str | None
    acled: str | None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """One mention of an event with everything that the text tells of it."""

    id: str
    span: Span
    type: str
    mode: str | None
    status: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: date | None
    end: date | None
    place: EventPlace | None
    count: Bounds | None
    casualties: dict[str, Bounds]
    sources: tuple[str, ...]
    incident: str
    headline: bool
    codes: Codes
    confidence: float
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationRecord:
    """A standing relation between two entities, such as leader_of."""

    type: str
    subject: str
    object: str
    span: Span


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A tie between two events of the record."""

    type: str
    source: str
    target: str
    span: Span
    because: str


@dataclass(frozen=True, slots=True)
class NoticeRecord:
    """What a user of the record must know of the text: garbled, split_quote, undated, out_of_lexicon, ..."""

    kind: str
    span: Span
    detail: str


@dataclass(frozen=True, slots=True)
class Record:
    """What one article becomes."""

    document: Document
    noise: tuple[Noise, ...]
    entities: tuple[EntityRecord, ...]
    times: tuple[TimeRecord, ...]
    places: tuple[PlaceRecord, ...]
    figures: tuple[FigureRecord, ...]
    statements: tuple[StatementRecord, ...]
    events: tuple[EventRecord, ...]
    relations: tuple[RelationRecord, ...]
    links: tuple[LinkRecord, ...]
    notices: tuple[NoticeRecord, ...]

    def to_json(self) -> str:
        """Return the record as one line of JSON (RECORD.md)."""
        from waqai.record.to_json import to_json  # noqa: PLC0415  (the form imports the model)

        return to_json(self)
