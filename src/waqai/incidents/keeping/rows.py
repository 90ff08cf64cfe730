"""Many rows at a time, in portions that every database takes."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import sqlalchemy as sa

PORTION = 500
Fields = dict[str, Any]


def rows_of(
    connection: sa.Connection, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Collection[Any]
) -> list[Any]:
    """Return the rows of `query` in which a column has one of `values`."""
    wanted: Sequence[Any] = sorted(values)
    found: list[Any] = []
    for at in range(0, len(wanted), PORTION):
        found += connection.execute(query.where(column.in_(wanted[at : at + PORTION]))).all()
    return found


def insert(connection: sa.Connection, table: sa.Table, rows: Iterable[Fields]) -> None:
    """Insert rows, a portion at a time."""
    part: list[Fields] = []
    for row in rows:
        part.append(row)
        if len(part) == PORTION:
            connection.execute(sa.insert(table), part)
            part = []
    if part:
        connection.execute(sa.insert(table), part)


def delete(connection: sa.Connection, column: sa.Column[Any], values: Collection[Any], *tests: Any) -> None:
    """Delete the rows in which a column has one of `values` and `tests` hold."""
    wanted: Sequence[Any] = sorted(values)
    for at in range(0, len(wanted), PORTION):
        connection.execute(sa.delete(column.table).where(column.in_(wanted[at : at + PORTION]), *tests))
