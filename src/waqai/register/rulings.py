"""Reviewers' rulings on incidents: which event mentions are one happening, and which are not."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from waqai.register.bodies import whole
from waqai.register.corrections import anchor, laid_over, matched_by, target_of
from waqai.register.errors import UnknownError
from waqai.register.opening import Register
from waqai.register.review import Review, ReviewError
from waqai.register.reviews import append_of_incidents, current, standing_for, standing_of_incidents
from waqai.register.schema import incident_mentions as mentions

Fields = dict[str, Any]
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a standing merge or split asks for, in terms of the current records.

    `groups` hold mentions as (report, event) in order. Merge: the one group is one incident. Split: no mention of
    the first group is in one incident with any of the second. `why` names the review, for `because`.
    """

    review: int
    action: str
    groups: tuple[tuple[Named, ...], ...]
    why: str


def merge(register: Register, incidents: Sequence[str], *, who: str, note: str | None = None) -> Review:
    """Rule that the `incidents` are one. The next linking of incidents follows it.

    Raises:
        UnknownError: there is no such incident.
    """
    if len(set(incidents)) < 2:
        raise ReviewError("a merge names two incidents or more")
    with register.writing() as connection:
        together = [named for incident in dict.fromkeys(incidents) for named in _mentions_of(connection, incident)]
        target = {"groups": [_anchors(connection, together)], "incidents": list(incidents)}
        return append_of_incidents(connection, "merge", target, who, note)


def split(register: Register, incident: str, leaving: Sequence[Named], *, who: str, note: str | None = None) -> Review:
    """Rule that the mentions `leaving` tell of another happening than the rest of `incident`.

    Raises:
        UnknownError: there is no such incident.
        ReviewError: the mentions are not the incident's, or all of them.
    """
    with register.writing() as connection:
        have = _mentions_of(connection, incident)
        wrong = [":".join(named) for named in leaving if named not in have]
        rest = [named for named in have if named not in leaving]
        if wrong or not rest or not leaving:
            told = ", ".join(":".join(named) for named in have)
            raise ReviewError(f"{incident} is told by {told}; name some of these, not all, nor others")
        groups = [_anchors(connection, leaving), _anchors(connection, rest)]
        return append_of_incidents(connection, "split", {"groups": groups, "incidents": [incident]}, who, note)


def rulings(register: Register) -> tuple[Ruling, ...]:
    """Return the rulings that stand, in the order in which they were made.

    A mention that the current records do not hold any more is left out.
    """
    with register.reading() as connection:
        return tuple(rulings_on(connection))


def rulings_on(connection: sa.Connection) -> Iterator[Ruling]:
    """Yield what `rulings` returns, on a connection that is open already."""
    for review in standing_of_incidents(connection):
        groups = tuple(tuple(_found(connection, group)) for group in (review.target or {})["groups"])
        why = f"{review.action} by {review.who} on {review.at:%Y-%m-%d} (review {review.id})"
        yield Ruling(review.id, review.action, groups, why)


def _mentions_of(connection: sa.Connection, incident: str) -> list[Named]:
    query = sa.select(mentions.c.report, mentions.c.event).where(mentions.c.incident == incident)
    found = sorted((row.report, row.event) for row in connection.execute(query))
    if not found:
        raise UnknownError(f"there is no incident {incident!r}; `waqai incidents` lists them")
    return found


def _anchors(connection: sa.Connection, named: Iterable[Named]) -> list[Fields]:
    """Return how each of the mentions is found again after a recoding."""
    out = []
    for report, event in named:
        row = current(connection, report)
        coded = whole(row.body, row.text)
        laid = laid_over(coded, standing_for(connection, [report]).get(report, []))
        target = target_of(laid, coded, "event", event)
        if target is None:
            item = next((item for item in laid.fields["events"] if item["id"] == event), None)
            if item is None:
                raise ReviewError(f"{report} has no {event} any more; link the incidents anew: `waqai incidents`")
            target = anchor(laid.fields, "event", item)
        out.append({"report": report, "span": target["span"], "type": target["type"]})
    return out


def _found(connection: sa.Connection, group: Iterable[Fields]) -> Iterator[Named]:
    for told in group:
        row = current(connection, told["report"])
        coded = whole(row.body, row.text)
        laid = laid_over(coded, standing_for(connection, [told["report"]]).get(told["report"], []))
        event = matched_by(laid, coded, {"kind": "event", **told})
        if event and any(item["id"] == event for item in laid.fields["events"]):
            yield told["report"], event
