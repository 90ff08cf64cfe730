"""The incidents of one report by itself, where no register has linked it to others."""

from collections.abc import Iterator, Sequence

from waqai.exports.material import Told
from waqai.incidents.incident import Incident, Mention, Party, Site, Stage, Telling, Toll
from waqai.incidents.parties import party
from waqai.record.model import Bounds, EventRecord


def incidents_in(told: Told) -> Iterator[Incident]:
    """Yield the incidents that the report tells of, in the order of their words; the first is its main one."""
    groups: dict[str, list[EventRecord]] = {}
    for event in told.events:
        groups.setdefault(event.incident, []).append(event)
    for number, (name, events) in enumerate(groups.items()):
        yield _incident(told, f"{told.account.id}/{name}", events, main=number == 0)


def _incident(told: Told, name: str, events: Sequence[EventRecord], *, main: bool) -> Incident:
    account = told.account
    best = max(events, key=lambda event: (not event.headline, event.start is not None, event.confidence))
    outlets = (account.outlet,) if account.outlet else ()
    mentions = [(event, Mention(account.id, event.id)) for event in (best, *(one for one in events if one != best))]
    return Incident(
        id=name,
        type=best.type,
        mode=best.mode,
        status=best.status,
        actors=_parties(told, (who for event, _ in mentions for who in event.actors)),
        recipients=_parties(told, (who for event, _ in mentions for who in event.recipients)),
        site=next((site for event, _ in mentions if (site := _site(told, event))), None),
        start=best.start,
        end=best.end,
        mentions=tuple(mention for _, mention in mentions),
        reports=(Telling(account.id, main),),
        outlets=outlets,
        independent=1,
        first_report=account.published,
        last_report=account.published,
        casualties=_widest(events),
        tolls=tuple(toll for event, mention in mentions for toll in _tolls(told, event, mention)),
        disputes=(),
        course=tuple(Stage(account.published, event.status, mention) for event, mention in mentions),
        followed_by=None,
        open=False,
        confidence=best.confidence,
        because=("one incident in the record of its report",),
    )


def _parties(told: Told, ids: Iterator[str]) -> tuple[Party, ...]:
    found = {one.key: one for one in map(party, told.who(dict.fromkeys(ids)))}
    return tuple(found.values())


def _site(told: Told, event: EventRecord) -> Site | None:
    if event.place is None:
        return None
    place = told.place(event)
    if place is None:
        return Site(event.place.name, event.place.country, None, None, None, None)
    return Site(place.name, place.country, place.admin1, place.lat, place.lon, place.precision)


def _widest(events: Sequence[EventRecord]) -> dict[str, Bounds]:
    found: dict[str, list[Bounds]] = {}
    for event in events:
        for kind, bounds in event.casualties.items():
            found.setdefault(kind, []).append(bounds)
    return {kind: _hull(found[kind]) for kind in sorted(found)}


def _hull(many: Sequence[Bounds]) -> Bounds:
    lows, highs = [one.low for one in many], [one.high for one in many]
    low = None if None in lows else min(value for value in lows if value is not None)
    high = None if None in highs else max(value for value in highs if value is not None)
    return Bounds(low, high)


def _tolls(told: Told, event: EventRecord, mention: Mention) -> Iterator[Toll]:
    names = tuple(who.name for who in told.who(event.sources))
    for kind in sorted(event.casualties):
        yield Toll(kind, event.casualties[kind], mention, names, told.account.published)
