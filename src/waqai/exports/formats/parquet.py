"""A table of ours as Parquet: typed, with the name of its schema and the meaning of each column in it."""

import io
from collections.abc import Iterable, Iterator
from itertools import islice

import pyarrow as pa
import pyarrow.parquet as pq

from waqai.exports.columns import Column, Row, Table
from waqai.exports.material import LeftOut, Material

GROUP = 5000
_KINDS: dict[str, pa.DataType] = {
    "text": pa.string(),
    "texts": pa.list_(pa.field("element", pa.string(), nullable=False)),
    "integer": pa.int64(),
    "number": pa.float64(),
    "truth": pa.bool_(),
    "day": pa.date32(),
}


def export(table: Table, material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield the bytes of the file, a group of rows at a time."""
    schema = schema_of(table)
    sink = _Sink()
    with pq.ParquetWriter(sink, schema, compression="zstd") as writer:
        for rows in _groups(table.rows(material, left_out)):
            writer.write_table(_table(rows, schema))
            yield sink.taken()
    yield sink.taken()


def schema_of(table: Table) -> pa.Schema:
    """Return the schema of `table`, as pyarrow knows it."""
    about = {"waqai.schema": table.schema, "waqai.key": ",".join(table.key)}
    return pa.schema([_field(column) for column in table.columns], metadata=about)


def _field(column: Column) -> pa.Field:
    return pa.field(column.name, _KINDS[column.kind], metadata={"description": column.what})


def _table(rows: list[Row], schema: pa.Schema) -> pa.Table:
    values = zip(*rows, strict=True)
    return pa.table([pa.array(column, field.type) for column, field in zip(values, schema, strict=True)], schema=schema)


def _groups(rows: Iterable[Row]) -> Iterator[list[Row]]:
    waiting = iter(rows)
    while group := list(islice(waiting, GROUP)):
        yield group


class _Sink(io.RawIOBase):
    """A file that gives away what was written to it."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        held = bytes(data)  # type: ignore[call-overload]
        self._held.append(held)
        self._size += len(held)
        return len(held)

    def tell(self) -> int:
        return self._size

    def taken(self) -> bytes:
        """Return what was written since the last call."""
        held, self._held = self._held, []
        return b"".join(held)
