"""Planned incidents of a register and what followed: looked at again where something of it has changed."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from waqai.incidents.follow_up import LONGEST, SLACK, followed
from waqai.incidents.form import from_fields
from waqai.incidents.incident import Incident
from waqai.incidents.keeping.rows import rows_of
from waqai.register.schema import incidents, reports


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
    later = _later(connection, gone, plans)
    for one in found:
        if one.status == "occurred" and one.start is not None:
            later.setdefault((one.type, one.start), []).append(one)
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
    if (row.end - row.start).days > LONGEST:
        return False
    days = range(-SLACK, (row.end - row.start).days + SLACK + 1)
    if row.followed_by in gone or any((row.type, row.start + timedelta(days=on)) in occurred for on in days):
        return True
    return row.followed_by is None and row.open != (as_of is not None and as_of > row.end)


def _later(
    connection: sa.Connection, gone: set[str], plans: Iterable[Incident]
) -> dict[tuple[str, date], list[Incident]]:
    """Return the incidents on file, but for those gone, that planned ones may have come to, by type and day."""
    days = {
        plan.start + timedelta(days=on)
        for plan in plans
        if plan.start and plan.end and (plan.end - plan.start).days <= LONGEST
        for on in range(-SLACK, (plan.end - plan.start).days + SLACK + 1)
    }
    types = {plan.type for plan in plans}
    query = sa.select(incidents.c.id, incidents.c.body).where(
        incidents.c.status == "occurred", incidents.c.type.in_(types)
    )
    found: dict[tuple[str, date], list[Incident]] = {}
    for row in rows_of(connection, query, incidents.c.start, days):
        if row.id not in gone:
            one = from_fields(row.body)
            found.setdefault((one.type, one.start or date.min), []).append(one)
    return found
