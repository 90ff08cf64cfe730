"""Coding a part: its records written as Parquet, what was skipped beside it, and a mark that it is done."""

import json
from collections import Counter
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from waqai import lexicons
from waqai.bulk.errors import BulkError
from waqai.bulk.job import Job
from waqai.bulk.parts import Part
from waqai.bulk.reading import reports_of
from waqai.bulk.stores import Store, store
from waqai.bulk.table import ROWS, partition, row, schema_of
from waqai.coding import code, reader_named
from waqai.register.versions import version
from waqai.reports.errors import ReportError
from waqai.reports.terms import Terms


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a part: how many records and events, the files with their rows, what was skipped by kind."""

    records: int
    events: int
    files: dict[str, int]
    skipped: dict[str, int]


def code_part(job: Job, part: Part) -> Done:
    """Code the reports of `part` and write what they become; the mark that it is done comes last.

    Deterministic: the same part gives the same bytes. What is there already of the part is written over.

    Raises:
        BulkError: this worker has another version of Waqai, its lexicons or its reader than the job.
    """
    _ready(job)
    out, skipped = store(job.out), _Skipped()
    terms = Terms(job.published, date.fromisoformat(job.latest), skipped.problem)
    with _Writers(out, part, job) as writers:
        for report in reports_of(part, terms):
            try:
                record = code(report, reader_named(job.reader))
            except Exception as problem:  # one report must not stop millions; the file of what was skipped names it
                skipped.told("Exception", report.source, f"cannot be coded ({type(problem).__name__}: {problem})")
                continue
            writers.add(partition(record), row(report, record))
    if skipped.lines:
        with out.at(f"skipped/{part.name}.jsonl").writing() as stream:
            stream.write("".join(skipped.lines).encode("utf-8", "backslashreplace"))
    files, kinds = (dict(sorted(counts.items())) for counts in (writers.files, skipped.kinds))
    done = Done(writers.records, writers.events, files, kinds)
    with out.at(f"done/{part.name}.json").writing() as stream:
        stream.write((json.dumps(asdict(done), indent=1) + "\n").encode())
    return done


def _ready(job: Job) -> None:
    own = Path(job.lexicons) if job.lexicons else None
    if lexicons.own_folder() != own:
        lexicons.use(own)
    here = version(job.reader)
    if here != job.version:
        raise BulkError(f"a worker has another Waqai than the driver: {here} instead of {job.version}; update it")


@dataclass(slots=True)
class _Skipped:
    lines: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)

    def problem(self, problem: ReportError) -> None:
        self.told(type(problem).__name__, problem.source, problem.problem)

    def told(self, kind: str, source: str, why: str) -> None:
        self.kinds[kind] += 1
        self.lines.append(json.dumps({"kind": kind, "source": source, "why": why}, ensure_ascii=False) + "\n")


class _Writers:
    """The files of a part, one for each month, written a group of rows at a time."""

    def __init__(self, out: Store, part: Part, job: Job) -> None:
        self.records = self.events = 0
        self.files: dict[str, int] = {}
        self._out, self._part, self._schema = out, part, schema_of(job.version)
        self._held: dict[str, list[dict[str, Any]]] = {}
        self._open: dict[str, pq.ParquetWriter] = {}
        self._stack = ExitStack()

    def __enter__(self) -> "_Writers":
        self._stack.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        if error[0] is None:
            for month in sorted(self._held):
                self._write(month)
        self._stack.__exit__(*error)

    def add(self, month: str, fields: dict[str, Any]) -> None:
        """Add a row to the file of its month."""
        held = self._held.setdefault(month, [])
        held.append(fields)
        self.records += 1
        self.events += fields["events"]
        if len(held) >= ROWS:
            self._write(month)

    def _write(self, month: str) -> None:
        rows = self._held[month]
        if not rows:
            return
        name = f"records/{month}/{self._part.name}.parquet"
        if name not in self._open:
            stream = self._stack.enter_context(self._out.at(name).writing())
            self._open[name] = self._stack.enter_context(pq.ParquetWriter(stream, self._schema, compression="zstd"))
        self._open[name].write_table(pa.Table.from_pylist(rows, self._schema))
        self.files[name] = self.files.get(name, 0) + len(rows)
        rows.clear()
