"""The day under which an incident is listed; indexes that hold all that is looked up; sums over all incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
_TOLD = ("type", "status", "country", "place", "disputed", "open", "independent", "start")


def upgrade() -> None:
    """Add the column, the table and the indexes."""
    op.add_column("incidents", sa.Column("placed", sa.Date()))
    op.execute('UPDATE incidents SET placed = COALESCE("start", first_report)')
    op.drop_index("ix_incidents_type_start", "incidents")
    op.create_index("ix_incidents_placed", "incidents", ["placed", "id", *_TOLD])
    op.create_index("ix_incidents_disputed", "incidents", ["disputed", "independent", "id", "type"])
    op.drop_index("ix_incident_parties_key", "incident_parties")
    op.create_index("ix_incident_parties_key", "incident_parties", ["key", "incident", "role"])
    op.create_table(
        "incident_sums",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_incident_sums")),
    )
