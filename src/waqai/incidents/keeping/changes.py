"""Which reports have changed since the last linking."""

import sqlalchemy as sa

from waqai.incidents.keeping.rows import rows_of
from waqai.incidents.keeping.tables import linked_reports
from waqai.register.schema import other_names, records, reports, reviews


def changed_since(connection: sa.Connection, number: int, names: int, record: int, review: int) -> set[str]:
    """Return the reports that are new or changed since the last of each number was linked."""
    new = sa.select(reports.c.id).where(reports.c.number > number)
    recoded = sa.select(reports.c.id).join(records, records.c.report == reports.c.number).where(records.c.id > record)
    found = {*connection.scalars(new), *connection.scalars(recoded), *_reviewed(connection, review)}
    roots = sa.select(sa.func.coalesce(reports.c.copy_of, reports.c.id)).where(reports.c.number > number)
    wanted = set(connection.scalars(roots))
    query = sa.select(reports.c.id, reports.c.copy_of, linked_reports.c.copy_of.label("was"))
    query = query.join(linked_reports, linked_reports.c.report == reports.c.id)
    for column in (reports.c.id, reports.c.copy_of):
        found |= {row.id for row in rows_of(connection, query, column, wanted) if row.copy_of != row.was}
    if names:
        found |= _renamed(connection)
    return found


def _reviewed(connection: sa.Connection, review: int) -> set[str]:
    """Return the reports of reviews after a number, also of those that they undo."""
    query = sa.select(reviews.c.report, reviews.c.undoes)
    rows, found = connection.execute(query.where(reviews.c.id > review)).all(), set()
    while rows:
        found |= {row.report for row in rows if row.report is not None}
        rows = rows_of(connection, query, reviews.c.id, {row.undoes for row in rows if row.undoes is not None})
    return found


def _renamed(connection: sa.Connection) -> set[str]:
    """Return the reports that have come under further names."""
    many = sa.func.count().label("many")
    counts = sa.select(other_names.c.report, many).group_by(other_names.c.report).subquery()
    query = sa.select(reports.c.id).join(counts, counts.c.report == reports.c.number)
    query = query.join(linked_reports, linked_reports.c.report == reports.c.id)
    return set(connection.scalars(query.where(counts.c.many != linked_reports.c.also)))
