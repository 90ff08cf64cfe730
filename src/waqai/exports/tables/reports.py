"""Reports: a row each."""

from collections.abc import Iterator

from waqai.exports.columns import Column, Row, Table
from waqai.exports.material import LeftOut, Material

COLUMNS = (
    Column("report", "text", "the report's id"),
    Column("outlet", "text", "who published it"),
    Column("published", "day", "day of publication"),
    Column("published_earliest", "day", "where that is not known: the earliest day, inferred from the text"),
    Column("published_latest", "day", "the latest day, inferred likewise"),
    Column("copy_of", "text", "the earliest report whose words this one repeats"),
    Column("source", "text", "path or address"),
    Column("title", "text", "its title"),
    Column("language", "text", "ISO 639-1 code"),
    Column("sha256", "text", "SHA-256 of the text in UTF-8"),
    Column("text", "text", "the text as it was read; spans count its Unicode code points"),
    Column("events", "integer", "how many events are on record"),
    Column("notices", "texts", "what a user must know of the text (garbled, undated, …)"),
)


def rows(material: Material, _left_out: LeftOut) -> Iterator[Row]:
    """Yield a row for every report."""
    for told in material.told():
        account, record = told.account, told.account.record
        document, inferred = record.document, record.document.published_inferred
        yield (
            account.id,
            account.outlet,
            account.published,
            inferred.earliest if inferred else None,
            inferred.latest if inferred else None,
            account.copy_of,
            document.source,
            document.title,
            document.language,
            document.id,
            document.text,
            len(record.events),
            tuple(dict.fromkeys(notice.kind for notice in record.notices)),
        )


TABLE = Table("reports", 1, ("report",), "a row for each report", COLUMNS, rows)
