"""A table of ours as CSV (RFC 4180, UTF-8, `\\n` at the end of lines)."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from waqai.exports.columns import Table, Value
from waqai.exports.material import LeftOut, Material

LINES = 200
BETWEEN = "|"


def export(table: Table, material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield the heading and a line for every row of `table`."""
    return lines([column.name for column in table.columns], (map(shown, row) for row in table.rows(material, left_out)))


def lines(heading: Iterable[str], rows: Iterable[Iterable[str]], delimiter: str = ",") -> Iterator[bytes]:
    """Yield `heading` and `rows` as CSV, some hundred lines at a time."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter=delimiter, lineterminator="\n")
    writer.writerow(heading)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % LINES == 0:
            yield held.getvalue().encode("utf-8")
            held.seek(0)
            held.truncate()
    yield held.getvalue().encode("utf-8")


def shown(value: Value) -> str:
    """Return `value` as a field: nothing where it is unknown, the parts of a list with «|» between them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return BETWEEN.join(part.replace(BETWEEN, "/") for part in value)
    return value.isoformat() if isinstance(value, date) else str(value)
