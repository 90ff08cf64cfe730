"""What the parties of incidents are called, to be looked up."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table, and fill it from the incidents that there are."""
    op.create_table(
        "party_names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", "key", name=op.f("pk_party_names")),
    )
    op.execute(
        "INSERT INTO party_names (name, key) SELECT lower(name), key FROM incident_parties WHERE name <> '' "
        "UNION SELECT lower(name_ar), key FROM incident_parties WHERE name_ar <> ''"
    )
