"""From a reader's scores to the events of a report."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from waqai.actors.entity import Entity
from waqai.arabic.tokens import Analysis
from waqai.events.counts import casualties, count
from waqai.events.event import Event, Events
from waqai.events.incidents import incidents
from waqai.events.links import links
from waqai.events.participants import Participants, completed, participants
from waqai.events.relations import relations
from waqai.events.scene import Scene
from waqai.events.when import When, when
from waqai.events.where import Where, where
from waqai.reader.reading import Anchor, Found, Reading
from waqai.reports.report import Report


def decode(
    report: Report,
    analysis: Analysis,
    found: Found,
    reading: Reading,
    entities: Sequence[Entity],
    earliest: date | None,
    latest: date | None,
) -> Events:
    """Return the events that `reading` tells, with their parties, days, places, counts, incidents and links."""
    scene = Scene(report, analysis, found, reading, tuple(entities), earliest, latest)
    who = participants(scene)
    times = [when(scene, number) for number in range(len(reading.anchors))]
    same = incidents(scene, who, times)
    who = completed(scene, who, same)
    places = [where(scene, number) for number in range(len(reading.anchors))]
    events = tuple(
        _event(scene, number, anchor, who[number], same[number], times[number], places[number])
        for number, anchor in enumerate(reading.anchors)
    )
    return Events(_shared(events), links(scene, events), relations(scene))


def _event(
    scene: Scene, number: int, anchor: Anchor, who: Participants, incident: int, then: When, there: Where
) -> Event:
    reasons = (*anchor.evidence, *who.because, *(why for why in (then.because, there.because) if why))
    return Event(
        anchor=number,
        token=anchor.token,
        span=anchor.span,
        type=anchor.type,
        mode=anchor.mode,
        status=anchor.status,
        actors=who.actors,
        recipients=who.recipients,
        sources=who.sources,
        start=then.start,
        end=then.end,
        time=then.time,
        place=there.place,
        country=there.country,
        count=count(scene, anchor),
        casualties=casualties(scene, anchor),
        incident=incident,
        confidence=round(anchor.score, 2),
        because=reasons or ("the reader alone: no lexicon line supports it",),
    )


def _shared(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Give mentions that tell no day or place those of the same incident, where all that tell them agree."""
    peers: dict[tuple[int, str], list[Event]] = {}
    for event in events:
        peers.setdefault((event.incident, event.status), []).append(event)
    days = {key: {(peer.start, peer.end) for peer in found if peer.time is not None} for key, found in peers.items()}
    states = {key: {p.country: p.place for p in found if p.country is not None} for key, found in peers.items()}
    keyed = ((event, (event.incident, event.status)) for event in events)
    return tuple(_with_place(_with_day(event, days[key]), states[key]) for event, key in keyed)


def _with_day(event: Event, days: set[tuple[date | None, date | None]]) -> Event:
    if event.time is not None or len(days) != 1:
        return event
    ((start, end),) = days
    return replace(event, start=start, end=end, because=(*event.because, "day of the same incident"))


def _with_place(event: Event, states: dict[str, int | None]) -> Event:
    if event.country is not None or event.place is not None or len(states) != 1:
        return event
    ((country, place),) = states.items()
    return replace(event, country=country, place=place, because=(*event.because, "place of the same incident"))
