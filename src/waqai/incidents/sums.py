"""Sums over all incidents of a register, kept in the transaction that changes the incidents."""

from collections.abc import Callable
from dataclasses import astuple
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.incidents import summing
from waqai.incidents.choosing import Wanted
from waqai.incidents.summing import Actor, DayCount, Harm, Pair, Spot
from waqai.register.databases import weigh
from waqai.register.schema import incident_parties, incident_sums, party_names

PARTIES = 15
PAIRS = 60
PLACES = 400
Pairs = tuple[list[Pair], dict[str, tuple[str, str]]]
Rows = list[list[Any]]


def keep_sums(connection: sa.Connection) -> None:
    """Sum up all incidents anew, and note what their parties are called."""
    every = Wanted()
    _keep_names(connection)
    made = {
        "days": _rows(summing.by_day(connection, every)),
        "harms": _rows(astuple(one) for one in summing.harms(connection, every)),
        "actors": _rows(astuple(one) for one in summing.by_party(connection, every, "actor", PARTIES)),
        "recipients": _rows(astuple(one) for one in summing.by_party(connection, every, "recipient", PARTIES)),
        "spots": _rows(astuple(one) for one in summing.spots(connection, every, PLACES)),
        "unplaced": summing.unplaced(connection, every),
    }
    pairs, names = _pairs(connection, every)
    made["pairs"] = [_rows(astuple(one) for one in pairs), names]
    connection.execute(sa.delete(incident_sums))
    connection.execute(sa.insert(incident_sums), [{"name": name, "value": value} for name, value in made.items()])
    weigh(connection)


def _keep_names(connection: sa.Connection) -> None:
    columns = incident_parties.c.key, incident_parties.c.name, incident_parties.c.name_ar
    rows = connection.execute(sa.select(*columns).distinct())
    told = sorted({(name.lower(), key) for key, *names in rows for name in names if name})
    connection.execute(sa.delete(party_names))
    if told:
        connection.execute(sa.insert(party_names), [{"name": name, "key": key} for name, key in told])


def days(connection: sa.Connection, wanted: Wanted) -> list[DayCount]:
    """Return (day, type, number of incidents) of what is wanted, those without a day first."""
    narrowed = wanted.changed(types=(), since=None, until=None)
    kept = _kept(connection, "days") if narrowed == Wanted() else None
    if kept is None:
        return summing.by_day(connection, wanted)
    first, last = wanted.since or date.min, wanted.until or date.max
    undated = not (wanted.since or wanted.until)
    rows = [(_day(day), kind, count) for day, kind, count in kept if not wanted.types or kind in wanted.types]
    return [row for row in rows if (undated if row[0] is None else first <= row[0] <= last)]


def harms(connection: sa.Connection, wanted: Wanted) -> list[Harm]:
    """Return the casualties of what is wanted, by day and kind."""
    kept = _of_all(connection, "harms", wanted)
    if kept is None:
        return summing.harms(connection, wanted)
    return [Harm(_day(day), *rest) for day, *rest in kept]


def parties(connection: sa.Connection, wanted: Wanted, role: summing.Role) -> list[Actor]:
    """Return the `PARTIES` with the most incidents in a role, the most first."""
    kept = _of_all(connection, f"{role}s", wanted)
    return summing.by_party(connection, wanted, role, PARTIES) if kept is None else [Actor(*row) for row in kept]


def pairs(connection: sa.Connection, wanted: Wanted) -> Pairs:
    """Return what the `PAIRS` of parties that have most to do with each other do, and the names of all of them."""
    kept = _of_all(connection, "pairs", wanted)
    if kept is None:
        return _pairs(connection, wanted)
    found, names = kept
    made = [Pair(one, other, kind, _day(day), count) for one, other, kind, day, count in found]
    return made, {key: (name, name_ar) for key, (name, name_ar) in names.items()}


def spots(connection: sa.Connection, wanted: Wanted) -> tuple[list[Spot], int]:
    """Return the `PLACES` with the most incidents, the most first, and how many incidents have none."""
    kept, unplaced = (_of_all(connection, name, wanted) for name in ("spots", "unplaced"))
    if kept is None or unplaced is None:
        return summing.spots(connection, wanted, PLACES), summing.unplaced(connection, wanted)
    made = [
        Spot(place, country, lat, lon, precision, tuple((kind, many) for kind, many in types))
        for place, country, lat, lon, precision, types in kept
    ]
    return made, unplaced


def _pairs(connection: sa.Connection, wanted: Wanted) -> Pairs:
    most = [(one, other) for one, other, _ in summing.by_pair(connection, wanted, PAIRS)]
    names = summing.names_of(connection, sorted({key for pair in most for key in pair}))
    return summing.over_time(connection, wanted, most), names


def _of_all(connection: sa.Connection, name: str, wanted: Wanted) -> Any:
    return _kept(connection, name) if wanted == Wanted() else None


def _kept(connection: sa.Connection, name: str) -> Any:
    """Return a sum over all incidents; None where it is not kept yet."""
    return connection.scalar(sa.select(incident_sums.c.value).where(incident_sums.c.name == name))


def _rows(found: Any) -> Rows:
    told: Callable[[Any], Any] = lambda value: value.isoformat() if isinstance(value, date) else value  # noqa: E731
    return [[told(value) for value in row] for row in found]


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None
