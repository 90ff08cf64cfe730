"""Disputes: fields of an incident on which its reports, or the sources in them, contradict each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from waqai.incidents.groups import Group
from waqai.incidents.incident import Claim, Dispute, Mention, Party, Site, Toll
from waqai.incidents.independence import source
from waqai.incidents.story import Story
from waqai.record.model import Bounds

APART = 25.0  # km between two places that cannot be one
SURE = 0.5
_KM = 6371.0
_OPPOSED = ("occurred", "denied")
_WHO = frozenset({"state", "government", "military", "armed_group", "organisation", "person"})


def disputes(
    groups: Sequence[Group], leading: Sequence[Group], tolls: Sequence[Toll], stories: dict[str, Story]
) -> tuple[Dispute, ...]:
    """Return what is in dispute, in a fixed order of fields.

    Parties and places are held against each other only where reports are chiefly about the incident (`leading`):
    what is told of it in passing is told loosely.
    """
    return (*_status(groups, stories), *_parties(leading, stories), *_place(leading, stories), *_casualties(tolls))


def _status(groups: Sequence[Group], stories: dict[str, Story]) -> Iterator[Dispute]:
    told: dict[str, list[tuple[Mention, tuple[str, ...]]]] = {}
    for group in groups:
        names = dict(group.sources)
        for event in group.events:
            if event.status in _OPPOSED:
                who = names[event.id] or _outlet(group, stories)
                told.setdefault(event.status, []).append((Mention(group.report, event.id), who))
    if len(told) == len(_OPPOSED):
        yield Dispute("status", tuple(_claim(status, told[status]) for status in _OPPOSED))


def _parties(groups: Sequence[Group], stories: dict[str, Story]) -> Iterator[Dispute]:
    """Yield the sides on which two independent reports that are sure of it name parties of other states."""
    for field in ("actors", "recipients"):
        named = [(group, _states(group, field)) for group in groups if group.confidence >= SURE]
        named = [(group, states) for group, states in named if states]
        if _contradict(named, stories):
            yield Dispute(field, _claims([(group, _name(group, field)) for group, _ in named], stories))


def _place(groups: Sequence[Group], stories: dict[str, Story]) -> Iterator[Dispute]:
    """Yield that two independent reports tell of places far from each other."""
    told = [(group, _exact(group.sites)) for group in groups]
    named = [(group, sites) for group, sites in told if sites]
    for number, (one, its) in enumerate(named):
        for other, theirs in named[:number]:
            if _apart(its, theirs) and _independent(one, other, stories):
                yield Dispute("place", _claims([(g, sites[0].name) for g, sites in named], stories))
                return


def _casualties(tolls: Sequence[Toll]) -> Iterator[Dispute]:
    """Yield the kinds of casualties whose figures contradict: of one day, or falling where they should grow."""
    for kind in sorted({toll.kind for toll in tolls}):
        given = [toll for toll in tolls if toll.kind == kind]
        if any(_contradicts(first, then) for number, then in enumerate(given) for first in given[:number]):
            told: dict[str, list[tuple[Mention, tuple[str, ...]]]] = {}
            for toll in given:
                told.setdefault(figure(toll.bounds), []).append((toll.mention, toll.sources))
            yield Dispute(f"casualties.{kind}", tuple(_claim(value, told[value]) for value in sorted(told)))


def _contradicts(first: Toll, then: Toll) -> bool:
    if first.sources == then.sources and first.mention.report == then.mention.report:
        return False
    falls = first.bounds.low is not None and then.bounds.high is not None and then.bounds.high < first.bounds.low
    rises = then.bounds.low is not None and first.bounds.high is not None and first.bounds.high < then.bounds.low
    return falls or (rises and first.published == then.published)


def figure(bounds: Bounds) -> str:
    """Return a number as it is read: «3», «3–5», «41–» (41 or more)."""
    low, high = bounds.low, bounds.high
    if low == high and low is not None:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'}"


def _contradict(named: Sequence[tuple[Group, frozenset[str]]], stories: dict[str, Story]) -> bool:
    return any(
        not keys & others and _independent(one, other, stories)
        for number, (one, keys) in enumerate(named)
        for other, others in named[:number]
    )


def _independent(one: Group, other: Group, stories: dict[str, Story]) -> bool:
    return source(stories[one.report], stories) != source(stories[other.report], stories)


def _claims(named: Iterable[tuple[Group, str]], stories: dict[str, Story]) -> tuple[Claim, ...]:
    told: dict[str, list[tuple[Mention, tuple[str, ...]]]] = {}
    for group, value in named:
        names = dict(group.sources)
        for mention in group.mentions:
            who = names[mention.event] or _outlet(group, stories)
            told.setdefault(value, []).append((mention, who))
    return tuple(_claim(value, told[value]) for value in sorted(told))


def _claim(value: str, told: Sequence[tuple[Mention, tuple[str, ...]]]) -> Claim:
    return Claim(
        value,
        tuple(sorted(mention for mention, _ in told)),
        tuple(sorted({name for _, names in told for name in names})),
    )


def _outlet(group: Group, stories: Mapping[str, Story]) -> tuple[str, ...]:
    outlet = stories[group.report].outlet
    return (outlet,) if outlet else ()


def _named(group: Group, field: str) -> list[Party]:
    parties = group.actors if field == "actors" else group.recipients
    return [party for party in parties if party.country and party.kind in _WHO]


def _states(group: Group, field: str) -> frozenset[str]:
    return frozenset(party.country for party in _named(group, field) if party.country)


def _name(group: Group, field: str) -> str:
    return ", ".join(sorted({party.name for party in _named(group, field)}))


def _exact(sites: Iterable[Site]) -> tuple[Site, ...]:
    return tuple(site for site in sites if site.precision in ("city", "point") and site.lat is not None)


def _apart(ones: Iterable[Site], others: Iterable[Site]) -> bool:
    others = tuple(others)
    return all(distance(one, other) > APART for one in ones for other in others)


def distance(one: Site, other: Site) -> float:
    """Return the kilometres between two sites whose coordinates are known."""
    lat, lon, other_lat, other_lon = (radians(d or 0.0) for d in (one.lat, one.lon, other.lat, other.lon))
    chord = sin((other_lat - lat) / 2) ** 2 + cos(lat) * cos(other_lat) * sin((other_lon - lon) / 2) ** 2
    return 2 * _KM * asin(sqrt(chord))
