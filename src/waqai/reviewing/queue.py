"""The queue of reviewing: events that nobody has decided on, those first that matter most.

An event waits for a reason, or several: reports or sources contradict each other on its incident (`disputed`), its
coding is unsure (`unsure`), it has a party whose name is new to the lexicon (`new`). `second` are events that others
have decided on, for a second pair of eyes. Of each reason the `MOST` that press most are weighed.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

import sqlalchemy as sa

from waqai import lexicons
from waqai.register.opening import Register
from waqai.register.schema import incident_mentions, incidents, reports, reviews
from waqai.register.search.tables import ACTOR, RECIPIENT, events, names, parties, texts
from waqai.spans import Span

Why = Literal["disputed", "unsure", "new", "second"]
WHYS: tuple[Why, ...] = get_args(Why)
MOST = 200
NAMES = 1_000
TRIED = 4  # of the latest events of a new name, to find one on which nobody has decided
TYPES = 16  # times as many, where it must be of one of so many types
DECIDED = 1_000  # the confidence, in thousandths, of what a reviewer has decided on
_KINDS = ("person", "organisation", "armed_group", "government", "military")
_PART = 400
_TOLD = (events.c.event, events.c.type, events.c.confidence, events.c.span_start, events.c.span_end)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an event waits. `detail` is the incident that is disputed, the confidence, the new name, or who decided.

    `weight` says how much it matters.
    """

    why: Why
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Due:
    """An event that waits: where it stands, what the coding says, and why it waits."""

    report: str
    event: str
    span: Span
    type: str
    confidence: float
    published: date | None
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        """Return how much it matters."""
        return sum(reason.weight for reason in self.reasons)


def queue(
    register: Register,
    *,
    who: str,
    why: Why | None = None,
    type: str | None = None,  # noqa: A002
    report: str | None = None,
) -> tuple[Due, ...]:
    """Return what waits, first what matters most; for a reason, of a type, in a report, where one is named.

    `second` is only for reviewers who ask for it, and holds what `who` has not decided on.
    """
    with register.reading() as connection:
        found: dict[tuple[str, str], Due] = {}
        for asked, find in (("disputed", _disputed), ("unsure", _unsure), ("new", _new)):
            if why in (None, asked):
                for due in find(connection, type, report):
                    key = due.report, due.event
                    held = found.get(key)
                    found[key] = replace(held, reasons=(*held.reasons, *due.reasons)) if held else due
        if why == "second":
            found = {(due.report, due.event): due for due in _second(connection, who, type, report)}
    return tuple(sorted(found.values(), key=lambda due: (-due.weight, due.report, int(due.event[1:]))))


def waiting(register: Register, who: str, report: str) -> tuple[Due, ...]:
    """Return all events of a report that nobody has decided on, in the order of the text."""
    query = _events().where(events.c.confidence < DECIDED, reports.c.id == report)
    with register.reading() as connection:
        rows = connection.execute(query.order_by(events.c.span_start)).all()
    return tuple(_due(row, ()) for row in rows)


def _events() -> sa.Select[Any]:
    told = (reports.c.id, *_TOLD, reports.c.published)
    joined = events.join(texts, texts.c.doc == events.c.doc).join(reports, reports.c.number == texts.c.report)
    return sa.select(*told).select_from(joined)


def _narrowed(query: sa.Select[Any], type: str | None, report: str | None) -> sa.Select[Any]:  # noqa: A002
    query = query.where(events.c.confidence < DECIDED)
    if type:
        query = query.where(events.c.type == type)
    return query.where(reports.c.id == report) if report else query


def _due(row: Any, reasons: Iterable[Reason]) -> Due:
    span = Span(row.span_start, row.span_end)
    return Due(row.id, row.event, span, row.type, row.confidence / 1000, row.published, tuple(reasons))


def _unsure(connection: sa.Connection, type: str | None, report: str | None) -> Iterator[Due]:  # noqa: A002
    query = _narrowed(_events(), type, report).order_by(events.c.confidence, events.c.doc.desc(), events.c.turn.desc())
    if report is None:
        # chosen by their index first, and only then looked up
        least = _narrowed(sa.select(events.c.doc, events.c.turn), type, None)
        least = least.order_by(events.c.confidence, events.c.doc.desc(), events.c.turn.desc()).limit(MOST)
        chosen = least.subquery()
        query = query.join(chosen, sa.and_(chosen.c.doc == events.c.doc, chosen.c.turn == events.c.turn))
    for row in connection.execute(query.limit(MOST)):
        yield _due(row, [Reason("unsure", f"{row.confidence / 1000:.2f}", 1 - row.confidence / 1000)])


def _disputed(connection: sa.Connection, type: str | None, report: str | None) -> Iterator[Due]:  # noqa: A002
    most = sa.select(incidents.c.id, incidents.c.independent).where(incidents.c.disputed)
    if type:
        most = most.where(incidents.c.type == type)
    if report:
        within = sa.select(incident_mentions.c.incident).where(incident_mentions.c.report == report)
        most = most.where(incidents.c.id.in_(within))
    best = most.order_by(incidents.c.independent.desc(), incidents.c.id).limit(MOST).subquery()
    same = sa.and_(incident_mentions.c.report == reports.c.id, incident_mentions.c.event == events.c.event)
    joined = (
        incident_mentions.join(best, best.c.id == incident_mentions.c.incident)
        .join(reports, reports.c.id == incident_mentions.c.report)
        .join(texts, texts.c.report == reports.c.number)
        .join(events, sa.and_(events.c.doc == texts.c.doc, same))
    )
    told = (reports.c.id, *_TOLD, reports.c.published)
    query = sa.select(*told, best.c.id.label("incident"), best.c.independent).select_from(joined)
    query = _narrowed(query, type, report).order_by(best.c.independent.desc(), best.c.id, reports.c.id, events.c.event)
    for row in connection.execute(query.limit(2 * MOST)):
        yield _due(row, [Reason("disputed", row.incident, 1 + math.log2(1 + row.independent) / 4)])


