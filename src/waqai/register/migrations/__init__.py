"""The steps from one form of the register to the next, run by Alembic when a register is opened.

A step is a module `versions/NNNN_what.py` with `revision = "NNNN"`; numbers go up by one without a fork.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlalchemy as sa

HERE = Path(__file__).parent
VERSION_TABLE = "waqai_version"


@cache
def newest() -> str:
    """Return the number of the newest form that this Waqai knows."""
    return max(path.name.split("_")[0] for path in (HERE / "versions").glob("[0-9]*_*.py"))


def migrate(connection: "sa.Connection") -> None:
    """Bring the register on `connection` to the newest form, within its transaction."""
    from alembic import command  # noqa: PLC0415  (slow to import, and seldom needed)
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    command.upgrade(config, "head")
