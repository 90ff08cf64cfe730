"""Parquet tables of reports: a report a row, in the columns that a JSONL line has as keys."""

import json
from collections.abc import Iterator
from typing import IO, Any

from waqai.reports.errors import LineError, NotTextError, ReportError
from waqai.reports.lines import of_fields
from waqai.reports.report import Report
from waqai.reports.terms import Terms

MAGIC = b"PAR1"
COLUMNS = ("id", "outlet", "source", "title", "text", "published", "url")
ROWS = 256


def of_rows(
    stream: IO[bytes], source: str, terms: Terms, *, groups: range | None = None, first: int = 1
) -> Iterator[Report]:
    """Yield the reports of the rows (all, or those of the row `groups`, the first of which is row `first`).

    A row that is no report is told.

    Raises:
        NotTextError: it is a damaged table, one without texts, or one that cannot be read here.
    """
    table = opened(stream, source)
    known = [name for name in COLUMNS if name in table.schema_arrow.names]
    if "text" not in known:
        raise NotTextError(source, f'is a table without a column "text"; its columns are to be {", ".join(COLUMNS)}')
    number = first
    for row in _rows(table, known, groups, source):
        where = f"{source}:{number}"
        number += 1
        try:
            yield of_fields(_plain(row, where), where, terms, lambda row=row: _bytes(row))  # type: ignore[misc]
        except ReportError as problem:
            terms.tell(problem)


def opened(stream: IO[bytes], source: str) -> Any:
    """Return the table in `stream`, of which only the end has been read.

    Raises:
        NotTextError: pyarrow is missing, the stream cannot be sought in, or the table is damaged.
    """
    if not stream.seekable():
        raise NotTextError(source, "is a Parquet table within an archive or a stream; unpack it first")
    try:
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as problem:
        raise NotTextError(source, "is a Parquet table; pip install 'waqai[parquet]' to read it") from problem
    try:
        return pq.ParquetFile(stream)
    except (pa.ArrowException, OSError) as problem:
        raise _damaged(source, problem) from problem


def _rows(table: Any, columns: list[str], groups: range | None, source: str) -> Iterator[dict[str, Any]]:
    import pyarrow as pa  # noqa: PLC0415

    wanted = None if groups is None else list(groups)
    try:
        for batch in table.iter_batches(ROWS, row_groups=wanted, columns=columns):
            yield from batch.to_pylist()
    except (pa.ArrowException, OSError, UnicodeDecodeError) as problem:
        raise _damaged(source, problem) from problem


def _damaged(source: str, problem: Exception) -> NotTextError:
    return NotTextError(source, f"is a damaged Parquet table ({' '.join(str(problem).split())[:200]}); get it anew")


def _plain(row: dict[str, Any], source: str) -> dict[str, Any]:
    if any(isinstance(row.get(name), bytes) for name in ("text", "title")):
        raise LineError(source, "has bytes where text is expected; write the columns as strings in UTF-8")
    return row


def _bytes(row: dict[str, Any]) -> bytes:
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass")
