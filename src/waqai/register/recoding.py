"""Recoding: the reports on file, coded by the present version, and what changed by it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from waqai.record.from_json import from_fields
from waqai.record.model import Record
from waqai.register.account import Account
from waqai.register.adding import record_row
from waqai.register.bodies import packed, report_of, whole
from waqai.register.changes import Change, change
from waqai.register.coders import Coder
from waqai.register.corrections import laid_over
from waqai.register.following import follow
from waqai.register.opening import Register
from waqai.register.review import Review
from waqai.register.reviews import standing_for
from waqai.register.schema import records, reports
from waqai.register.versions import Version, known_number, number_of

Fields = dict[str, Any]
BATCH = 64
Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Scope:
    """The reports to recode: of these ids (None: all), published between the days, and due or all (`again`)."""

    ids: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class _Recoded:
    row: Any
    record: Record
    change: Change


def due(register: Register, made_by: Version, scope: Scope) -> int:
    """Return how many reports a recoding would go through."""
    with register.reading() as connection:
        number = known_number(connection, made_by)
        return int(connection.scalar(sa.select(sa.func.count()).select_from(_query(number, scope).subquery())) or 0)


def recode(
    register: Register,
    coder: Coder,
    made_by: Version,
    scope: Scope = Scope(),
    *,
    batch: int = BATCH,
    keep: bool = True,
    progress: Progress = lambda _many: None,
) -> Iterator[Change]:
    """Code the reports that `made_by` has not coded yet, and yield a change for each whose record became another.

    Earlier records stay on file. A batch is kept whole or not at all: after a kill, the same call goes on where it
    stopped. Reviewers' decisions are laid over the new record; a change tells of those whose words it lost.
    With `keep` false, nothing is kept, only told.
    """
    with register.reading() as connection:
        number = known_number(connection, made_by)
    query, after = _query(number, scope).order_by(reports.c.number).limit(batch), 0
    while rows := _rows(register, query, after):
        after = rows[-1].number
        coded = coder([report_of(row) for row in rows])
        found, failed = _compared(register, rows, coded)
        if keep:
            found = _keep(register, found, made_by)
        yield from (item.change for item in found if item.change.any)
        yield from failed
        progress(len(rows))


def _query(number: int | None, scope: Scope) -> sa.Select[Any]:
    body = (records.c.id.label("record"), records.c.body, records.c.confirmed)
    query = sa.select(reports, *body).join(records, sa.and_(records.c.report == reports.c.number, records.c.current))
    if number is not None and not scope.again:
        query = query.where(records.c.confirmed != number)
    if scope.ids is not None:
        query = query.where(reports.c.id.in_(scope.ids))
    if scope.since:
        query = query.where(reports.c.published >= scope.since)
    if scope.until:
        query = query.where(reports.c.published <= scope.until)
    return query


def _rows(register: Register, query: sa.Select[Any], after: int) -> Sequence[Any]:
    with register.reading() as connection:
        return connection.execute(query.where(reports.c.number > after)).all()


def _compared(
    register: Register, rows: Sequence[Any], coded: Sequence[Record | str]
) -> tuple[list[_Recoded], list[Change]]:
    with register.reading() as connection:
        reviews = standing_for(connection, [row.id for row in rows])
    found, failed = [], []
    for row, record in zip(rows, coded, strict=True):
        if isinstance(record, str):
            failed.append(Change(row.id, failed=record))
            continue
        before, new = whole(row.body, row.text), whole(packed(record), row.text)
        found.append(_Recoded(row, record, _change(row.id, before, new, reviews.get(row.id, []))))
    return found, failed


def _change(report: str, before: Fields, after: Fields, reviews: Sequence[Review]) -> Change:
    """Return what changed of the record as readers see it, reviewers' decisions laid over both."""
    if before == after:
        return Change(report)
    was, now = laid_over(before, reviews), laid_over(after, reviews)
    return change(report, was.fields, now.fields, now.restored)


def _keep(register: Register, found: Iterable[_Recoded], made_by: Version) -> list[_Recoded]:
    """Keep the new records; return those kept. Where another process has recoded a report meanwhile, that stands."""
    kept, changed = [], []
    with register.writing() as connection:
        now, number = datetime.now(UTC), number_of(connection, made_by)
        for item in found:
            this = sa.and_(records.c.id == item.row.record, records.c.current)
            if not item.change.body:
                done = connection.execute(records.update().where(this).values(confirmed=number))
            else:
                done = connection.execute(records.update().where(this).values(current=False))
                if done.rowcount:
                    connection.execute(records.insert().values(record_row(item.row.number, number, now, item.record)))
                    changed.append(item)
            if done.rowcount:
                kept.append(item)
        follow(connection, list(_accounts(connection, changed)))
    return kept


def _accounts(connection: sa.Connection, changed: Sequence[_Recoded]) -> Iterator[Account]:
    reviews = standing_for(connection, [item.row.id for item in changed])
    for item in changed:
        row, record = item.row, item.record
        if row.id in reviews:
            record = from_fields(laid_over(whole(packed(record), row.text), reviews[row.id]).fields)
        yield Account(row.id, row.outlet, row.published, row.copy_of, record)
