"""Events, links and relations of the record, from what `events.decode` decided."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import isfinite

from waqai import lexicons
from waqai.codebooks import against, codes
from waqai.coding.coded import Coded
from waqai.events import Count, Event, EventLink, Relation
from waqai.record.model import Bounds, EventPlace, EventRecord, LinkRecord, RelationRecord
from waqai.reports.report import Report
from waqai.reports.segments import asides
from waqai.spans import Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """The events of a record and what ties them."""

    events: tuple[EventRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()


def outcome(coded: Coded) -> Outcome:
    """Return the events of the record, without those that stand in no part of the story."""
    kept = list(_kept(coded.report, coded.events.events))
    names = {old: f"e{new}" for new, (old, _, _) in enumerate(kept, 1)}
    first_of: dict[int, str] = {}
    for _, event, _ in kept:
        first_of.setdefault(event.incident, f"i{len(first_of) + 1}")
    return Outcome(
        tuple(_event(coded, event, names[old], first_of[event.incident], headline) for old, event, headline in kept),
        tuple(map(_relation, coded.events.relations)),
        tuple(_link(link, names) for link in coded.events.links if link.source in names and link.target in names),
    )


def _kept(report: Report, events: tuple[Event, ...]) -> Iterator[tuple[int, Event, bool]]:
    """Yield the number of each event that is kept, the event, and whether a headline tells it."""
    beside = frozenset(asides(report.segments))
    starts = [part.span.start for part in report.segments]
    for number, event in enumerate(events):
        at = bisect_right(starts, event.span.start) - 1
        part = report.segments[at] if at >= 0 else None
        if part in beside:
            continue
        headline = part is not None and part.kind == "related_headline"
        yield number, event, headline


def _event(coded: Coded, event: Event, name: str, incident: str, headline: bool) -> EventRecord:
    kinds = (coded.entities[number].kind for number in event.recipients)
    return EventRecord(
        id=name,
        span=event.span,
        type=event.type,
        mode=event.mode,
        status=event.status,
        actors=_ids(event.actors),
        recipients=_ids(event.recipients),
        start=event.start,
        end=event.end,
        place=_place(coded, event),
        count=_bounds(event.count) if event.count else None,
        casualties={kind: _bounds(many) for kind, many in sorted(event.casualties)},
        sources=_ids(event.sources),
        incident=incident,
        headline=headline,
        codes=codes(event.type, event.mode, event.status, against(len(event.actors), kinds)),
        confidence=round(event.confidence, 3),
        because=tuple(why.replace("\n", " ") for why in event.because),
    )


def _ids(entities: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"n{entity + 1}" for entity in entities))


def _bounds(count: Count) -> Bounds:
    return Bounds(finite(count.low), finite(count.high))


def finite(value: float | None) -> float | None:
    """Return `value` as a record holds it (to four decimals), or None where it is too large to be a number."""
    return round(value, 4) if value is not None and isfinite(value) else None


def _place(coded: Coded, event: Event) -> EventPlace | None:
    if event.place is not None:
        mention = coded.found.places[event.place]
        name = mention.place.name if mention.place else mention.span.of(coded.report.text)
        return EventPlace(f"p{event.place + 1}", name, event.country)
    return EventPlace(None, _states().get(event.country, event.country), event.country) if event.country else None


def _relation(item: Relation) -> RelationRecord:
    return RelationRecord(item.type, f"n{item.subject + 1}", f"n{item.object + 1}", item.span)


def _link(item: EventLink, names: dict[int, str]) -> LinkRecord:
    return LinkRecord(item.type, names[item.source], names[item.target], Span(*item.span), item.because)


@cache
def _states() -> dict[str, str]:
    """Return the English names of states by ISO 3166-1 alpha-3."""
    entries = lexicons.load("actors")
    return {entry["country"]: entry["name"] for entry in entries if entry.get("kind") == "state" and "country" in entry}


lexicons.on_change(_states.cache_clear)
