"""Loading the records of an output into a register, without coding again."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow.parquet as pq

from waqai.bulk.plan import done_in, version_of
from waqai.bulk.stores import Store, store
from waqai.bulk.table import from_row
from waqai.record.model import Record
from waqai.register.adding import Summary, add
from waqai.register.opening import Register
from waqai.reports.report import Report

BATCH = 512


def load(
    register: Register,
    where: str,
    *,
    progress: Callable[[int], object] = lambda _many: None,
    summary: Summary | None = None,
) -> Summary:
    """Add the reports and records of the output at `where`, in order of its parts, as if they were coded now.

    Idempotent, and resumable, like `add`. Only parts that are done are taken.

    Raises:
        BulkError: it is no output of `waqai code --engine`.
    """
    out = store(where)
    held: deque[tuple[Report, Record]] = deque(maxlen=BATCH)

    def found() -> Iterator[Report]:
        for pair in pairs(out):
            held.append(pair)
            yield pair[0]

    def known(reports: Sequence[Report]) -> list[Record | str]:
        records = {id(report): record for report, record in held}
        return [records[id(report)] for report in reports]

    return add(register, found(), known, version_of(out), batch=BATCH, progress=progress, summary=summary)


def pairs(out: Store) -> Iterator[tuple[Report, Record]]:
    """Yield the reports of an output with their records, in order of its parts and their months."""
    for done in done_in(out).values():
        for name in done.files:
            yield from map(from_row, _rows(out.at(name)))


def _rows(file: Store) -> Iterator[dict[str, Any]]:
    with file.reading() as stream, pq.ParquetFile(stream) as table:
        for batch in table.iter_batches(BATCH):
            yield from batch.to_pylist()
