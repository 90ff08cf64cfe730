"""Searching from an address, and what was found as a page shows it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast, get_args

from markupsafe import Markup

from waqai.desk.views.filters import words_at
from waqai.desk.views.telling import bare
from waqai.register.search.hits import FoundEvent, FoundParty, Hit
from waqai.register.search.query import Query
from waqai.register.search.walking import Order
from waqai.spans import Span

MANY = {
    **{"actor": "actors", "recipient": "recipients", "party": "parties", "source": "sources", "type": "types"},
    **{"mode": "modes", "status": "statuses", "place": "places", "country": "countries", "outlet": "outlets"},
}
DAYS = ("since", "until", "published_since", "published_until")
ORDERS: tuple[Order, ...] = get_args(Order)
OF_EVENTS = frozenset(("date", "confidence"))
LONGEST = 300
AROUND = 90
PASSAGES = 2
MARKS = 2_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A search as the address asks for it; `faults` are the parts of it that were not understood."""

    words: str
    query: Query
    by_events: bool
    order: Order
    after: str | None
    faults: tuple[str, ...]

    @property
    def filtered(self) -> bool:
        """Tell whether anything is filtered."""
        return self.query != Query(words=self.words)

    @property
    def empty(self) -> bool:
        """Tell whether nothing is asked for."""
        return not self.words and not self.filtered


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a hit: what it is, its parties by name in the reader's language, and where its words stand."""

    event: FoundEvent
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    sources: tuple[str, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as a page shows it: passages of the text with what was searched for marked, and the events."""

    hit: Hit
    passages: tuple[Markup, ...]
    title: Markup
    events: tuple[Told, ...]


def asked(given: Iterable[tuple[str, str]]) -> Asked:
    """Return the search that the parameters of an address ask for; empty ones ask for nothing."""
    found: dict[str, list[str]] = {}
    for key, value in given:
        if value.strip():
            found.setdefault(key, []).append(value.strip()[:LONGEST])
    faults: list[str] = []
    values: dict[str, Any] = {field: tuple(dict.fromkeys(found.get(key, ()))) for key, field in MANY.items()}
    values |= {key: _day(key, found, faults) for key in DAYS}
    values["confidence"] = _share(found, faults)
    order = cast(Order, _last(found, "order") or "relevance")
    if order not in ORDERS:
        faults.append("order")
        order = "relevance"
    words = _last(found, "q") or ""
    by_events = _last(found, "by") == "events" or order in OF_EVENTS
    return Asked(words, Query(words, **values), by_events, order, _last(found, "after"), tuple(faults))


def widened(one: Asked, words: str) -> Asked:
    """Return the same search for other words."""
    return replace(one, query=replace(one.query, words=words))


def chips(one: Asked) -> Iterator[tuple[str, str]]:
    """Yield the filters in force: the parameter and its value."""
    for key, field in MANY.items():
        for value in getattr(one.query, field):
            yield key, value
    for key in DAYS:
        if getattr(one.query, key):
            yield key, getattr(one.query, key).isoformat()
    if one.query.confidence:
        yield "confidence", f"{one.query.confidence:g}"


def shown(hit: Hit, language: str) -> Shown:
    """Return a hit as a page shows it."""
    head = len(hit.title) if hit.title and hit.text.startswith(hit.title) else 0
    in_title = [span for span in hit.highlights if span.end <= head]
    title = with_marks(hit.text, 0, head, in_title) if head else bare(hit.title or hit.report)
    body = [span for span in hit.highlights if span.start >= head]
    return Shown(
        hit, tuple(passages(hit.text, head, body)), title, tuple(_told(hit, one, language) for one in hit.events)
    )


def passages(text: str, head: int, marks: Sequence[Span]) -> Iterator[Markup]:
    """Yield passages of a text around its marks, at most `PASSAGES`; its beginning where it has none."""
    if not marks:
        start = head + len(text[head:]) - len(text[head:].lstrip())
        yield with_marks(text, start, _edge(text, start + 2 * AROUND, 1), ())
        return
    end = -1
    told = 0
    for span in marks:
        if span.start < end or told == PASSAGES:
            continue
        start = _edge(text, max(head, end, span.start - AROUND), -1)
        end = _edge(text, span.end + AROUND, 1)
        told += 1
        yield with_marks(text, max(start, head), end, marks)


def with_marks(text: str, start: int, end: int, marks: Sequence[Span]) -> Markup:
    """Return a part of a text with what was searched for marked."""
    parts: list[Markup] = [
        Markup("…") if start and not text[:start].endswith("\n") and text[start - 1 : start] else Markup()
    ]
    at = start
    for span in marks[:MARKS]:
        first, last = max(span.start, at), min(span.end, end)
        if first < last:
            parts += [bare(_flat(text[at:first])), Markup("<mark>{}</mark>").format(bare(text[first:last]))]
            at = last
    parts.append(bare(_flat(text[at:end])))
    return Markup("").join(parts) + ("…" if end < len(text) and text[end : end + 1] != "\n" else "")


def _flat(words: str) -> str:
    return words.replace("\n", " ")


def _edge(text: str, at: int, step: int) -> int:
    """Return the edge of a word near `at`, not far from it."""
    at = min(max(at, 0), len(text))
    for place in range(at, at + 20 * step, step):
        if not 0 < place < len(text) or text[place - 1].isspace() or (step > 0 and text[place].isspace()):
            return min(max(place, 0), len(text))
    return at


def _told(hit: Hit, event: FoundEvent, language: str) -> Told:
    sides = (tuple(_names(side, language)) for side in (event.actors, event.recipients, event.sources))
    actors, recipients, sources = sides
    return Told(event, actors, recipients, sources, words_at(hit.report, event.id))


def _names(parties: Iterable[FoundParty], language: str) -> Iterator[str]:
    for party in parties:
        yield (party.name_ar or party.name) if language == "ar" else (party.name or party.name_ar)


def _last(found: Mapping[str, Sequence[str]], key: str) -> str | None:
    return found[key][-1] if key in found else None


def _day(key: str, found: Mapping[str, Sequence[str]], faults: list[str]) -> date | None:
    told = _last(found, key)
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        faults.append(key)
        return None


def _share(found: Mapping[str, Sequence[str]], faults: list[str]) -> float:
    told = _last(found, "confidence")
    try:
        share = float(told or 0)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        faults.append("confidence")
        return 0.0
    return share
