"""Events, links and relations of the record. Until `events.decode` stands, the reader's anchors as they are."""

from dataclasses import dataclass

from waqai.codebooks import codes
from waqai.coding.assembly import Coded
from waqai.reader.reading import Anchor
from waqai.record.model import EventPlace, EventRecord, LinkRecord, RelationRecord


@dataclass(frozen=True, slots=True)
class Outcome:
    """The events of a record and what ties them."""

    events: tuple[EventRecord, ...] = ()
    relations: tuple[RelationRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()


def outcome(coded: Coded, who: dict[int, str]) -> Outcome:
    """Return the events of the record."""
    reading = coded.reading
    events = [_event(coded, who, number, anchor) for number, anchor in enumerate(reading.anchors)]
    return Outcome(tuple(events))


def _event(coded: Coded, who: dict[int, str], number: int, anchor: Anchor) -> EventRecord:
    reading, found = coded.reading, coded.found
    roles: dict[str, list[str]] = {"actors": [], "recipients": [], "sources": []}
    for role in sorted(reading.roles, key=lambda role: -role.score):
        entity = who.get(role.mention)
        if role.anchor == number and entity and entity not in roles[role.role]:
            roles[role.role].append(entity)
    time = next((found.times[link.item] for link in reading.times if link.anchor == number), None)
    place = next((link.item for link in reading.places if link.anchor == number), None)
    where = found.places[place].place if place is not None else None
    return EventRecord(
        id=f"e{number + 1}",
        span=anchor.span,
        type=anchor.type,
        mode=anchor.mode,
        status=anchor.status,
        actors=tuple(roles["actors"]),
        recipients=tuple(roles["recipients"]),
        start=time.start if time else None,
        end=time.end if time else None,
        place=EventPlace(f"p{place + 1}", where.name, where.country) if where and place is not None else None,
        count=None,
        casualties={},
        sources=tuple(roles["sources"]),
        incident=f"i{number + 1}",
        headline=any(
            part.kind == "related_headline" and part.span.contains(anchor.span) for part in coded.report.segments
        ),
        codes=codes(anchor.type, anchor.mode, anchor.status),
        confidence=round(anchor.score, 3),
        because=anchor.evidence or ("the reader",),
    )
