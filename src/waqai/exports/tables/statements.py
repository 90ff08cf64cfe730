"""Statements: who said what."""

from collections.abc import Iterator

from waqai.exports.columns import Column, Row, Table
from waqai.exports.material import LeftOut, Material, Told

COLUMNS = (
    Column("report", "text", "the report's id"),
    Column("statement", "text", "the statement's id in the record (s1, …)"),
    Column("kind", "text", "direct or indirect"),
    Column("standing", "text", "said, denied, demanded, …"),
    Column("speaker", "text", "name of who speaks"),
    Column("speaker_ar", "text", "the same, in Arabic"),
    Column("speaker_country", "text", "the speaker's state (ISO 3166-1 alpha-3)"),
    Column("addressee", "text", "name of whom it is said to"),
    Column("outlet", "text", "name of the outlet that it was said to"),
    Column("words", "text", "what is said"),
    Column("word_start", "integer", "where it begins in the text of the report, in Unicode code points"),
    Column("word_end", "integer", "where it ends"),
    Column("cue", "text", "the words that tell that it is said"),
    Column("start", "day", "first day on which it may have been said"),
    Column("end", "day", "last day"),
)


def rows(material: Material, _left_out: LeftOut) -> Iterator[Row]:
    """Yield a row for every statement of every report."""
    for told in material.told():
        for said in told.account.record.statements:
            speaker = told.entities.get(said.speaker or "")
            yield (
                *(told.account.id, said.id, said.kind, said.standing),
                *((speaker.name, speaker.name_ar, speaker.country) if speaker else (None, None, None)),
                *(_name(told, said.addressee), _name(told, said.outlet)),
                *(said.span.of(told.text), *said.span),
                said.cue.of(told.text) if said.cue else None,
                *(said.start, said.end),
            )


def _name(told: Told, who: str | None) -> str | None:
    return told.entities[who].name if who else None


TABLE = Table("statements", 1, ("report", "statement"), "a row for each quotation or reported words", COLUMNS, rows)
