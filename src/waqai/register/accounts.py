"""Accounts: the reports on file with their current records, the reviewers' corrections laid over them."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.record.from_json import from_fields
from waqai.register.account import Account
from waqai.register.bodies import whole
from waqai.register.corrections import laid_over
from waqai.register.opening import Register
from waqai.register.reviews import standing_for
from waqai.register.schema import other_names, records, reports

BATCH = 200
IN_ONE_QUERY = 500
_COLUMNS = (
    reports.c.number,
    reports.c.id,
    reports.c.outlet,
    reports.c.published,
    reports.c.copy_of,
    reports.c.text,
    records.c.body,
)


def accounts(
    register: Register,
    ids: Iterable[str] | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    after: int = 0,
) -> Iterator[Account]:
    """Yield the accounts in the order in which their reports were added, one by one.

    `ids` names the reports wanted (None: all), `since` and `until` the days of publication, both included;
    `after` passes over the reports up to that number. What is yielded is of one state of the register.
    """
    with register.reading() as connection:
        yield from accounts_on(connection, ids, since=since, until=until, after=after)


def account(register: Register, report: str) -> Account | None:
    """Return the account of one report; None where there is none."""
    return next(accounts(register, [report]), None)


def accounts_on(
    connection: sa.Connection,
    ids: Iterable[str] | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    after: int = 0,
) -> Iterator[Account]:
    """Yield accounts as `accounts` does, on a connection that is open already."""
    query = sa.select(*_COLUMNS).join(records, sa.and_(records.c.report == reports.c.number, records.c.current))
    if since:
        query = query.where(reports.c.published >= since)
    if until:
        query = query.where(reports.c.published <= until)
    numbers = None if ids is None else _numbers(connection, ids)
    for rows in _batches(connection, query, numbers, after):
        reviews = standing_for(connection, [row.id for row in rows])
        also = _also(connection, [row.number for row in rows])
        for row in rows:
            fields = whole(row.body, row.text)
            record = from_fields(laid_over(fields, reviews[row.id]).fields if row.id in reviews else fields)
            yield Account(row.id, row.outlet, row.published, row.copy_of, record, also.get(row.number, ()))


def _also(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the further names of reports."""
    found: dict[int, tuple[str, ...]] = {}
    query = sa.select(other_names).where(other_names.c.report.in_(numbers))
    for name, number in sorted(tuple(row) for row in connection.execute(query)):
        found[number] = (*found.get(number, ()), name)
    return found


def _numbers(connection: sa.Connection, ids: Iterable[str]) -> list[int]:
    wanted = sorted(set(ids))
    found: list[int] = []
    for at in range(0, len(wanted), IN_ONE_QUERY):
        part = wanted[at : at + IN_ONE_QUERY]
        found += connection.scalars(sa.select(reports.c.number).where(reports.c.id.in_(part)))
    return sorted(found)


def _batches(
    connection: sa.Connection, query: sa.Select[Any], numbers: Sequence[int] | None, after: int
) -> Iterator[Sequence[Any]]:
    """Yield the rows of `query` in batches, in order of number."""
    if numbers is not None:
        for at in range(0, len(numbers), BATCH):
            part = [number for number in numbers[at : at + BATCH] if number > after]
            yield connection.execute(query.where(reports.c.number.in_(part)).order_by(reports.c.number)).all()
        return
    query = query.order_by(reports.c.number).limit(BATCH)
    while rows := connection.execute(query.where(reports.c.number > after)).all():
        yield rows
        after = rows[-1].number
