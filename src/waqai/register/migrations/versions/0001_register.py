"""Reports, their records by version, reviews, incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "incidents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("first_report", sa.Date(), nullable=True),
        sa.Column("last_report", sa.Date(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("lat", sa.Float(), nullable=True),
        sa.Column("lon", sa.Float(), nullable=True),
        sa.Column("independent", sa.Integer(), nullable=False),
        sa.Column("disputed", sa.Boolean(), nullable=False),
        sa.Column("followed_by", sa.Text(), nullable=True),
        sa.Column("open", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
    )
    op.create_index(op.f("ix_incidents_first_report"), "incidents", ["first_report"], unique=False)
    op.create_index(op.f("ix_incidents_start"), "incidents", ["start"], unique=False)
    op.create_index("ix_incidents_type_start", "incidents", ["type", "start"], unique=False)
    op.create_table(
        "marks",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_marks")),
    )
    op.create_table(
        "reports",
        sa.Column("number", _SERIAL, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sameness", sa.String(length=64), nullable=False),
        sa.Column("segments", sa.LargeBinary(), nullable=False),
        sa.Column("notices", sa.LargeBinary(), nullable=False),
        sa.Column("copy_of", sa.Text(), nullable=True),
        sa.Column("added", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
        sa.UniqueConstraint("sameness", name=op.f("uq_reports_sameness")),
    )
    op.create_index(op.f("ix_reports_copy_of"), "reports", ["copy_of"], unique=False)
    op.create_index(op.f("ix_reports_sha256"), "reports", ["sha256"], unique=False)
    op.create_index(op.f("ix_reports_published"), "reports", ["published"], unique=False)
    op.create_table(
        "versions",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("lexicon", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("weights", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("code", "lexicon", "reader", "weights", name="uq_versions_all"),
    )
    op.create_table(
        "incident_mentions",
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("event", sa.String(length=12), nullable=False),
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("main", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident"], ["incidents.id"], name=op.f("fk_incident_mentions_incident"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_incident_mentions_report")),
        sa.PrimaryKeyConstraint("report", "event", name=op.f("pk_incident_mentions")),
    )
    op.create_index(op.f("ix_incident_mentions_incident"), "incident_mentions", ["incident"], unique=False)
    op.create_table(
        "incident_parties",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["incident"], ["incidents.id"], name=op.f("fk_incident_parties_incident"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident", "role", "key", name=op.f("pk_incident_parties")),
    )
    op.create_index("ix_incident_parties_country", "incident_parties", ["country"], unique=False)
    op.create_index("ix_incident_parties_key", "incident_parties", ["key"], unique=False)
    op.create_table(
        "records",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("report", _SERIAL, nullable=False),
        sa.Column("version", _SERIAL, nullable=False),
        sa.Column("confirmed", _SERIAL, nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["confirmed"], ["versions.id"], name=op.f("fk_records_confirmed")),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_records_report")),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_records_version")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_records")),
    )
    op.create_index("ix_records_report", "records", ["report"], unique=False)
    op.create_index(
        "uq_records_current",
        "records",
        ["report"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", _SERIAL, nullable=False),
        sa.Column("action", sa.String(length=10), nullable=False),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("target", sa.JSON(), nullable=True),
        sa.Column("value", sa.JSON(), nullable=True),
        sa.Column("undoes", _SERIAL, nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("(action = 'undo') = (undoes IS NOT NULL)", name=op.f("ck_reviews_undo")),
        sa.CheckConstraint(
            "action IN ('accept', 'correct', 'reject', 'merge', 'split', 'undo')", name=op.f("ck_reviews_action")
        ),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_reviews_report")),
        sa.ForeignKeyConstraint(["undoes"], ["reviews.id"], name=op.f("fk_reviews_undoes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
        sa.UniqueConstraint("undoes", name=op.f("uq_reviews_undoes")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reviews_report"), "reviews", ["report"], unique=False)
    for statement in _APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)


# A decision of a person is never rewritten: what is undone is undone by a further review.
_APPEND_ONLY = {
    "sqlite": [
        f"CREATE TRIGGER reviews_no_{verb} BEFORE {verb} ON reviews "
        "BEGIN SELECT RAISE(ABORT, 'reviews are only appended'); END"
        for verb in ("update", "delete")
    ],
    "postgresql": [
        "CREATE FUNCTION waqai_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'reviews are only appended'; END $$",
        "CREATE TRIGGER reviews_append_only BEFORE UPDATE OR DELETE ON reviews "
        "FOR EACH ROW EXECUTE FUNCTION waqai_append_only()",
    ],
}
