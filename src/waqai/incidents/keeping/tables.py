"""What linking keeps of a register beside the incidents, so that a new report touches only what it must.

All of it can be made anew from the records; `linking` and `clusters` say what each thing is. A text is named by
its SHA-256, a cluster by the first of its reports, a day by its ordinal (0: undated).
"""

import sqlalchemy as sa

from waqai.register.columns import Packed, Words
from waqai.register.schema import metadata

linked_reports = sa.Table(
    "linked_reports",
    metadata,
    sa.Column("report", sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("text", sa.String(64), nullable=False, index=True, doc="whose words it repeats, if only its own"),
    sa.Column("head", Words, nullable=False, index=True, doc="the cluster in which it is"),
    sa.Column("copy_of", Words, index=True, doc="as linked"),
    sa.Column("also", sa.Integer, nullable=False, doc="number of further names, as linked"),
    sa.Column("story", Packed, nullable=False),
)

linked_texts = sa.Table(
    "linked_texts",
    metadata,
    sa.Column("text", sa.String(64), primary_key=True),
    sa.Column("day", sa.Integer, nullable=False, index=True, doc="on which it was first published"),
    sa.Column(
        "component", sa.String(64), nullable=False, index=True, doc="the least of the texts it hangs together with"
    ),
    sa.Column("body", Packed, nullable=False, doc="key words, texts near by, pairs, prominent happening, cluster"),
)

linked_days = sa.Table(
    "linked_days",
    metadata,
    sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("counts", Packed, nullable=False, doc="how many texts tell each word, party and place"),
    sa.Column("prominent", Packed, nullable=False, doc="what many reports tell, and the happenings among it"),
)

linked_clusters = sa.Table(
    "linked_clusters",
    metadata,
    sa.Column("head", Words, primary_key=True),
    sa.Column("body", Packed, nullable=False, doc="its reports, and what ties them"),
)

linked_asides = sa.Table(
    "linked_asides",
    metadata,
    sa.Column("report", sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False, doc="of the group in the story"),
    sa.Column(
        "same", sa.String(16), nullable=False, index=True, doc="what it tells: the same where asides tell the same"
    ),
    sa.Column("tied", Words, index=True, doc="the cluster whose happening it is"),
    sa.Column("points", sa.Float),
    sa.Column("because", Words),
)

linked_keys = sa.Table(
    "linked_keys",
    metadata,
    sa.Column("key", sa.BigInteger, primary_key=True, autoincrement=False, doc="hash of type, mode, place and day"),
    sa.Column("report", sa.ForeignKey("reports.id"), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False, doc="of the group in the story"),
    sa.Column("core", sa.Boolean, nullable=False, doc="a cluster is known by it; else an aside"),
    sa.Index("ix_linked_keys_report", "report"),
    sqlite_with_rowid=False,
)

TABLES = (linked_keys, linked_asides, linked_clusters, linked_days, linked_texts, linked_reports)
