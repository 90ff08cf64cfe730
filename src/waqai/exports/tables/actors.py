"""Actors: a row for each actor of each report, and what it does in the report's events."""

from collections.abc import Iterator

from waqai.exports.columns import Column, Row, Table
from waqai.exports.material import LeftOut, Material

COLUMNS = (
    Column("report", "text", "the report's id"),
    Column("actor", "text", "the actor's id in the record (n1, …)"),
    Column(
        "kind", "text", "state, government, military, armed_group, organisation, person, population, facility, other"
    ),
    Column("name", "text", "English name, or the Arabic one in Latin letters"),
    Column("name_ar", "text", "Arabic name"),
    Column("country", "text", "its state (ISO 3166-1 alpha-3)"),
    Column("code", "text", "PLOVER actor code"),
    Column("role", "text", "office at the day of the report"),
    Column("mentions", "integer", "how often the report names it"),
    Column("words", "text", "the words of the first mention"),
    Column("acts_in", "texts", "events (ids) that it is an actor of"),
    Column("undergoes", "texts", "events that it is a recipient of"),
    Column("tells", "texts", "events that it is a source of"),
    Column("because", "text", "what told who it is"),
)


def rows(material: Material, _left_out: LeftOut) -> Iterator[Row]:
    """Yield a row for every actor of every report."""
    for told in material.told():
        for who in told.account.record.entities:
            yield (
                *(told.account.id, who.id, who.kind, who.name, who.name_ar, who.country, who.code, who.role),
                len(who.mentions),
                who.mentions[0].of(told.text),
                tuple(event.id for event in told.events if who.id in event.actors),
                tuple(event.id for event in told.events if who.id in event.recipients),
                tuple(event.id for event in told.events if who.id in event.sources),
                who.because,
            )


TABLE = Table("actors", 1, ("report", "actor"), "a row for each actor that a report names", COLUMNS, rows)
