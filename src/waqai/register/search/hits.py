"""What a search finds."""

from dataclasses import dataclass
from datetime import date

from waqai.spans import Span


@dataclass(frozen=True, slots=True)
class FoundParty:
    """A party of an event."""

    name: str
    name_ar: str
    kind: str
    country: str | None
    code: str | None


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event on record: `id` and the rest as in its record, `words` what stands at `span`."""

    id: str
    span: Span
    words: str
    type: str
    mode: str | None
    status: str
    start: date | None
    end: date | None
    place: str | None
    country: str | None
    actors: tuple[FoundParty, ...]
    recipients: tuple[FoundParty, ...]
    sources: tuple[FoundParty, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A report with the events in it for which the query holds, or one event.

    `highlights` are the spans of the words that were searched for, in `text`. `more` is how many further events of the
    report the query holds for.
    """

    report: str
    outlet: str | None
    published: date | None
    title: str | None
    url: str | None
    copy_of: str | None
    text: str
    highlights: tuple[Span, ...]
    events: tuple[FoundEvent, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Page:
    """Hits in order; `after` is where the next page begins, None on the last one."""

    hits: tuple[Hit, ...]
    after: str | None
