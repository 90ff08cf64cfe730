"""Counts: how many events a query holds for, by type, country, actor and week; of all, or of the newest."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.register.opening import Register
from waqai.register.search.conditions import Asked, asked, narrowed, unindexed
from waqai.register.search.docs import day_of
from waqai.register.search.query import Query
from waqai.register.search.tables import ACTOR, events, names, parties
from waqai.register.search.walking import Tier, Way

ACTORS = 20
MOST = 200_000
NEWEST = 5_000  # events that are counted where a broad question is to be answered at once


@dataclass(frozen=True, slots=True)
class Counted:
    """An actor with the number of events in which it acts."""

    name: str
    name_ar: str
    country: str | None
    code: str | None
    events: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of events: all, by type, by country of the place, by week (its Monday), each most first (weeks in order).

    `actors` are those of most events; an event with two actors counts for both. None stands for what is not known.
    `more` says that there are more events than these, which are the newest by day of publication.
    """

    events: int
    types: dict[str, int]
    countries: dict[str | None, int]
    weeks: dict[date | None, int]
    actors: tuple[Counted, ...]
    more: bool = False


def counts(register: Register, query: Query, *, actors: int = ACTORS, at_most: int | None = None) -> Counts:
    """Return how many events `query` holds for, by what they are; exact, so that a broad query takes longer.

    With `at_most`, only so many events are counted, the newest, and `more` tells whether there are others.

    Raises:
        QueryError: the query cannot be made so.
    """
    with register.reading() as connection:
        wanted = asked(query, connection.dialect.name)
        if at_most is None:
            chosen, more = _all(connection, wanted), False
        else:
            chosen, more = _newest(connection, wanted, at_most)
        cells = sa.select(events.c.type, events.c.country, events.c.week, sa.func.count().label("many"))
        rows = connection.execute(chosen.of(cells).group_by(events.c.type, events.c.country, events.c.week)).all()
        most = _actors(connection, chosen, actors) if actors else ()
    weeks = _summed((day_of(row.week), row.many) for row in rows)
    return Counts(
        sum(row.many for row in rows),
        _most(_summed((row.type, row.many) for row in rows)),
        _most(_summed((row.country, row.many) for row in rows)),
        {week: weeks[week] for week in sorted(weeks, key=lambda week: week or date.max)},
        most,
        more,
    )


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The events that are counted: those for which conditions hold, or those of keys (doc, turn)."""

    conditions: Sequence[sa.ColumnElement[bool]] = ()
    keys: sa.Select[Any] | None = None

    def of(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """Return a query of `events`, of these alone."""
        if self.keys is None:
            return query.where(*self.conditions)
        return query.where(sa.tuple_(events.c.doc, events.c.turn).in_(self.keys))

    def of_parties(self, query: sa.Select[Any]) -> sa.Select[Any]:
        """Return a query of `parties`, of these events alone."""
        if self.keys is not None:
            return query.where(sa.tuple_(parties.c.doc, parties.c.turn).in_(self.keys))
        if not self.conditions:
            return query
        same = sa.and_(parties.c.doc == events.c.doc, parties.c.turn == events.c.turn)
        return query.join(events, same).where(*self.conditions)


def _all(connection: sa.Connection, wanted: Asked) -> _Chosen:
    found, _ = narrowed(connection, wanted, wanted.matching() if wanted.terms else None, most=MOST)
    return _Chosen([*wanted.plain, *found])


def _newest(connection: sa.Connection, wanted: Asked, many: int) -> tuple[_Chosen, bool]:
    """Return the newest events, and whether there are more."""
    docs = wanted.matching() if wanted.terms else None
    found = Tier(wanted, Way(True, "published", False), None, docs).events(connection, many + 1)
    told = json.dumps([[doc, turn] for _, doc, turn in found[:many]])
    if wanted.sqlite:
        listed = "SELECT json_extract(value, '$[0]') AS doc, json_extract(value, '$[1]') AS turn FROM json_each(:keys)"
    else:
        listed = (
            "SELECT CAST(value ->> 0 AS bigint) AS doc, CAST(value ->> 1 AS integer) AS turn"
            " FROM json_array_elements(CAST(:keys AS json))"
        )
    query = sa.text(listed).bindparams(keys=told)
    keys = query.columns(sa.column("doc", sa.BigInteger), sa.column("turn", sa.Integer)).subquery()
    return _Chosen(keys=sa.select(keys.c.doc, keys.c.turn)), len(found) > many


def _actors(connection: sa.Connection, chosen: _Chosen, many: int) -> tuple[Counted, ...]:
    number = sa.func.count().label("many")
    # of a few events, SQLite is to look up the parties, not to go through all that act
    role = parties.c.role if chosen.keys is None else unindexed(parties.c.role, connection.dialect.name == "sqlite")
    query = chosen.of_parties(sa.select(parties.c.name, number)).where(role == ACTOR)
    counted = query.group_by(parties.c.name).subquery()
    told = (names.c[part] for part in ("name", "name_ar", "country", "code"))
    best: sa.Select[Any] = sa.select(*told, counted.c.many).join(counted, counted.c.name == names.c.id)
    best = best.order_by(counted.c.many.desc(), names.c.name, names.c.name_ar, names.c.hash).limit(many)
    return tuple(Counted(row.name, row.name_ar, row.country, row.code, row.many) for row in connection.execute(best))


def _summed(cells: Iterable[tuple[Any, int]]) -> Counter[Any]:
    found: Counter[Any] = Counter()
    for key, many in cells:
        found[key] += many
    return found


def _most(found: Counter[Any]) -> dict[Any, int]:
    return dict(sorted(found.items(), key=lambda item: (-item[1], str(item[0] or "~"))))
