"""Writing the full-text tables, which SQLite (FTS5) and PostgreSQL (tsvector) hold each in its own way."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from waqai.register.search.passages import Passage

# letters that folding never leaves: no stem begins with them
IN_TITLE, IN_LEAD = "\ufe8d", "\ufe8f"
_GAP = 8
_MOST_POSITIONS = 255
_LAST_POSITION = 16_383


def write_words(connection: sa.Connection, rows: Sequence[tuple[int, Passage]]) -> None:
    """Index the words of new docs."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO search_words (rowid, title, lead, body, heads) VALUES (?, ?, ?, ?, ?)"
        told = [(doc, *map(" ".join, (one.title, one.lead, one.body, _heads(one)))) for doc, one in rows]
        connection.exec_driver_sql(statement, told)
        return
    connection.execute(
        sa.text("INSERT INTO search_words (doc, words) VALUES (:doc, CAST(:words AS tsvector))"),
        [{"doc": doc, "words": _vector(one)} for doc, one in rows],
    )


def write_names(connection: sa.Connection, rows: Sequence[tuple[int, Iterable[str]]]) -> None:
    """Index the words of new names."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = "INSERT INTO search_name_words (rowid, words) VALUES (?, ?)"
        connection.exec_driver_sql(statement, [(number, " ".join(stems)) for number, stems in rows])
        return
    connection.execute(
        sa.text("INSERT INTO search_name_words (id, words) VALUES (:id, CAST(:words AS tsvector))"),
        [{"id": number, "words": " ".join(f"'{stem}'" for stem in stems)} for number, stems in rows],
    )


def forget_words(connection: sa.Connection) -> None:
    """Empty the full-text tables."""
    if connection.dialect.name == "sqlite":
        for table in ("search_words", "search_name_words"):
            connection.exec_driver_sql(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        return
    connection.exec_driver_sql("TRUNCATE search_words, search_name_words")


def _heads(passage: Passage) -> list[str]:
    """Return the words of the title, and those of title and lead, each with its mark; no phrase goes across a gap."""
    title, lead = passage.title, passage.lead
    gap = [IN_TITLE] if title else []
    return [
        *(IN_TITLE + one for one in title),
        *gap,
        *(IN_LEAD + one for one in title),
        *gap,
        *(IN_LEAD + one for one in lead),
    ]


def _vector(passage: Passage) -> str:
    """Return `passage` as PostgreSQL writes a tsvector: 'stem':1,17 ...; no phrase goes across the gaps."""
    places: dict[str, list[str]] = {}
    at = 0
    for stems in (passage.title, passage.lead, passage.body, _heads(passage)):
        for stem in stems:
            at = min(at + 1, _LAST_POSITION)
            held = places.setdefault(stem, [])
            if len(held) < _MOST_POSITIONS:
                held.append(str(at))
        at += _GAP
    return " ".join(f"'{stem}':{','.join(held)}" for stem, held in places.items())
