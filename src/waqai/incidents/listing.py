"""Incidents by the page, in order of the day on which they begin (or are first reported), and single ones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.incidents.choosing import Test, Wanted, tests_of_page
from waqai.incidents.form import from_fields
from waqai.incidents.incident import Incident
from waqai.register.opening import Register
from waqai.register.schema import incidents

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page begins: behind the incident `id`, which is listed under `day` (None: under none)."""

    day: date | None
    id: str

    def __str__(self) -> str:
        return f"{self.day or ''}~{self.id}"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of incidents; `after` is where the next one begins, None where this is the last."""

    incidents: tuple[Incident, ...]
    after: Place | None


def place_of(told: str) -> Place:
    """Return the place that `told` writes.

    Raises:
        ValueError: it writes none.
    """
    day, mark, id_ = told.partition("~")
    if not mark or not id_:
        raise ValueError(f"{told!r} does not say where a page begins; take it from the page before")
    return Place(date.fromisoformat(day) if day else None, id_)


def page(
    register: Register, wanted: Wanted, *, after: Place | None = None, oldest: bool = False, limit: int = SHOWN
) -> Page:
    """Return the incidents that are wanted, the latest first (or the `oldest`).

    What has no day of its own stands under the day of its first report; where that is not known either, at the end.
    """
    with register.reading() as connection:
        conditions = [*tests_of_page(connection, wanted), *_within(wanted)]
        found: list[Place] = []
        if after is None or after.day is not None:
            found += _dated(connection, conditions, after, oldest, limit + 1)
        if len(found) <= limit and not (wanted.since or wanted.until):
            found += _undated(connection, conditions, after, limit + 1 - len(found))
        shown = _bodies(connection, [place.id for place in found[:limit]])
    return Page(shown, found[limit - 1] if len(found) > limit else None)


def _within(wanted: Wanted) -> Iterator[Test]:
    """Yield what the days asked for mean in the index that is walked: what begins on a day is listed under it."""
    if wanted.since:
        yield incidents.c.placed >= wanted.since
    if wanted.until:
        yield incidents.c.placed <= wanted.until


def _dated(
    connection: sa.Connection, conditions: Iterable[Test], after: Place | None, oldest: bool, limit: int
) -> list[Place]:
    columns = incidents.c.placed, incidents.c.id
    query = sa.select(*columns).where(incidents.c.placed.is_not(None), *conditions).limit(limit)
    query = query.order_by(*(column.asc() if oldest else column.desc() for column in columns))
    if after is not None and after.day is not None:
        day, name = columns
        beyond = day > after.day if oldest else day < after.day
        behind = name > after.id if oldest else name < after.id
        reached = day >= after.day if oldest else day <= after.day
        query = query.where(reached, sa.or_(beyond, behind))
    return [Place(day, name) for day, name in connection.execute(query)]


def _undated(connection: sa.Connection, conditions: Iterable[Test], after: Place | None, limit: int) -> list[Place]:
    query = sa.select(incidents.c.id).where(incidents.c.placed.is_(None), *conditions).order_by(incidents.c.id)
    if after is not None and after.day is None:
        query = query.where(incidents.c.id > after.id)
    return [Place(None, name) for name in connection.scalars(query.limit(limit))]


def _bodies(connection: sa.Connection, ids: list[str]) -> tuple[Incident, ...]:
    rows = connection.execute(sa.select(incidents.c.id, incidents.c.body).where(incidents.c.id.in_(ids)))
    found: dict[str, Any] = {row.id: row.body for row in rows}
    return tuple(from_fields(found[name]) for name in ids if name in found)


def incident(register: Register, name: str) -> Incident | None:
    """Return the incident of that id; None where there is none."""
    with register.reading() as connection:
        return next(iter(_bodies(connection, [name])), None)


def led_to(register: Register, name: str) -> tuple[Incident, ...]:
    """Return the planned incidents that came true in the incident of that id."""
    with register.reading() as connection:
        query = sa.select(incidents.c.id).where(incidents.c.followed_by == name).order_by(incidents.c.id)
        return _bodies(connection, list(connection.scalars(query.limit(SHOWN))))
