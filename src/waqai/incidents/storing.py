"""Keeping incidents in the register, and reading them back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.incidents.incident import Claim, Dispute, Incident, Mention, Party, Site, Stage, Telling, Toll
from waqai.record.model import Bounds
from waqai.register.opening import Register
from waqai.register.schema import incident_mentions, incident_parties
from waqai.register.schema import incidents as table

Fields = dict[str, Any]
BATCH = 300


def save_incidents(register: Register, incidents: Iterable[Incident], gone: Iterable[str] = ()) -> None:
    """Keep `incidents`, in place of those of the same ids, and drop those named in `gone`: all of it, or nothing.

    A mention belongs to one incident: the one saved last takes it.
    """
    with register.writing() as connection:
        save_incidents_on(connection, incidents, gone)


def save_incidents_on(connection: sa.Connection, incidents: Iterable[Incident], gone: Iterable[str] = ()) -> None:
    """Do what `save_incidents` does, on a connection that writes already."""
    _drop(connection, list(gone))
    kept = {incident.id: incident for incident in incidents}
    for at in range(0, len(kept), BATCH):
        part = list(kept.values())[at : at + BATCH]
        _drop(connection, [incident.id for incident in part])
        for statement, rows in (
            (table.insert(), [_row(incident) for incident in part]),
            (incident_mentions.insert(), [row for incident in part for row in _mentions(incident)]),
            (incident_parties.insert(), [row for incident in part for row in _parties(incident)]),
        ):
            if statement.table is incident_mentions:
                _release(connection, rows)
            if rows:
                connection.execute(statement, rows)


def incidents_of(
    register: Register, ids: Iterable[str] | None = None, *, reports: Iterable[str] | None = None
) -> Iterator[Incident]:
    """Yield the incidents in order of id; `ids` or the `reports` that tell of them narrow them down."""
    with register.reading() as connection:
        wanted = None if ids is None else set(ids)
        if reports is not None:
            told = _told_by(connection, sorted(set(reports)))
            wanted = told if wanted is None else wanted & told
        yield from _all(connection) if wanted is None else _some(connection, sorted(wanted))


def to_fields(incident: Incident) -> Fields:
    """Return `incident` as JSON holds it: days as ISO strings, mentions as {"report", "event"}."""
    fields: Fields = _plain(asdict(incident))
    return fields


def from_fields(fields: Fields) -> Incident:
    """Return the incident that `to_fields` made `fields` of."""
    site = fields["site"]
    read: Fields = {
        "actors": tuple(Party(**item) for item in fields["actors"]),
        "recipients": tuple(Party(**item) for item in fields["recipients"]),
        "site": Site(**site) if site else None,
        "mentions": tuple(Mention(**item) for item in fields["mentions"]),
        "reports": tuple(Telling(**item) for item in fields["reports"]),
        "casualties": {kind: Bounds(**item) for kind, item in fields["casualties"].items()},
        "tolls": tuple(map(_toll, fields["tolls"])),
        "disputes": tuple(_dispute(item) for item in fields["disputes"]),
        "course": tuple(_stage(item) for item in fields["course"]),
    }
    read |= {key: _day(fields[key]) for key in ("start", "end", "first_report", "last_report")}
    read |= {key: tuple(fields[key]) for key in ("outlets", "because")}
    return Incident(**{**fields, **read})


def _all(connection: sa.Connection) -> Iterator[Incident]:
    after = ""
    query = sa.select(table.c.id, table.c.body).order_by(table.c.id).limit(BATCH)
    while rows := connection.execute(query.where(table.c.id > after)).all():
        yield from (from_fields(row.body) for row in rows)
        after = rows[-1].id


def _some(connection: sa.Connection, ids: Sequence[str]) -> Iterator[Incident]:
    for at in range(0, len(ids), BATCH):
        query = sa.select(table.c.body).where(table.c.id.in_(ids[at : at + BATCH])).order_by(table.c.id)
        yield from (from_fields(body) for body in connection.scalars(query).all())


def _told_by(connection: sa.Connection, reports: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(reports), BATCH):
        of_reports = incident_mentions.c.report.in_(reports[at : at + BATCH])
        found |= set(connection.scalars(sa.select(incident_mentions.c.incident).where(of_reports)))
    return found


def _drop(connection: sa.Connection, ids: Sequence[str]) -> None:
    for at in range(0, len(ids), BATCH):
        part = ids[at : at + BATCH]
        for rows, column in (
            (incident_mentions, incident_mentions.c.incident),
            (incident_parties, incident_parties.c.incident),
            (table, table.c.id),
        ):
            connection.execute(rows.delete().where(column.in_(part)))


def _release(connection: sa.Connection, rows: Sequence[Fields]) -> None:
    """Take the mentions of `rows` away from the incidents that had them."""
    key = sa.tuple_(incident_mentions.c.report, incident_mentions.c.event)
    for at in range(0, len(rows), BATCH):
        taken = [(row["report"], row["event"]) for row in rows[at : at + BATCH]]
        connection.execute(incident_mentions.delete().where(key.in_(taken)))


def _row(incident: Incident) -> Fields:
    site = incident.site
    return {
        "body": to_fields(incident),
        "country": site and site.country,
        "place": site and site.name,
        "admin1": site and site.admin1,
        "lat": site and site.lat,
        "lon": site and site.lon,
        "disputed": bool(incident.disputes),
        **{key: getattr(incident, key) for key in _FLAT},
    }


_FLAT = (
    *("id", "type", "mode", "status", "start", "end", "first_report", "last_report"),
    *("independent", "followed_by", "open", "confidence"),
)


def _mentions(incident: Incident) -> Iterator[Fields]:
    main = {telling.report for telling in incident.reports if telling.main}
    for mention in sorted(set(incident.mentions)):
        yield {
            "incident": incident.id,
            "report": mention.report,
            "event": mention.event,
            "main": mention.report in main,
        }


def _parties(incident: Incident) -> Iterator[Fields]:
    for role, parties in (("actor", incident.actors), ("recipient", incident.recipients)):
        for party in {party.key: party for party in parties}.values():
            yield {"incident": incident.id, "role": role, **asdict(party)}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _toll(item: Fields) -> Toll:
    return Toll(
        item["kind"],
        Bounds(**item["bounds"]),
        Mention(**item["mention"]),
        tuple(item["sources"]),
        _day(item["published"]),
    )


def _dispute(item: Fields) -> Dispute:
    claims = (
        Claim(claim["value"], tuple(Mention(**told) for told in claim["mentions"]), tuple(claim["sources"]))
        for claim in item["claims"]
    )
    return Dispute(item["field"], tuple(claims))


def _stage(item: Fields) -> Stage:
    return Stage(_day(item["published"]), item["status"], Mention(**item["mention"]))
