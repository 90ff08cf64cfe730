"""Incidents summed up: by day, type, party, pair of parties and place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import sqlalchemy as sa

from waqai.incidents.choosing import Wanted, tests
from waqai.register.schema import incident_harms, incident_parties, incidents

Role = Literal["actor", "recipient"]
DayCount = tuple[date | None, str, int]


@dataclass(frozen=True, slots=True)
class Harm:
    """Casualties of the incidents of a day: sums of the lowest and highest figures told.

    `unbounded` counts the incidents of which no highest figure is told; their lowest stands for it in `high`.
    """

    day: date | None
    kind: str
    low: float
    high: float
    unbounded: int


@dataclass(frozen=True, slots=True)
class Actor:
    """A party, and the number of incidents in which it acts (or is acted upon)."""

    key: str
    name: str
    name_ar: str
    count: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Who does something to whom, by keys, in how many incidents of a type that begin on a day."""

    actor: str
    recipient: str
    type: str
    day: date | None
    count: int


@dataclass(frozen=True, slots=True)
class Spot:
    """A place, how exactly it is known, and the number of incidents there, of each type."""

    place: str
    country: str | None
    lat: float
    lon: float
    precision: str | None
    types: tuple[tuple[str, int], ...]

    @property
    def count(self) -> int:
        """How many incidents there are."""
        return sum(count for _, count in self.types)


def few(connection: sa.Connection, many: int) -> bool:
    """Tell whether there are at most so many incidents at all."""
    counted = sa.select(sa.func.count()).select_from(sa.select(incidents.c.start).limit(many + 1).subquery())
    return (connection.scalar(counted) or 0) <= many


def by_day(connection: sa.Connection, wanted: Wanted) -> list[DayCount]:
    """Return (day, type, number of incidents), days in order, those without one first."""
    columns = incidents.c.start, incidents.c.type
    query = sa.select(*columns, sa.func.count()).where(*tests(connection, wanted)).group_by(*columns)
    rows = [(day, kind, int(count)) for day, kind, count in connection.execute(query)]
    return sorted(rows, key=lambda row: (row[0] or date.min, row[1]))


def _id(wanted: Wanted) -> sa.ColumnElement[str]:
    """Return the ids of incidents, for a join. Of some of them, SQLite is to look up what they have; not each of them,
    to see whether it is wanted.
    """
    id_: sa.ColumnElement[str] = incidents.c.id
    return id_ if wanted == Wanted() else sa.type_coerce(id_.op("||")(sa.literal_column("''")), sa.Text)


def harms(connection: sa.Connection, wanted: Wanted) -> list[Harm]:
    """Return the casualties of incidents that happened, by day and kind."""
    told = incident_harms
    low = sa.func.coalesce(told.c.low, 0.0)
    query = (
        sa.select(
            incidents.c.start,
            told.c.kind,
            sa.func.sum(low),
            sa.func.sum(sa.func.coalesce(told.c.high, low)),
            sa.func.sum(sa.case((told.c.high.is_(None), 1), else_=0)),
        )
        .select_from(incidents)
        .join(told, told.c.incident == _id(wanted))
        .where(incidents.c.status == "occurred", *tests(connection, wanted))
        .group_by(incidents.c.start, told.c.kind)
    )
    rows = (Harm(day, kind, float(l_), float(h), int(n)) for day, kind, l_, h, n in connection.execute(query))
    return sorted(rows, key=lambda one: (one.day or date.min, one.kind))


def by_party(connection: sa.Connection, wanted: Wanted, role: Role, limit: int) -> list[Actor]:
    """Return the parties with the most incidents in a role, the most first."""
    table = incident_parties
    count = sa.func.count().label("n")
    query = sa.select(table.c.key, count).where(table.c.role == role).group_by(table.c.key)
    if wanted != Wanted():
        query = (
            query.select_from(incidents).join(table, table.c.incident == _id(wanted)).where(*tests(connection, wanted))
        )
    query = query.order_by(count.desc(), table.c.key).limit(limit)
    found = [(key, int(many)) for key, many in connection.execute(query)]
    names = names_of(connection, [key for key, _ in found])
    return [Actor(key, *names[key], many) for key, many in found]


