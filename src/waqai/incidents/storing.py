"""The incidents of a register: linked when reports, records or reviews have changed, and kept in its tables."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from waqai.incidents.form import Fields, from_fields, to_fields
from waqai.incidents.incident import Incident
from waqai.incidents.keeping.changes import changed_since
from waqai.incidents.keeping.plain import plain
from waqai.incidents.keeping.relinking import all_linked, relinked
from waqai.incidents.keeping.rows import delete, insert, rows_of
from waqai.incidents.keeping.tables import linked_reports
from waqai.incidents.sums import keep_sums
from waqai.register.opening import Register
from waqai.register.rulings import rulings_on
from waqai.register.schema import (
    incident_harms,
    incident_mentions,
    incident_parties,
    incidents,
    marks,
    other_names,
    records,
    reports,
    reviews,
)

MARK = "incidents"
RULED = "incidents ruled"
LINKER = 3  # of the way incidents are linked: another gives others
BATCH = 500


def linked(register: Register) -> bool:
    """Bring the incidents of a register up to its reports, records and reviews; tell whether they had to be linked.

    Only what the reports that are new or changed may touch is linked anew, with the result of linking all at once;
    incidents that stay as they were are not written again.
    """
    with register.reading() as connection:
        if _marked(connection) == _state(connection):
            return False
    with register.writing() as connection:
        was, state = _marked(connection), _state(connection)
        rulings = tuple(rulings_on(connection))
        if _goes_on(connection, was, state):
            changed = changed_since(connection, was[2], state[3] - was[3], was[4], was[5])
            ruled = [[one.action, plain(one.groups), one.why] for one in rulings]
            before = connection.scalar(sa.select(marks.c.value).where(marks.c.name == RULED)) or []
            named = [(report, event) for _, groups, _ in before for group in groups for report, event in group]
            _keep(connection, *relinked(connection, changed, rulings, None if before == ruled else named))
        else:
            _keep(connection, *all_linked(connection, rulings))
        _mark(connection, MARK, state)
        _mark(connection, RULED, [[one.action, plain(one.groups), one.why] for one in rulings])
    return True


def state_linked(register: Register) -> tuple[int, ...]:
    """Return what changes whenever the incidents are linked anew; empty where they never were."""
    with register.reading() as connection:
        return tuple(_marked(connection) or ())


def state(register: Register) -> tuple[int, ...]:
    """Return what changes whenever a report, a record or a review is added."""
    with register.reading() as connection:
        return tuple(_state(connection))


def behind(register: Register) -> bool:
    """Tell whether reports, records or reviews have changed since the incidents were linked."""
    with register.reading() as connection:
        return bool(_marked(connection) != _state(connection))


def incidents_of(register: Register) -> Iterator[Incident]:
    """Yield the incidents kept in a register, the first to be reported first."""
    query = sa.select(incidents.c.body).order_by(
        incidents.c.first_report.is_(None), incidents.c.first_report, incidents.c.id
    )
    with register.reading() as connection:
        for body in connection.execute(query).yield_per(BATCH).scalars():
            yield from_fields(body)


def _state(connection: sa.Connection) -> list[int]:
    """Return what changes when a report, a record or a review is added."""
    counted = [sa.func.count(reports.c.number), sa.func.coalesce(sa.func.max(reports.c.number), 0)]
    state = [LINKER, *connection.execute(sa.select(*counted)).one()]
    state.append(connection.scalar(sa.select(sa.func.count()).select_from(other_names)) or 0)
    state.append(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(records.c.id), 0))) or 0)
    state.append(connection.scalar(sa.select(sa.func.coalesce(sa.func.max(reviews.c.id), 0))) or 0)
    return [int(value) for value in state]


def _marked(connection: sa.Connection) -> Any:
    return connection.scalar(sa.select(marks.c.value).where(marks.c.name == MARK))


def _mark(connection: sa.Connection, name: str, value: Any) -> None:
    connection.execute(sa.delete(marks).where(marks.c.name == name))
    connection.execute(sa.insert(marks).values(name=name, value=value))


def _goes_on(connection: sa.Connection, was: Any, state: list[int]) -> bool:
    """Tell whether all that was linked before is on file, so that linking can go on from there."""
    if not was or was[0] != LINKER or any(now < then for now, then in zip(state, was, strict=True)):
        return False
    return bool(connection.scalar(sa.select(sa.func.count()).select_from(linked_reports)) == was[1])


def _keep(connection: sa.Connection, gone: set[str], found: Sequence[Incident]) -> None:
    """Write the incidents `found` that are new or changed, and take out those of `gone` that are no more."""
    query = sa.select(incidents.c.id, incidents.c.body)
    kept = {row.id: row.body for row in rows_of(connection, query, incidents.c.id, gone | {one.id for one in found})}
    new: list[tuple[Incident, Fields]] = []
    for one in found:
        fields = to_fields(one)
        if kept.pop(one.id, None) != fields:
            new.append((one, fields))
    out = [*kept, *(one.id for one, _ in new)]
    for column in (
        incident_mentions.c.incident,
        incident_parties.c.incident,
        incident_harms.c.incident,
        incidents.c.id,
    ):
        delete(connection, column, out)
    for at in range(0, len(new), BATCH):
        part = new[at : at + BATCH]
        insert(connection, incidents, [_row(one, fields) for one, fields in part])
        insert(connection, incident_mentions, [row for one, _ in part for row in _mentions(one)])
        insert(connection, incident_parties, [row for one, _ in part for row in _parties(one)])
        insert(connection, incident_harms, [row for one, _ in part for row in _harms(one)])
    keep_sums(connection)


def _row(one: Incident, fields: Fields) -> Fields:
    site = one.site
    return {
        "id": one.id,
        "type": one.type,
        "mode": one.mode,
        "status": one.status,
        "start": one.start,
        "end": one.end,
        "first_report": one.first_report,
        "last_report": one.last_report,
        "country": site.country if site else None,
        "place": site.name if site else None,
        "admin1": site.admin1 if site else None,
        "lat": site.lat if site else None,
        "lon": site.lon if site else None,
        "precision": site.precision if site else None,
        "independent": one.independent,
        "disputed": bool(one.disputes),
        "followed_by": one.followed_by,
        "open": one.open,
        "confidence": one.confidence,
        "body": fields,
        "placed": one.start or one.first_report,
    }


def _mentions(one: Incident) -> Iterator[Fields]:
    main = {telling.report: telling.main for telling in one.reports}
    for mention in one.mentions:
        yield {"report": mention.report, "event": mention.event, "incident": one.id, "main": main[mention.report]}


def _parties(one: Incident) -> Iterator[Fields]:
    for role, parties in (("actor", one.actors), ("recipient", one.recipients)):
        for party in parties:
            told = {name: getattr(party, name) for name in ("key", "name", "name_ar", "kind", "country", "code")}
            yield {"incident": one.id, "role": role, **told}


def _harms(one: Incident) -> Iterator[Fields]:
    for kind, bounds in one.casualties.items():
        yield {"incident": one.id, "kind": kind, "low": bounds.low, "high": bounds.high}
