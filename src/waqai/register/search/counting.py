"""Counts: how many events a query holds for, by type, country, actor and week."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.register.opening import Register
from waqai.register.search.conditions import asked, narrowed
from waqai.register.search.docs import day_of
from waqai.register.search.query import Query
from waqai.register.search.tables import ACTOR, events, names, parties

ACTORS = 20
MOST = 200_000


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
    """

    events: int
    types: dict[str, int]
    countries: dict[str | None, int]
    weeks: dict[date | None, int]
    actors: tuple[Counted, ...]


def counts(register: Register, query: Query, *, actors: int = ACTORS) -> Counts:
    """Return how many events `query` holds for, by what they are; exact, so that a broad query takes longer.

    Raises:
        QueryError: the query cannot be made so.
    """
    with register.reading() as connection:
        wanted = asked(query, connection.dialect.name)
        found, _ = narrowed(connection, wanted, wanted.matching() if wanted.terms else None, most=MOST)
        conditions = [*wanted.plain, *found]
        cells = sa.select(events.c.type, events.c.country, events.c.week, sa.func.count().label("many"))
        cells = cells.where(*conditions).group_by(events.c.type, events.c.country, events.c.week)
        rows = connection.execute(cells).all()
        most = _actors(connection, conditions, actors) if actors else ()
    weeks = _summed((day_of(row.week), row.many) for row in rows)
    return Counts(
        sum(row.many for row in rows),
        _most(_summed((row.type, row.many) for row in rows)),
        _most(_summed((row.country, row.many) for row in rows)),
        {week: weeks[week] for week in sorted(weeks, key=lambda week: week or date.max)},
        most,
    )


def _actors(connection: sa.Connection, conditions: list[sa.ColumnElement[bool]], many: int) -> tuple[Counted, ...]:
    number = sa.func.count().label("many")
    query = sa.select(parties.c.name, number).where(parties.c.role == ACTOR)
    if conditions:
        same = sa.and_(parties.c.doc == events.c.doc, parties.c.turn == events.c.turn)
        query = query.join(events, same).where(*conditions)
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
