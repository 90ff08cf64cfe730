"""The columns of all exports as docs/exports.md shows them: `python -m waqai.exports.documenting` renews them there."""

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from waqai.exports.columns import Column
from waqai.exports.registry import FORMATS
from waqai.exports.tables import TABLES

MARK = "<!-- columns: made by python -m waqai.exports.documenting -->"


def documented() -> str:
    """Return the tables of columns, in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    for table in TABLES:
        yield from (f"### csv, parquet: {table.name}", "")
        yield f"Schema `{table.schema}`: {table.what}; key {', '.join(table.key)}."
        yield from ("", *_columns(table.columns), "")
    for form in FORMATS:
        if not form.tables:
            module = import_module(f"waqai.exports.formats.{form.module}")
            yield from (f"### {form.name}", "", *_columns(module.COLUMNS), "")


def _columns(columns: Iterable[Column]) -> Iterator[str]:
    yield from ("| column | kind | what |", "|---|---|---|")
    yield from (f"| `{one.name}` | {one.kind} | {one.what} |" for one in columns)


if __name__ == "__main__":
    page = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/exports.md")
    before = page.read_text("utf-8").partition(MARK)[0]
    page.write_text(f"{before}{MARK}\n\n{documented()}", "utf-8")
