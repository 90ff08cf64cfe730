"""The index of the search: words of reports, flattened events, the names of parties and places."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables. What is on file already is indexed when the index is made anew."""
    op.create_table(
        "search_texts",
        sa.Column("doc", _BIG, autoincrement=False, nullable=False),
        sa.Column("report", _BIG, nullable=False),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_search_texts_report")),
        sa.PrimaryKeyConstraint("doc", name=op.f("pk_search_texts")),
    )
    op.create_index("ix_search_texts_report", "search_texts", ["report"], unique=False)
    op.create_index("ix_search_texts_outlet", "search_texts", ["outlet", "doc"], unique=False)
    op.create_table(
        "search_names",
        sa.Column("id", _BIG, nullable=False),
        sa.Column("hash", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_names")),
        sa.UniqueConstraint("hash", name=op.f("uq_search_names_hash")),
    )
    op.create_index("ix_search_names_code", "search_names", ["code"], unique=False)
    op.create_table(
        "search_events",
        sa.Column("doc", _BIG, autoincrement=False, nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.String(length=12), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.Column("week", sa.Integer(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("place", _BIG, nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["doc"], ["search_texts.doc"], name=op.f("fk_search_events_doc")),
        sa.ForeignKeyConstraint(["place"], ["search_names.id"], name=op.f("fk_search_events_place")),
        sa.PrimaryKeyConstraint("doc", "turn", name=op.f("pk_search_events")),
        sqlite_with_rowid=False,
    )
    for name, columns in _INDICES.items():
        op.create_index(f"ix_search_events_{name}", "search_events", columns, unique=False)
    op.create_index(
        "ix_search_events_long",
        "search_events",
        ["first", "last", "doc", "turn"],
        unique=False,
        sqlite_where=sa.text("last - first > 31"),
        postgresql_where=sa.text("last - first > 31"),
    )
    op.create_table(
        "search_parties",
        sa.Column("doc", _BIG, autoincrement=False, nullable=False),
        sa.Column("turn", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", _BIG, autoincrement=False, nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["name"], ["search_names.id"], name=op.f("fk_search_parties_name")),
        sa.PrimaryKeyConstraint("doc", "turn", "role", "name", name=op.f("pk_search_parties")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_search_parties_country", "search_parties", ["role", "country", "doc", "turn"], unique=False)
    op.create_index("ix_search_parties_name", "search_parties", ["role", "name", "doc", "turn"], unique=False)
    for statement in _WORDS[op.get_bind().dialect.name]:
        op.execute(statement)


_INDICES = {
    "first": ["first", "doc", "turn"],
    "confidence": ["confidence", "doc", "turn"],
    "type": ["type", "doc", "turn"],
    "type_first": ["type", "first", "doc", "turn"],
    "country": ["country", "doc", "turn"],
    "country_first": ["country", "first", "doc", "turn"],
    "outlet": ["outlet", "doc", "turn"],
    "place": ["place", "doc", "turn"],
    "counts": ["type", "country", "week"],
}

# The stems of the words, in the order of the text. FTS5 tables hold no copy of them, only the index; `heads` are the
# words of title and lead once more, as terms of their own (a column filter would read all places of a common word).
_WORDS = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_words USING fts5(title, lead, body, heads, content='', tokenize='ascii')",
        "CREATE VIRTUAL TABLE search_name_words USING fts5(words, content='', tokenize='ascii', detail='none')",
    ],
    "postgresql": [
        "CREATE TABLE search_words (doc BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_words_words ON search_words USING gin (words) WITH (fastupdate = off)",
        "CREATE TABLE search_name_words (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_search_name_words_words ON search_name_words USING gin (words) WITH (fastupdate = off)",
    ],
}
