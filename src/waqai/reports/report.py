"""A report: one article as it was read, and the parts it is made of."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from waqai.spans import Span

SegmentKind = Literal["title", "body", "related_headline", "promo", "caption", "byline", "dateline"]
NOISE_KINDS: frozenset[SegmentKind] = frozenset({"related_headline", "promo", "caption", "byline"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph, or a part of one, and what it is in the article.

    `because` names what told so: the lexicon line, the layout, or the source's own markup.
    """

    span: Span
    kind: SegmentKind
    because: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the reader of a record must know about the text (RECORD.md, `notices`)."""

    kind: str
    span: Span
    detail: str


@dataclass(frozen=True, slots=True)
class Report:
    """One article: its text exactly as read, what is known about it, and its segments in order.

    `text` holds the title, a blank line and the body where the source tells them apart.
    `published` is the day of publication, `outlet` who published it, None where the source does not tell.
    """

    text: str
    source: str
    title: str | None = None
    published: date | None = None
    language: str = "ar"
    name: str | None = None
    url: str | None = None
    segments: tuple[Segment, ...] = ()
    notices: tuple[Notice, ...] = field(default=())
    outlet: str | None = None
