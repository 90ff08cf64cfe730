"""Coding many reports: in this process, or in a pool of others."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path

from waqai import lexicons
from waqai.coding import code, reader_named
from waqai.record.model import Record
from waqai.register.errors import RegisterError
from waqai.reports.report import Report

Coder = Callable[[Sequence[Report]], Sequence[Record | str]]


@contextmanager
def coder(reader: str | None = None, jobs: int = 1) -> Iterator[Coder]:
    """Yield what codes reports, in `jobs` processes: for each its record, or in words why it has none.

    Raises:
        ValueError: there is no reader of that name.
    """
    chosen = reader_named(reader)
    if jobs <= 1:
        yield lambda reports: [_coded(report, reader) for report in reports]
        return
    del chosen
    started = (reader, lexicons.own_folder())
    with ProcessPoolExecutor(jobs, get_context("spawn"), _start, started) as pool:
        yield lambda reports: _pooled(pool, reports)


_reader: list[str | None] = [None]


def _start(reader: str | None, own: Path | None) -> None:
    lexicons.use(own)
    _reader[0] = reader


def _pooled(pool: ProcessPoolExecutor, reports: Sequence[Report]) -> list[Record | str]:
    try:
        return list(pool.map(_coded_here, reports, chunksize=4))
    except BrokenProcessPool as problem:
        raise RegisterError(
            "a coding process was ended (out of memory?); what had been kept stands: run the same again, "
            "with fewer --jobs"
        ) from problem


def _coded_here(report: Report) -> Record | str:
    return _coded(report, _reader[0])


def _coded(report: Report, reader: str | None) -> Record | str:
    try:
        return code(report, reader_named(reader))
    except Exception as problem:  # one report must not stop thousands; the summary names it
        return f"cannot be coded ({type(problem).__name__}: {problem}); please report it with the text"