def by_pair(connection: sa.Connection, wanted: Wanted, limit: int) -> list[tuple[str, str, int]]:
    """Return (actor, recipient, number of incidents) of the parties that have most to do with each other."""
    actor, recipient = incident_parties.alias(), incident_parties.alias()
    count = sa.func.count().label("n")
    query = (
        sa.select(actor.c.key, recipient.c.key, count)
        .select_from(incidents)
        .join(actor, sa.and_(actor.c.incident == _id(wanted), actor.c.role == "actor"))
        .join(recipient, sa.and_(recipient.c.incident == _id(wanted), recipient.c.role == "recipient"))
        .where(actor.c.key != recipient.c.key, *tests(connection, wanted))
        .group_by(actor.c.key, recipient.c.key)
        .order_by(count.desc(), actor.c.key, recipient.c.key)
        .limit(limit)
    )
    return [(one, other, int(n)) for one, other, n in connection.execute(query)]


def over_time(connection: sa.Connection, wanted: Wanted, pairs: Sequence[tuple[str, str]]) -> list[Pair]:
    """Return what the parties of `pairs` do to each other, by type and day."""
    actor, recipient = incident_parties.alias(), incident_parties.alias()
    columns = actor.c.key, recipient.c.key, incidents.c.type, incidents.c.start
    query = (
        sa.select(*columns, sa.func.count())
        .select_from(incidents)
        .join(actor, sa.and_(actor.c.incident == _id(wanted), actor.c.role == "actor"))
        .join(recipient, sa.and_(recipient.c.incident == _id(wanted), recipient.c.role == "recipient"))
        .where(sa.tuple_(actor.c.key, recipient.c.key).in_(pairs), *tests(connection, wanted))
        .group_by(*columns)
    )
    rows = [Pair(one, other, kind, day, int(n)) for one, other, kind, day, n in connection.execute(query)]
    return sorted(rows, key=lambda one: (one.day or date.min, one.actor, one.recipient, one.type)) if pairs else []


def names_of(connection: sa.Connection, keys: Sequence[str]) -> dict[str, tuple[str, str]]:
    """Return the names of parties by their keys: as on record, and in Arabic."""
    table = incident_parties
    query = sa.select(table.c.name, table.c.name_ar).order_by(table.c.incident, table.c.role).limit(1)
    found: dict[str, tuple[str, str]] = {}
    for key in keys:
        for name, name_ar in connection.execute(query.where(table.c.key == key)):
            found[key] = name or "", name_ar or ""
    return found


def spots(connection: sa.Connection, wanted: Wanted, limit: int) -> list[Spot]:
    """Return the places with the most incidents, the most first."""
    where = incidents.c.lat, incidents.c.lon, incidents.c.place, incidents.c.country, incidents.c.precision
    query = sa.select(*where, incidents.c.type, sa.func.count())
    query = query.where(incidents.c.lat.is_not(None), incidents.c.lon.is_not(None), *tests(connection, wanted))
    found: dict[tuple[float, float, str, str | None, str | None], dict[str, int]] = {}
    rows = connection.execute(query.group_by(*where, incidents.c.type))
    for lat, lon, place, country, precision, kind, count in rows:
        types = found.setdefault((lat, lon, place or "", country, precision), {})
        types[kind] = types.get(kind, 0) + int(count)
    made = [
        Spot(place, country, lat, lon, precision, tuple(sorted(types.items())))
        for (lat, lon, place, country, precision), types in found.items()
    ]
    return sorted(made, key=lambda one: (-one.count, one.place, one.lat, one.lon))[:limit]


def unplaced(connection: sa.Connection, wanted: Wanted) -> int:
    """Return how many incidents have no place on a map."""
    query = sa.select(sa.func.count()).select_from(incidents).where(incidents.c.lat.is_(None))
    return connection.scalar(query.where(*tests(connection, wanted))) or 0
