"""Which incidents are wanted, as SQL over the register's tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.register.schema import incident_parties, incidents, party_names

FEW = 4_000  # incidents of a party that are rather looked up than walked to
Test = sa.ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Incidents that begin between `since` and `until` (both included) and are like all that is told; empty: any.

    `types`, `statuses` and `countries` are codes, one of which must hold. `parties` take part in any role, `actors`
    and `recipients` in theirs: keys or names of parties, all of which must be in it. `place` is a name. `outlets` is
    the least number of outlets that tell it in words of their own.
    """

    types: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    since: date | None = None
    until: date | None = None
    disputed: bool = False
    open: bool = False
    outlets: int = 0

    def changed(self, **changes: Any) -> "Wanted":
        """Return the same with other fields."""
        return replace(self, **changes)


def tests(connection: sa.Connection, wanted: Wanted) -> list[Test]:
    """Return what must hold of the rows of `incidents`."""
    return [*_plain(wanted), *_parties(connection, wanted, page=False)]


def tests_of_page(connection: sa.Connection, wanted: Wanted) -> list[Test]:
    """Return the same, fit for reading a few rows in order rather than all of them."""
    return [*_plain(wanted), *_parties(connection, wanted, page=True)]


def _plain(wanted: Wanted) -> Iterator[Test]:
    for column, values in (
        (incidents.c.type, wanted.types),
        (incidents.c.status, wanted.statuses),
        (incidents.c.country, wanted.countries),
    ):
        if values:
            yield column.in_(values)
    if wanted.place is not None:
        yield incidents.c.place == wanted.place
    if wanted.since:
        yield incidents.c.start >= wanted.since
    if wanted.until:
        yield incidents.c.start <= wanted.until
    if wanted.disputed:
        yield incidents.c.disputed
    if wanted.open:
        yield incidents.c.open
    if wanted.outlets > 1:
        yield incidents.c.independent >= wanted.outlets


def _parties(connection: sa.Connection, wanted: Wanted, *, page: bool) -> Iterator[Test]:
    sqlite = connection.dialect.name == "sqlite"
    for role, named in ((None, wanted.parties), ("actor", wanted.actors), ("recipient", wanted.recipients)):
        for value in named:
            keys = party_keys(connection, value)
            query = sa.select(incident_parties.c.incident).where(incident_parties.c.key.in_(keys))
            query = query.where(incident_parties.c.role == role) if role else query
            column: sa.ColumnElement[Any] = incidents.c.id
            if sqlite and _many(connection, query):
                # SQLite is to walk along the days, not to look up each of many incidents
                if page:
                    yield query.where(incident_parties.c.incident == incidents.c.id).correlate(incidents).exists()
                    continue
                column = sa.type_coerce(column.op("||")(sa.literal_column("''")), sa.Text)
            yield column.in_(query)


def _many(connection: sa.Connection, query: sa.Select[Any]) -> bool:
    counted = sa.select(sa.func.count()).select_from(query.limit(FEW + 1).subquery())
    return (connection.scalar(counted) or 0) > FEW


def party_keys(connection: sa.Connection, value: str) -> list[str]:
    """Return the keys of the parties that `value` names: itself where it is a key, else those of that name."""
    table = incident_parties
    if connection.scalar(sa.select(sa.literal(1)).where(table.c.key == value).limit(1)):
        return [value]
    named = sa.select(party_names.c.key).where(party_names.c.name == value.strip().lower())
    return sorted(connection.scalars(named)) or [value]
