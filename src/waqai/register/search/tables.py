"""The tables of the search.

The full-text tables beside them, `search_words` and `search_name_words`, are of a kind that each database has of its
own (FTS5, tsvector); their statements stand in the migration and in `words.py`.

A `doc` is a report, or 4,000 words of a long one; its number grows with the day of publication, then in the order
of adding, so that the newest come first by going down the numbers. Events of a doc have a `turn`: -1 for the first
of the text, -2 for the next.
"""

import sqlalchemy as sa

from waqai.register.columns import Words, serial
from waqai.register.schema import metadata

ACTOR, RECIPIENT, SOURCE = 1, 2, 3

texts = sa.Table(
    "search_texts",
    metadata,
    sa.Column("doc", serial(), primary_key=True, autoincrement=False),
    sa.Column("report", sa.ForeignKey("reports.number"), nullable=False),
    sa.Column("first", sa.Integer, nullable=False, doc="the part of the text: offset of its first character"),
    sa.Column("last", sa.Integer, nullable=False, doc="offset behind its last character"),
    sa.Column("outlet", Words),
    sa.Index("ix_search_texts_report", "report"),
    sa.Index("ix_search_texts_outlet", "outlet", "doc"),
)

names = sa.Table(
    "search_names",
    metadata,
    sa.Column("id", serial(), primary_key=True),
    sa.Column("hash", sa.String(32), nullable=False, unique=True, doc="of the other columns and the indexed words"),
    sa.Column("name", Words, nullable=False),
    sa.Column("name_ar", Words, nullable=False),
    sa.Column("kind", sa.Text, nullable=False, doc="the kind of the entity; place for a place"),
    sa.Column("country", sa.Text),
    sa.Column("code", sa.Text),
    sa.Index("ix_search_names_code", "code"),
)

events = sa.Table(
    "search_events",
    metadata,
    sa.Column("doc", sa.ForeignKey("search_texts.doc"), primary_key=True, autoincrement=False),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("event", sa.String(12), nullable=False, doc="its id in the record"),
    sa.Column("span_start", sa.Integer, nullable=False),
    sa.Column("span_end", sa.Integer, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    sa.Column("mode", sa.Text),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("start", sa.Date),
    sa.Column("end", sa.Date),
    sa.Column("first", sa.Integer, nullable=False, doc="earliest day, as an ordinal; 0: undated"),
    sa.Column("last", sa.Integer, nullable=False, doc="latest day, likewise"),
    sa.Column("week", sa.Integer, nullable=False, doc="the Monday before the earliest day, likewise"),
    sa.Column("outlet", Words),
    sa.Column("place", sa.ForeignKey("search_names.id")),
    sa.Column("country", sa.Text),
    sa.Column("confidence", sa.Integer, nullable=False, doc="in thousandths"),
    sa.Index("ix_search_events_first", "first", "doc", "turn"),
    sa.Index("ix_search_events_confidence", "confidence", "doc", "turn"),
    sa.Index("ix_search_events_type", "type", "doc", "turn"),
    sa.Index("ix_search_events_type_first", "type", "first", "doc", "turn"),
    sa.Index("ix_search_events_country", "country", "doc", "turn"),
    sa.Index("ix_search_events_country_first", "country", "first", "doc", "turn"),
    sa.Index("ix_search_events_outlet", "outlet", "doc", "turn"),
    sa.Index("ix_search_events_place", "place", "doc", "turn"),
    sa.Index(
        "ix_search_events_long",
        "first",
        "last",
        "doc",
        "turn",
        sqlite_where=sa.text("last - first > 31"),
        postgresql_where=sa.text("last - first > 31"),
    ),
    sa.Index("ix_search_events_counts", "type", "country", "week"),
    sqlite_with_rowid=False,
)

parties = sa.Table(
    "search_parties",
    metadata,
    sa.Column("doc", serial(), primary_key=True, autoincrement=False),
    sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("role", sa.SmallInteger, primary_key=True, autoincrement=False, doc="1 actor, 2 recipient, 3 source"),
    sa.Column("name", sa.ForeignKey("search_names.id"), primary_key=True, autoincrement=False),
    sa.Column("country", sa.Text),
    sa.Index("ix_search_parties_country", "role", "country", "doc", "turn"),
    sa.Index("ix_search_parties_name", "role", "name", "doc", "turn"),
    sqlite_with_rowid=False,
)
