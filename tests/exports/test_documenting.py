"""The document holds every format, table and column."""

from pathlib import Path

from waqai.cli import main
from waqai.exports import FORMATS
from waqai.exports.documenting import MARK, documented
from waqai.exports.tables import TABLES

PAGE = (Path(__file__).parents[2] / "docs/exports.md").read_text("utf-8")


def test_every_column_is_documented():
    """Renew them with `python -m waqai.exports.documenting`."""
    assert PAGE.partition(f"{MARK}\n\n")[2] == documented()


def test_every_format_and_table_is_documented():
    assert all(f"`{form.name}`" in PAGE for form in FORMATS)
    assert all(f"`{table.name}`" in PAGE for table in TABLES)


def test_the_help_of_the_command_names_every_format():
    words = main.commands["export"].help
    assert [form.name for form in FORMATS] == words.split("Formats: ")[1].split(".")[0].replace("\n", " ").split(", ")
