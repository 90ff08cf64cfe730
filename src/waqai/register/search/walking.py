"""Finding the rows of a page: the reports or events for which a query holds, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import sqlalchemy as sa

from waqai.register.search import conditions
from waqai.register.search.conditions import Asked, Set, Test, narrowed, of_texts
from waqai.register.search.paging import Cursor
from waqai.register.search.tables import events, texts

Order = Literal["relevance", "published", "date", "confidence"]
ORDERS: tuple[Order, ...] = ("relevance", "published", "date", "confidence")
CHUNK = 500
MANY = 1_000  # rows wanted, for which the way through all is so long that larger sets are rather looked up
LARGER = 3
_KEYS: dict[Order, sa.ColumnElement[int]] = {"date": events.c.first, "confidence": events.c.confidence}


@dataclass(frozen=True, slots=True)
class Way:
    """How to go: events or whole reports, by which order, newest (highest) or oldest first."""

    by_events: bool
    order: Order
    oldest: bool

    def __str__(self) -> str:
        return f"{'events' if self.by_events else 'reports'} {self.order}{' oldest' if self.oldest else ''}"

    def turned(self, *columns: sa.ColumnElement[Any]) -> list[sa.ColumnElement[Any]]:
        """Return `columns` as they are to be ordered by."""
        return [column.asc() if self.oldest else column.desc() for column in columns]

    def behind(self, columns: Sequence[sa.ColumnElement[Any]], values: Sequence[int]) -> Test:
        """Return what holds of the rows behind the one of `values`."""
        one, other = sa.tuple_(*columns), sa.tuple_(*(sa.literal(value) for value in values))
        return one > other if self.oldest else one < other


@dataclass(frozen=True, slots=True)
class Tier:
    """What is asked for, of one tier of relevance: `docs` are the docs in which the words stand so."""

    wanted: Asked
    way: Way
    start: Cursor | None
    docs: Set | None

    def texts(self, connection: sa.Connection, limit: int) -> Sequence[Any]:
        """Return (0, doc, 0) of reports, whatever events they tell of."""
        column: sa.ColumnElement[Any] = texts.c.doc
        tested = list(of_texts(self.wanted.query))
        if self.docs is not None and self.wanted.sqlite:
            # FTS5 gives its rows in order of number, and stops when we do
            column = sa.literal_column("search_words.rowid", sa.BigInteger)
            if tested:
                tested = [sa.exists(sa.select(sa.literal(1)).where(texts.c.doc == column, *tested))]
            query = self.docs.with_only_columns(sa.literal(0), column, sa.literal(0), maintain_column_froms=True)
        elif self.docs is not None:
            query = sa.select(sa.literal(0), column, sa.literal(0)).where(column.in_(self.docs))
        else:
            query = sa.select(sa.literal(0), column, sa.literal(0))
        if self.start:
            tested.append(column > self.start.doc if self.way.oldest else column < self.start.doc)
        return connection.execute(query.where(*tested).order_by(*self.way.turned(column)).limit(limit)).all()

    def events(self, connection: sa.Connection, limit: int) -> Sequence[Any]:
        """Return (key, doc, turn) of events, or (0, doc, 0) of the reports that tell of such."""
        by_doc = self.way.order in ("relevance", "published")
        by_index = by_doc or self.way.order == "date"
        most = conditions.SMALL * (LARGER if limit > MANY else 1)
        fitting, narrow = narrowed(connection, self.wanted, self.docs, most=most, by_index=by_index)
        if self.docs is None or not self.wanted.sqlite or narrow or not by_doc:
            query = self._select([*self.wanted.plain, *fitting], sort=narrow)
            return connection.execute(query.limit(limit)).all()
        return self._in_chunks(connection, limit)

    def _select(self, tested: Sequence[Test], *, sort: bool = False) -> sa.Select[Any]:
        """Return the query; with `sort`, its rows are to be sorted rather than walked through."""
        way, start = self.way, self.start
        key = _KEYS.get(way.order)
        if not way.by_events:
            query = sa.select(sa.literal(0), events.c.doc, sa.literal(0)).distinct().where(*tested)
            if start:
                query = query.where(events.c.doc > start.doc if way.oldest else events.c.doc < start.doc)
            return query.order_by(*way.turned(events.c.doc))
        columns = [events.c.doc, events.c.turn] if key is None else [key, events.c.doc, events.c.turn]
        told = sa.literal(0) if key is None else key
        query = sa.select(told, events.c.doc, events.c.turn).where(*tested)
        if way.order == "date" and way.oldest:
            query = query.where(events.c.first > 0)
        if start:
            values = [start.doc, start.turn] if key is None else [start.key, start.doc, start.turn]
            query = query.where(way.behind(columns, values))
        ordered = [column + sa.literal_column("0") for column in columns] if sort else columns
        return query.order_by(*way.turned(*ordered))

    def _in_chunks(self, connection: sa.Connection, limit: int) -> list[Any]:
        """Walk through the docs of a common word on SQLite, more and more at a time, until the page is full."""
        assert self.docs is not None
        row = sa.literal_column("search_words.rowid", sa.BigInteger)
        found: list[Any] = []
        edge, size = self.start.doc if self.start else None, CHUNK
        tested = [*self.wanted.plain, *(one.test for one in self.wanted.narrows)]
        include = True
        while len(found) < limit:
            docs = self.docs if edge is None else self.docs.where(self._from(row, edge, include))
            part = docs.order_by(*self.way.turned(row)).limit(size)
            last = connection.scalar(sa.select(self._far(part.subquery().c[0])))
            if last is None:
                break
            within = docs.where(row <= last if self.way.oldest else row >= last)
            query = self._select([*tested, events.c.doc.in_(within)])
            found += connection.execute(query.limit(limit - len(found))).all()
            edge, include, size = int(last), False, size * 2
        return found

    def _from(self, row: sa.ColumnElement[Any], edge: int, include: bool) -> Test:
        if self.way.oldest:
            return row >= edge if include else row > edge
        return row <= edge if include else row < edge

    def _far(self, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return sa.func.max(column) if self.way.oldest else sa.func.min(column)
