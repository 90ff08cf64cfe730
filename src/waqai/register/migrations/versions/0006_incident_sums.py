"""What incidents are chosen and counted by, fit to be counted; they are linked anew, as they hold more."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
_CHOSEN_BY = ("type", "status", "country", "place", "disputed", "open", "independent", "id")


def upgrade() -> None:
    """Add the table, the column and the indexes, and let go of the incidents, which are made from the records."""
    for table in ("incident_mentions", "incident_parties", "incidents"):
        op.execute(f"DELETE FROM {table}")
    op.execute("DELETE FROM marks WHERE name = 'incidents'")
    op.add_column("incidents", sa.Column("precision", sa.Text()))
    op.create_table(
        "incident_harms",
        sa.Column("incident", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("low", sa.Float()),
        sa.Column("high", sa.Float()),
        sa.ForeignKeyConstraint(
            ["incident"], ["incidents.id"], name=op.f("fk_incident_harms_incident"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("incident", "kind", name=op.f("pk_incident_harms")),
    )
    op.create_index("ix_incidents_days", "incidents", ["start", *_CHOSEN_BY])
    op.create_index("ix_incidents_sites", "incidents", ["lat", "lon", "start", *_CHOSEN_BY, "precision"])
    op.create_index(op.f("ix_incidents_followed_by"), "incidents", ["followed_by"])
