"""Further names under which a report came."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "other_names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("report", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.number"], name=op.f("fk_other_names_report")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_other_names")),
    )
    op.create_index(op.f("ix_other_names_report"), "other_names", ["report"])
