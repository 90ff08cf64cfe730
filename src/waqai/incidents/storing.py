"""The incidents of a register: linked when reports, records or reviews have changed, and kept in its tables."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from waqai.incidents.form import Fields, from_fields, to_fields
from waqai.incidents.incident import Incident
from waqai.incidents.linking import link
from waqai.incidents.sums import keep_sums
from waqai.register.accounts import accounts_on
from waqai.register.columns import pack
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
LINKER = 1  # of the way incidents are linked: another gives others
BATCH = 500


def linked(register: Register) -> bool:
    """Bring the incidents of a register up to its reports, records and reviews; tell whether they had to be linked.

    Incidents that stay as they were are not written again.
    """
    with register.reading() as connection:
        if _marked(connection) == _state(connection):
            return False
    with register.writing() as connection:
        state = _state(connection)
        _keep(connection, link(accounts_on(connection), rulings_on(connection)))
        connection.execute(sa.delete(marks).where(marks.c.name == MARK))
        connection.execute(sa.insert(marks).values(name=MARK, value=state))
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


def _keep(connection: sa.Connection, found: Iterable[Incident]) -> None:
    """Write the incidents that are new or changed, and take out those that are no more."""
    kept = {row.id: pack(row.body) for row in connection.execute(sa.select(incidents.c.id, incidents.c.body))}
    new: list[tuple[Incident, Fields]] = []
    for one in found:
        fields = to_fields(one)
        if kept.pop(one.id, None) != pack(fields):
            new.append((one, fields))
    gone = [*kept, *(one.id for one, _ in new)]
    for table, column in (
        (incident_mentions, incident_mentions.c.incident),
        (incident_parties, incident_parties.c.incident),
        (incident_harms, incident_harms.c.incident),
        (incidents, incidents.c.id),
    ):
        for at in range(0, len(gone), BATCH):
            connection.execute(sa.delete(table).where(column.in_(gone[at : at + BATCH])))
    for at in range(0, len(new), BATCH):
        part = new[at : at + BATCH]
        _insert(connection, incidents, [_row(one, fields) for one, fields in part])
        _insert(connection, incident_mentions, [row for one, _ in part for row in _mentions(one)])
        _insert(connection, incident_parties, [row for one, _ in part for row in _parties(one)])
        _insert(connection, incident_harms, [row for one, _ in part for row in _harms(one)])
    keep_sums(connection)


def _insert(connection: sa.Connection, table: sa.Table, rows: list[Fields]) -> None:
    if rows:
        connection.execute(sa.insert(table), rows)


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
