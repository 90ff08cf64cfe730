"""The stories of a register, fetched as they are asked for."""

from collections.abc import Iterable

import sqlalchemy as sa

from waqai.incidents.keeping.plain import shaped
from waqai.incidents.keeping.rows import rows_of
from waqai.incidents.keeping.tables import linked_reports
from waqai.incidents.story import Story


class Stories(dict[str, Story]):
    """The stories of a register by report, fetched when asked for."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__()
        self._connection = connection
        self._none: set[str] = set()

    def fetch(self, reports: Iterable[str]) -> None:
        """Fetch the stories of reports."""
        wanted = {report for report in reports if not dict.__contains__(self, report)}
        columns = linked_reports.c.report, linked_reports.c.story
        for row in rows_of(self._connection, sa.select(*columns), linked_reports.c.report, wanted):
            self[row.report] = shaped(Story, row.story)

    def __missing__(self, report: str) -> Story:
        """Fetch a story."""
        self.fetch([report])
        if not dict.__contains__(self, report):
            raise KeyError(report)
        return dict.__getitem__(self, report)

    def __contains__(self, report: object) -> bool:
        """Tell whether there is a story of a report, in memory or on file."""
        if not dict.__contains__(self, report) and report not in self._none:
            self.fetch([str(report)])
            if not dict.__contains__(self, report):
                self._none.add(str(report))
        return dict.__contains__(self, report)
