"""Follow-up: a planned event whose day has passed came true in a later incident, or is open."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from waqai.incidents.incident import Incident, Party

SLACK = 1  # days by which an event may come sooner or later than planned
LONGEST = 31  # days: a plan for a longer time is for no day
NEEDED = 2  # of place, actors and recipients


def followed_up(incidents: Sequence[Incident], as_of: date | None) -> tuple[Incident, ...]:
    """Return the incidents, each planned one tied to what followed, or open if `as_of` is past its days."""
    occurred: dict[tuple[str, date], list[Incident]] = {}
    for one in incidents:
        if one.status == "occurred" and one.start is not None:
            occurred.setdefault((one.type, one.start), []).append(one)
    return tuple(followed(one, occurred, as_of) if one.status == "planned" else one for one in incidents)


def followed(plan: Incident, occurred: dict[tuple[str, date], list[Incident]], as_of: date | None) -> Incident:
    """Return a planned incident, tied to what followed of those that `occurred`, by type and day; else open or not."""
    if plan.start is None or plan.end is None or (plan.end - plan.start).days > LONGEST:
        return plan
    days = range(-SLACK, (plan.end - plan.start).days + SLACK + 1)
    candidates = [one for on in days for one in occurred.get((plan.type, plan.start + timedelta(days=on)), ())]
    later = [one for one in candidates if _not_before(one, plan) and shared(plan, one) >= NEEDED]
    best = min(later, key=lambda one: (-shared(plan, one), one.start, -one.independent, one.id), default=None)
    if best is not None:
        return replace(plan, followed_by=best.id)
    return replace(plan, open=as_of is not None and as_of > plan.end)


def _not_before(one: Incident, plan: Incident) -> bool:
    return None in (one.last_report, plan.first_report) or one.last_report >= plan.first_report  # type: ignore[operator]


def shared(one: Incident, other: Incident) -> int:
    """Return how many of place, actors and recipients two incidents have in common."""
    place = one.site is not None and other.site is not None and one.site.country == other.site.country
    return place + _meet(one.actors, other.actors) + _meet(one.recipients, other.recipients)


def _meet(ones: Iterable[Party], others: Iterable[Party]) -> bool:
    return bool({party.key for party in ones} & {party.key for party in others})
