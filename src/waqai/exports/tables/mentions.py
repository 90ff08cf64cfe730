"""Mentions: which event of which report tells of which incident."""

from collections.abc import Iterator

from waqai.exports.columns import Column, Row, Table
from waqai.exports.material import LeftOut, Material

COLUMNS = (
    Column("incident", "text", "the incident's id"),
    Column("report", "text", "the report's id"),
    Column("event", "text", "the event's id in the report's record"),
    Column("main", "truth", "the report is chiefly about the incident"),
)


def rows(material: Material, _left_out: LeftOut) -> Iterator[Row]:
    """Yield a row for every mention of every incident."""
    for one in material.happenings():
        main = {telling.report for telling in one.incident.reports if telling.main}
        for mention in sorted(set(one.incident.mentions)):
            yield one.incident.id, mention.report, mention.event, mention.report in main


TABLE = Table("mentions", 1, ("report", "event"), "which event tells of which incident", COLUMNS, rows)
