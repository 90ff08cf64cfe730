"""Our tables: reports, events, incidents and what belongs to them, related by their keys."""

from waqai.exports.columns import Table
from waqai.exports.errors import ExportError
from waqai.exports.tables import actors, events, figures, incidents, mentions, reports, statements

TABLES: tuple[Table, ...] = (
    events.TABLE,
    incidents.TABLE,
    mentions.TABLE,
    reports.TABLE,
    actors.TABLE,
    statements.TABLE,
    figures.TABLE,
)


def table_named(name: str) -> Table:
    """Return the table called `name`.

    Raises:
        ExportError: there is none.
    """
    for table in TABLES:
        if table.name == name:
            return table
    raise ExportError(f"there is no table {name!r}; there are {', '.join(table.name for table in TABLES)}")