def _new(connection: sa.Connection, type: str | None, report: str | None) -> Iterator[Due]:  # noqa: A002
    """Yield an event for each new name, the first that tells of it; of a report, all of its events with new names."""
    decided = _decided_names(connection)
    query = sa.select(names.c.id, names.c.name, names.c.name_ar).where(names.c.kind.in_(_KINDS))
    fresh = {
        row.id: row.name_ar or row.name
        for row in connection.execute(query.order_by(names.c.id.desc()).limit(NAMES if report is None else 20 * NAMES))
        if is_new(row.name, row.name_ar) and row.name_ar not in decided
    }
    wanted, seen = list(fresh), set()
    many = _counted(connection, wanted)
    for at in range(0, len(wanted), _PART):
        for row in _of_names(connection, wanted[at : at + _PART], type, report):
            if report is None and row.name in seen:
                continue
            seen.add(row.name)
            yield _due(row, [Reason("new", fresh[row.name], 0.4 + math.log2(1 + many.get(row.name, 1)) / 8)])


def _of_names(connection: sa.Connection, wanted: list[int], type: str | None, report: str | None) -> Iterator[Any]:  # noqa: A002
    told: sa.FromClause = parties
    named = parties.c.role.in_((ACTOR, RECIPIENT)), parties.c.name.in_(wanted)
    if report is None:
        newest = sa.func.row_number().over(
            partition_by=parties.c.name, order_by=(parties.c.doc.desc(), parties.c.turn.desc())
        )
        ranked = sa.select(parties.c.doc, parties.c.turn, parties.c.name, newest.label("rank")).where(*named).subquery()
        latest = TRIED * (TYPES if type else 1)
        told = sa.select(ranked).where(ranked.c.rank <= latest).subquery()
        named = ()  # type: ignore[assignment]
    same = sa.and_(told.c.doc == events.c.doc, told.c.turn == events.c.turn)
    query = _narrowed(_events().add_columns(told.c.name).join(told, same), type, report).where(*named)
    yield from connection.execute(query.order_by(events.c.doc.desc(), events.c.turn.desc()).limit(10 * MOST))


def _counted(connection: sa.Connection, wanted: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for at in range(0, len(wanted), _PART):
        query = sa.select(parties.c.name, sa.func.count()).where(
            parties.c.role.in_((ACTOR, RECIPIENT)), parties.c.name.in_(wanted[at : at + _PART])
        )
        found |= {row[0]: row[1] for row in connection.execute(query.group_by(parties.c.name))}
    return found


def _decided_names(connection: sa.Connection) -> frozenset[str]:
    """Return the Arabic names of the entities that somebody has decided on."""
    undoing = reviews.alias()
    query = (
        sa.select(reviews.c.target)
        .outerjoin(undoing, undoing.c.undoes == reviews.c.id)
        .where(undoing.c.id.is_(None), reviews.c.target["kind"].as_string() == "entity")
    )
    return frozenset(target["was"]["name_ar"] for target in connection.scalars(query))


def is_new(name: str, name_ar: str) -> bool:
    """Tell whether a name is a proper one (not «rights groups»), and none that the lexicon of actors knows."""
    words = name.split()
    proper = bool(words) and all(word[0].isupper() or word.startswith(("al-", "ibn", "bin")) for word in words)
    return proper and bool(name_ar) and name not in _known()


@cache
def _known() -> frozenset[str]:
    entries = (*lexicons.load("actors"), *lexicons.load("places"))
    return frozenset(str(entry["name"]) for entry in entries if entry.get("name"))


lexicons.on_change(_known.cache_clear)


def _second(connection: sa.Connection, who: str, type: str | None, report: str | None) -> Iterator[Due]:  # noqa: A002
    """Yield events that others have decided on and `who` has not, what was decided last first."""
    undoing = reviews.alias()
    query = (
        sa.select(reviews.c.report, reviews.c.who, reviews.c.target, reports.c.published)
        .join(reports, reports.c.id == reviews.c.report)
        .outerjoin(undoing, undoing.c.undoes == reviews.c.id)
        .where(undoing.c.id.is_(None), reviews.c.target["kind"].as_string() == "event")
        .order_by(reviews.c.id.desc())
    )
    if report:
        query = query.where(reviews.c.report == report)
    by: dict[tuple[str, str], list[Any]] = {}
    for row in connection.execute(query):
        by.setdefault((row.report, f"{row.target['span']} {row.target['type']}"), []).append(row)
    for rows in by.values():
        row = rows[0]
        if all(one.who != who for one in rows) and type in (None, row.target["type"]):
            name, span = row.target["was"]["id"], Span(*row.target["span"])
            yield Due(row.report, name, span, row.target["type"], 1.0, row.published, (_by(rows),))


def _by(rows: list[Any]) -> Reason:
    return Reason("second", ", ".join(dict.fromkeys(row.who for row in rows)), 0.0)
