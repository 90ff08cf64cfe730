"""Happenings counted as incidents, week by week, with the running totals beside them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from waqai.dossiers.citing import Citation
from waqai.dossiers.dossier import Count, Dossier
from waqai.dossiers.parties import Parties, fits
from waqai.dossiers.report import Entry, Tally, Total, Week
from waqai.dossiers.scope import at_place
from waqai.dossiers.totals import compared
from waqai.incidents.incident import Incident
from waqai.record.model import Bounds

Told = tuple[Incident, Entry, Bounds]  # the bounds: how many acts its words tell
CITED = 4  # citations of an incident in a week


def tally(
    dossier: Dossier,
    parties: Parties,
    count: Count,
    told: Sequence[Told],
    totals: Iterable[Total],
) -> Tally:
    """Return a count: the incidents of its pattern by week, and those whose week is not told."""
    found = _apart([item for item in told if _counts(dossier, parties, count, item[0])])
    placed = {one.id: week for one, _, _ in found if (week := _week(one)) is not None}
    days = [one.start for one, _, _ in found if one.id in placed and one.start]
    given = compared(totals, days)
    weeks = {*placed.values(), *(monday(total.told) for total in given if total.told)}
    return Tally(
        id=count.id,
        name=count.name,
        weeks=tuple(_row(week, found, placed, given) for week in _all_between(weeks)),
        unplaced=tuple(entry for one, entry, _ in found if one.id not in placed),
        totals=given,
    )


def _apart(found: Sequence[Told]) -> list[Told]:
    """Leave out incidents that only repeat another: told in the same sentences, of the same day and place.

    Of a strike and the killing by it, one counts.
    """
    kept: list[Told] = []
    for item in sorted(found, key=lambda told: (-len(told[1].citations), told[0].id)):
        if not any(_repeats(item, other) for other in kept):
            kept.append(item)
    return sorted(kept, key=lambda told: (told[0].start or date.max, told[0].id))


def _repeats(item: Told, other: Told) -> bool:
    one, another = item[0], other[0]
    if (one.start, one.end) != (another.start, another.end) or (
        one.site and another.site and one.site.name != another.site.name
    ):
        return False
    places = [{(c.report, c.start, c.end) for c in entry.citations} for _, entry, _ in (item, other)]
    return places[0] <= places[1]


def monday(day: date) -> date:
    """Return the first day of the week of `day`."""
    return day - timedelta(days=day.weekday())


def _counts(dossier: Dossier, parties: Parties, count: Count, one: Incident) -> bool:
    if at_place(dossier, one.site) is False:
        return False
    return fits(count.pattern, one.type, one.status, parties.among(one.actors), parties.among(one.recipients))


def _week(one: Incident) -> date | None:
    """Return the week in which an incident was, if its days are all of one."""
    if one.start is None or one.end is None or monday(one.start) != monday(one.end):
        return None
    return monday(one.start)


def _all_between(weeks: set[date]) -> list[date]:
    """Return the weeks from the first to the last, those in which nothing was told, too."""
    if not weeks:
        return []
    first, last = min(weeks), max(weeks)
    return [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]


def _row(week: date, found: Sequence[Told], placed: dict[str, date], given: Iterable[Total]) -> Week:
    inside = [(one, entry, acts) for one, entry, acts in found if placed.get(one.id) == week]
    return Week(
        start=week,
        incidents=tuple(one.id for one, _, _ in inside),
        acts=Bounds(
            _sum(inside, lambda acts: acts.low if acts.low is not None else 1.0), _sum(inside, lambda acts: acts.high)
        ),
        totals=tuple(total for total in given if total.told and monday(total.told) == week),
        citations=_first(entry for _, entry, _ in inside),
    )


def _sum(inside: Iterable[Told], side: Callable[[Bounds], float | None]) -> float | None:
    values = [side(acts) for _, _, acts in inside]
    return None if None in values else sum(value for value in values if value is not None)


def _first(entries: Iterable[Entry]) -> tuple[Citation, ...]:
    return tuple(citation for entry in entries for citation in entry.citations[:CITED])
