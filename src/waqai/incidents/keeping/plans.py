"""Planned incidents of a register and what followed: looked at again where something of it has changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.incidents.follow_up import Came, by_day, came, days_of, followed
from waqai.incidents.form import from_fields
from waqai.incidents.incident import Incident
from waqai.incidents.keeping.rows import rows_of
from waqai.register.schema import incident_parties, incidents, reports


def followed_anew(
    connection: sa.Connection, gone: set[str], found: Sequence[Incident]
) -> tuple[set[str], list[Incident]]:
    """Tie planned incidents to what followed: those found, and those on file that it may be otherwise for."""
    as_of = connection.scalar(sa.select(sa.func.max(reports.c.published)))
    columns = incidents.c.id, incidents.c.type, incidents.c.status, incidents.c.start
    was = rows_of(connection, sa.select(*columns), incidents.c.id, gone)
    occurred = {(row.type, row.start) for row in [*was, *found] if row.status == "occurred" and row.start}
    plans = [one for one in found if one.status == "planned"]
    plans += _plans(connection, gone, occurred, as_of)
    later = by_day([*_later(connection, gone, plans), *came(found)])
    ended = [followed(plan, later, as_of) for plan in plans]
    return gone | {plan.id for plan in plans}, [*(one for one in found if one.status != "planned"), *ended]


def _plans(
    connection: sa.Connection, gone: set[str], occurred: set[tuple[str, date]], as_of: date | None
) -> list[Incident]:
    """Return the planned incidents on file, but for those gone, that may have been followed, or not any more."""
    columns = [incidents.c[name] for name in ("id", "type", "start", "end", "followed_by", "open")]
    query = sa.select(*columns).where(incidents.c.status == "planned", incidents.c.start.is_not(None))
    wanted = {row.id for row in connection.execute(query) if row.end and _may_differ(row, gone, occurred, as_of)}
    bodies = rows_of(connection, sa.select(incidents.c.body), incidents.c.id, wanted - gone)
    return [replace(from_fields(row.body), followed_by=None, open=False) for row in bodies]


def _may_differ(row: Any, gone: set[str], occurred: set[tuple[str, date]], as_of: date | None) -> bool:
    days = days_of(row.start, row.end)
    if days and (row.followed_by in gone or any((row.type, day) in occurred for day in days)):
        return True
    return bool(days) and row.followed_by is None and row.open != (as_of is not None and as_of > row.end)


def _later(connection: sa.Connection, gone: set[str], plans: Iterable[Incident]) -> list[Came]:
    """Return what came on file, but for those gone, on the days of planned incidents of its type."""
    days: dict[str, set[date]] = defaultdict(set)
    for plan in plans:
        days[plan.type].update(days_of(plan.start, plan.end))
    names = ("id", "type", "start", "last_report", "independent", "place", "country")
    query = sa.select(*(incidents.c[name] for name in names)).where(incidents.c.status == "occurred")
    found = [
        row
        for type_ in sorted(days)
        for row in rows_of(connection, query.where(incidents.c.type == type_), incidents.c.start, days[type_])
        if row.id not in gone
    ]
    keys = _keys(connection, {row.id for row in found})
    return [_came(row, keys) for row in found]


def _came(row: Any, keys: dict[tuple[str, str], frozenset[str]]) -> Came:
    parties = keys[row.id, "actor"], keys[row.id, "recipient"]
    return Came(row.id, row.type, row.start, row.last_report, row.independent, row.place, row.country, *parties)


def _keys(connection: sa.Connection, ids: set[str]) -> dict[tuple[str, str], frozenset[str]]:
    """Return the keys of the parties of incidents, by incident and role."""
    table, found = incident_parties, defaultdict(set)
    for row in rows_of(connection, sa.select(table.c.incident, table.c.role, table.c.key), table.c.incident, ids):
        found[row.incident, row.role].add(row.key)
    return defaultdict(frozenset, {name: frozenset(keys) for name, keys in found.items()})
