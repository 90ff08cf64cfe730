"""Copies: which reports repeat the words of an earlier one, found as reports are added.

Reports that are copies of each other, directly or by way of others, are one group; `copy_of` of each is the earliest
of the group (of one day the first by id), whatever the order in which they were added. Only reports published within
WINDOW days of each other are compared; those without a day are compared among themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import sqlalchemy as sa

from waqai.register.schema import prints, reports
from waqai.register.wording import fingerprints, is_copy, wording
from waqai.reports.report import Segment
from waqai.spans import Span

WINDOW = 2
SHARED = 2
CANDIDATES = 24
NO_DAY = 0
IN_ONE_QUERY = 400


@dataclass(frozen=True, slots=True)
class Filed:
    """A report on file: its number and id, who published it and when, and its words."""

    number: int
    id: str
    outlet: str | None
    published: date | None
    words: tuple[str, ...]


def recognise(connection: sa.Connection, added: Iterable[int]) -> dict[str, str | None]:
    """Recognise copies among the reports numbered `added` and those on file; write `copy_of`.

    Returns `copy_of` of each report in which it has changed, by id: besides new ones, reports on file that turn out to
    repeat a new one that was published earlier.
    """
    changed: dict[str, str | None] = {}
    for new in _filed(connection, sorted(added)):
        found = fingerprints(new.words)
        same = [old for old in _candidates(connection, new, found) if _same(new, old)]
        _remember(connection, new, found)
        if same:
            changed |= _join(connection, [new.id, *(old.id for old in same)])
    return changed


def _same(one: Filed, other: Filed) -> bool:
    return is_copy(one.words, other.words, same_outlet=one.outlet is not None and one.outlet == other.outlet)


def _filed(connection: sa.Connection, numbers: Sequence[int]) -> Iterator[Filed]:
    columns = (
        reports.c.number,
        reports.c.id,
        reports.c.outlet,
        reports.c.published,
        reports.c.text,
        reports.c.segments,
    )
    rest = iter(numbers)
    while part := list(islice(rest, IN_ONE_QUERY)):
        query = sa.select(*columns).where(reports.c.number.in_(part)).order_by(reports.c.number)
        for row in connection.execute(query).all():
            segments = [Segment(Span(*item["span"]), item["kind"], item["because"]) for item in row.segments]
            yield Filed(row.number, row.id, row.outlet, row.published, wording(row.text, segments))


def _candidates(connection: sa.Connection, new: Filed, found: Sequence[int]) -> list[Filed]:
    """Return the reports of those days that share most fingerprints with a new one, at least SHARED."""
    counts: dict[int, int] = {}
    rest = iter(found)
    while part := list(islice(rest, IN_ONE_QUERY)):
        shared = sa.select(prints.c.report, sa.func.count()).where(
            prints.c.day.in_(_days(new.published)), prints.c.hash.in_(part), prints.c.report != new.number
        )
        for number, count in connection.execute(shared.group_by(prints.c.report)):
            counts[number] = counts.get(number, 0) + count
    best = sorted((-count, number) for number, count in counts.items() if count >= SHARED)[:CANDIDATES]
    return list(_filed(connection, sorted(number for _, number in best)))


def _remember(connection: sa.Connection, new: Filed, found: Sequence[int]) -> None:
    day = new.published.toordinal() if new.published else NO_DAY
    if found:
        rows = [{"day": day, "hash": value, "report": new.number} for value in found]
        connection.execute(prints.insert(), rows)


def _days(published: date | None) -> list[int]:
    middle = published.toordinal() if published else None
    return [NO_DAY] if middle is None else list(range(middle - WINDOW, middle + WINDOW + 1))


def _join(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str | None]:
    """Make one group of the groups that the reports `ids` are in; return what has changed."""
    columns = (reports.c.id, reports.c.published, reports.c.copy_of)
    named = connection.execute(sa.select(*columns).where(reports.c.id.in_(ids))).all()
    roots = sorted({row.copy_of or row.id for row in named})
    within = sa.or_(reports.c.id.in_(roots), reports.c.copy_of.in_(roots))
    group = connection.execute(sa.select(*columns).where(within)).all()
    first = min(group, key=lambda row: (row.published or date.max, row.id)).id
    wanted = {row.id: None if row.id == first else first for row in group}
    changed = {row.id: wanted[row.id] for row in group if row.copy_of != wanted[row.id]}
    if changed:
        connection.execute(reports.update().where(reports.c.id.in_(sorted(changed))).values(copy_of=first))
        connection.execute(reports.update().where(reports.c.id == first).values(copy_of=None))
    return changed
