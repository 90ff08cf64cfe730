"""Groups: the event mentions that one record holds to be one happening, summed up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waqai.incidents.incident import Mention, Party, Site
from waqai.incidents.parties import keys, party
from waqai.incidents.terms import stem
from waqai.record.model import EntityRecord, EventRecord, PlaceRecord, Record

# Modes under which a killing, a strike and a clash are told of one and the same attack are one class;
# these are never another's.
_OWN_CLASS = frozenset({"unconventional", "abduct", "sexual", "torture"})


@dataclass(frozen=True, slots=True)
class Group:
    """What a report tells of one incident: its events, their words, parties, days and places."""

    report: str
    events: tuple[EventRecord, ...]
    type: str
    mode: str | None
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    actor_keys: frozenset[str]
    recipient_keys: frozenset[str]
    sources: tuple[tuple[str, tuple[str, ...]], ...]
    days: tuple[tuple[date, date], ...]
    sites: tuple[Site, ...]
    anchors: frozenset[str]
    confidence: float

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions, in the order of the text."""
        return tuple(Mention(self.report, event.id) for event in self.events)

    @property
    def countries(self) -> frozenset[str]:
        """The states where it happened."""
        return frozenset(site.country for site in self.sites if site.country)

    @property
    def mode_class(self) -> str:
        """The mode where it tells one kind of act from others, else nothing."""
        return mode_class(self.mode)


def mode_class(mode: str | None) -> str:
    """Return a mode that tells one kind of act from others; nothing for modes that go over into each other."""
    return mode if mode in _OWN_CLASS else ""


def groups(report: str, record: Record) -> tuple[Group, ...]:
    """Return the incidents that a record tells, in the order of the text."""
    told: dict[str, list[EventRecord]] = {}
    for event in record.events:
        told.setdefault(event.incident, []).append(event)
    entities = {entity.id: entity for entity in record.entities}
    places = {place.id: place for place in record.places}
    return tuple(_group(report, record.document.text, events, entities, places) for events in told.values())


def _group(
    report: str,
    text: str,
    events: list[EventRecord],
    entities: dict[str, EntityRecord],
    places: dict[str, PlaceRecord],
) -> Group:
    actors = _parties([id_ for event in events for id_ in event.actors], entities)
    recipients = _parties([id_ for event in events for id_ in event.recipients], entities)
    return Group(
        report=report,
        events=tuple(events),
        type=weightiest((event.type, event.confidence) for event in events) or events[0].type,
        mode=weightiest((event.mode, event.confidence) for event in events if event.mode),
        status=weightiest((event.status, event.confidence) for event in events) or events[0].status,
        actors=tuple(party(entity) for entity in actors),
        recipients=tuple(party(entity) for entity in recipients),
        actor_keys=frozenset(k for entity in actors for k in keys(entity)),
        recipient_keys=frozenset(k for entity in recipients for k in keys(entity)),
        sources=tuple(
            (event.id, tuple(entities[id_].name for id_ in event.sources if id_ in entities)) for event in events
        ),
        days=tuple(sorted({(e.start, e.end or e.start) for e in events if e.start is not None})),
        sites=tuple(dict.fromkeys(_site(event, places) for event in events if event.place)),
        anchors=frozenset(stem(text[event.span.start : event.span.end]) for event in events),
        confidence=max(event.confidence for event in events),
    )


def weightiest(weighted: Iterable[tuple[str, float]]) -> str | None:
    """Return the value with the greatest sum of weights, None of none; the first of the alphabet among equals."""
    sums: dict[str, float] = {}
    for value, weight in weighted:
        sums[value] = sums.get(value, 0.0) + weight
    return min(sums, key=lambda value: (-round(sums[value], 6), value)) if sums else None


def _parties(ids: list[str], entities: dict[str, EntityRecord]) -> list[EntityRecord]:
    return [entities[id_] for id_ in dict.fromkeys(ids) if id_ in entities]


def _site(event: EventRecord, places: dict[str, PlaceRecord]) -> Site:
    assert event.place is not None
    place = places.get(event.place.id or "")
    if place is None or place.name != event.place.name:
        return Site(event.place.name, event.place.country, None, None, None, None)
    return Site(place.name, place.country, place.admin1, place.lat, place.lon, place.precision)
