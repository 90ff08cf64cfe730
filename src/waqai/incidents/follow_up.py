"""Follow-up: a planned event whose day has passed came true in a later incident, or is open."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from waqai.incidents.incident import Incident, Party

SLACK = 1  # days by which an event may come sooner or later than planned
LONGEST = 31  # days: a plan for a longer time is for no day
NEEDED = 2  # of place, actors and recipients


@dataclass(frozen=True, slots=True)
class Came:
    """What of an incident that occurred tells whether a plan came true in it; parties by their keys."""

    id: str
    type: str
    start: date
    last_report: date | None
    independent: int
    place: str | None
    country: str | None
    actors: frozenset[str]
    recipients: frozenset[str]


Occurred = Mapping[tuple[str, date], Sequence[Came]]  # by type and day


def followed_up(incidents: Sequence[Incident], as_of: date | None) -> tuple[Incident, ...]:
    """Return the incidents, each planned one tied to what followed, or open if `as_of` is past its days."""
    occurred = by_day(came(incidents))
    return tuple(followed(one, occurred, as_of) if one.status == "planned" else one for one in incidents)


def came(incidents: Iterable[Incident]) -> Iterator[Came]:
    """Yield those that occurred, on a day that is told."""
    for one in incidents:
        if one.status == "occurred" and one.start is not None:
            where = (one.site.name, one.site.country) if one.site else (None, None)
            parties = (frozenset(party.key for party in each) for each in (one.actors, one.recipients))
            yield Came(one.id, one.type, one.start, one.last_report, one.independent, *where, *parties)


def by_day(found: Iterable[Came]) -> dict[tuple[str, date], list[Came]]:
    """Return what came by type and day."""
    days: dict[tuple[str, date], list[Came]] = {}
    for one in found:
        days.setdefault((one.type, one.start), []).append(one)
    return days


def days_of(start: date | None, end: date | None) -> list[date]:
    """Return the days on which a plan for `start` to `end` may have come true; none where it is for no day."""
    if start is None or end is None or (end - start).days > LONGEST:
        return []
    return [start + timedelta(days=on) for on in range(-SLACK, (end - start).days + SLACK + 1)]


def followed(plan: Incident, occurred: Occurred, as_of: date | None) -> Incident:
    """Return a planned incident, tied to what followed of those that `occurred`; else open or not."""
    days = days_of(plan.start, plan.end)
    if not days or plan.end is None:
        return plan
    later = [
        (shared, one)
        for day in days
        for one in occurred.get((plan.type, day), ())
        if _not_before(one, plan) and (shared := _shared(plan, one)) >= NEEDED
    ]
    best = min(later, key=lambda found: (-found[0], found[1].start, -found[1].independent, found[1].id), default=None)
    if best is not None:
        return replace(plan, followed_by=best[1].id)
    return replace(plan, open=as_of is not None and as_of > plan.end)


def _not_before(one: Came, plan: Incident) -> bool:
    return one.last_report is None or plan.first_report is None or one.last_report >= plan.first_report


def _shared(plan: Incident, one: Came) -> int:
    """Return how many of place, actors and recipients a plan and what came have in common."""
    return _there(plan, one) + _meet(plan.actors, one.actors) + _meet(plan.recipients, one.recipients)


def _there(plan: Incident, one: Came) -> bool:
    if plan.site is None or plan.site.country != one.country:
        return False
    return plan.site.country is not None or plan.site.name == one.place  # a sea is of no state


def _meet(parties: Iterable[Party], keys: frozenset[str]) -> bool:
    return any(party.key in keys for party in parties)
