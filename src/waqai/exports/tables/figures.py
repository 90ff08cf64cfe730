"""Figures: what is counted, and how many."""

from collections.abc import Iterator

from waqai.exports.columns import Column, Row, Table
from waqai.exports.material import LeftOut, Material
from waqai.record.to_json import number

COLUMNS = (
    Column("report", "text", "the report's id"),
    Column("figure", "text", "the figure's id in the record (f1, …)"),
    Column("low", "number", "at least"),
    Column("high", "number", "at most; empty: open"),
    Column("unit", "text", "what is counted"),
    Column("approx", "truth", "told as about so many"),
    Column("part_of", "text", "the figure that it is a part of"),
    Column("words", "text", "the words"),
    Column("word_start", "integer", "where they begin in the text of the report, in Unicode code points"),
    Column("word_end", "integer", "where they end"),
)


def rows(material: Material, _left_out: LeftOut) -> Iterator[Row]:
    """Yield a row for every figure of every report."""
    for told in material.told():
        for one in told.account.record.figures:
            bounds = number(one.low), number(one.high)
            words = one.span.of(told.text), *one.span
            yield told.account.id, one.id, *bounds, one.unit, one.approx, one.of, *words


TABLE = Table("figures", 1, ("report", "figure"), "a row for each number that counts something", COLUMNS, rows)
