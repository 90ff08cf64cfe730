"""Fingerprints by which copies are found; addresses that were read."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "prints",
        sa.Column("day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_prints_report")),
        sa.PrimaryKeyConstraint("day", "hash", "report", name=op.f("pk_prints")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "visits",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fault", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_visits")),
    )
    op.create_index("ix_reports_url", "reports", ["url"], unique=False, postgresql_using="hash")
