"""Asides: what reports tell beside what they are chiefly about, tied to the happening that it is.

A report on what a minister said tells in passing of yesterday's strike. Such a group of events is compared with the
happenings of its type, place (of things said: speaker) and day, and tied to the one with which it shares most,
if that is enough (`ENOUGH`). Groups that fit none are one where type, day, place and parties are the very same.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.incidents.groups import Group
from waqai.incidents.story import SPEECH, Story

ENOUGH = 4.0
LONGEST = 3  # days: a longer time does not say when
_TYING = frozenset({"actors", "recipients", "casualties"})  # on a day two acts in one town may well be two
Key = tuple[str, str, str, date]
Aside = tuple[str, int]  # report, index of its group


@dataclass(frozen=True, slots=True)
class Match:
    """How much a group shares with a happening, and what."""

    points: float
    because: str


def days(group: Group) -> tuple[date, ...]:
    """Return the days that a group is told to have happened on, of those told closely enough."""
    found = set()
    for start, end in group.days:
        if (end - start).days < LONGEST:
            found |= {start + timedelta(days=on) for on in range((end - start).days + 1)}
    return tuple(sorted(found))


def keys(group: Group) -> set[Key]:
    """Return under what a group is filed and looked up: type, mode, place or speaker, and each day."""
    where = group.actor_keys if group.type in SPEECH else group.countries
    return {(group.type, group.mode_class, place, day) for place in where for day in days(group)}


def match(group: Group, core: Sequence[Group]) -> Match | None:
    """Return what `group` shares with the groups of a happening of its type; None where that is not enough."""
    points, because, tied = 0.0, [], False
    shared_days = set(days(group)) & {day for one in core for day in days(one)}
    if shared_days:
        points += 2
        because.append(f"day {min(shared_days)}")
    if group.countries & _all(one.countries for one in core):
        points += 1
        because.append("country")
    for what, own, theirs, same, other in (
        ("place", _places(group), _all(_places(one) for one in core), 1.5, -1.0),
        ("actors", group.actor_keys, _all(one.actor_keys for one in core), 1.5, -2.0),
        ("recipients", group.recipient_keys, _all(one.recipient_keys for one in core), 1.5, -1.0),
        ("words", group.anchors, _all(one.anchors for one in core), 0.5, 0.0),
        ("casualties", _dead(group), _all(_dead(one) for one in core), 1.0, 0.0),
    ):
        if own & theirs:
            points += same
            because.append(f"{what} {', '.join(sorted(map(str, own & theirs))[:2])}")
            tied |= what in _TYING
        elif own and theirs:
            points += other
    return Match(points, "; ".join(because)) if tied and points >= ENOUGH else None


def best(group: Group, candidates: Iterable[tuple[str, Sequence[Group]]]) -> tuple[str, Match] | None:
    """Return the candidate (by name) with which `group` shares most, the first by name among equals."""
    found = [(name, matched) for name, core in candidates if (matched := match(group, core))]
    return min(found, key=lambda one: (-one[1].points, one[0]), default=None)


def sameness(group: Group) -> tuple[object, ...] | None:
    """Return what two groups that fit no happening must have in common to be one; None where too little is told."""
    told = days(group)
    places = _places(group) or group.countries
    parties = group.actor_keys, group.recipient_keys
    known = bool(places) + bool(parties[0]) + bool(parties[1])
    if not told or known < 2:
        return None
    ordered = tuple(tuple(sorted(one)) for one in (places, *parties))
    return group.type, group.mode_class, group.status, told, ordered


def asides_of(told: Story) -> list[int]:
    """Return which groups of a story are beside what it is chiefly about."""
    return [number for number in range(len(told.groups)) if number != told.main]


def telling(group: Group) -> str:
    """Return what is the same for asides that tell the very same."""
    told = sameness(group) or (group.report, group.events[0].id)
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]


def _places(group: Group) -> frozenset[str]:
    return frozenset(site.name for site in group.sites if site.precision not in (None, "country"))


def _dead(group: Group) -> frozenset[float]:
    numbers = (event.casualties.get("killed") for event in group.events)
    return frozenset(bounds.low for bounds in numbers if bounds and bounds.low is not None and bounds.low > 1)


def _all(sets: Iterable[frozenset]) -> frozenset:  # type: ignore[type-arg]
    return frozenset().union(*sets)
