"""What linking keeps, so that a new report touches only the incidents that it must."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Make the tables; the next linking fills them."""
    report = ("report", sa.Text(), False)
    number = ("number", sa.Integer(), False)
    _make(
        "linked_reports",
        1,
        report,
        ("text", sa.String(64), False),
        ("head", sa.Text(), False),
        ("copy_of", sa.Text(), True),
        ("also", sa.Integer(), False),
        ("story", sa.LargeBinary(), False),
    )
    _make(
        "linked_texts",
        1,
        ("text", sa.String(64), False),
        ("day", sa.Integer(), False),
        ("component", sa.String(64), False),
        ("body", sa.LargeBinary(), False),
    )
    _make(
        "linked_days",
        1,
        ("day", sa.Integer(), False),
        ("counts", sa.LargeBinary(), False),
        ("prominent", sa.LargeBinary(), False),
    )
    _make("linked_clusters", 1, ("head", sa.Text(), False), ("body", sa.LargeBinary(), False))
    _make(
        "linked_asides",
        2,
        report,
        number,
        ("same", sa.String(16), False),
        ("tied", sa.Text(), True),
        ("points", sa.Float(), True),
        ("because", sa.Text(), True),
    )
    _make("linked_keys", 3, ("key", sa.BigInteger(), False), report, number, ("core", sa.Boolean(), False))
    for table, *columns in (
        ("linked_reports", "text", "head", "copy_of"),
        ("linked_texts", "day", "component"),
        ("linked_asides", "same", "tied"),
        ("linked_keys", "report"),
    ):
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])


def _make(name: str, keys: int, *columns: tuple[str, sa.types.TypeEngine[Any], bool]) -> None:
    made = [sa.Column(column, kind, nullable=null, autoincrement=False) for column, kind, null in columns]
    key = sa.PrimaryKeyConstraint(*(column for column, _, _ in columns[:keys]), name=op.f(f"pk_{name}"))
    foreign = [
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f(f"fk_{name}_report"))
        for column, _, _ in columns
        if column == "report"
    ]
    op.create_table(name, *made, key, *foreign, sqlite_with_rowid=name != "linked_keys")
