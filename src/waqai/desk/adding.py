"""Adding what was pasted or dropped at the desk: read, coded, kept, and told."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from waqai.desk.jobs import Job
from waqai.register.adding import Skipped, Summary, add
from waqai.register.coders import coder
from waqai.register.opening import Register
from waqai.register.versions import version
from waqai.reports.errors import ReportError
from waqai.reports.files import of_stream
from waqai.reports.making import report
from waqai.reports.report import Report
from waqai.reports.terms import Terms


@dataclass(frozen=True, slots=True)
class Handed:
    """What was handed in: a text, and files in a `folder` of their own, by the names that they came with."""

    text: str
    files: tuple[tuple[str, Path], ...]
    folder: Path
    published: date | None
    outlet: str | None
    latest: date


@dataclass(slots=True)
class Added:
    """What came of it: reports added (ids) or on file already, and what was skipped, and why."""

    added: list[str] = field(default_factory=list)
    known: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def work(register: Register, handed: Handed, reader: str | None, job: Job) -> Added:
    """Add what was handed in; `job` is told of every report. The folder is taken away."""
    failed: list[ReportError] = []
    try:
        terms = Terms(handed.published, handed.latest, failed.append, handed.outlet)
        summary = Summary()
        with coder(reader) as chosen:
            found = _counted(_read(handed, terms), job)
            add(register, found, chosen, version(reader), batch=8, summary=summary)
        skipped = [*summary.skipped, *(Skipped(problem.source, problem.problem) for problem in failed)]
        return Added(summary.added, summary.known, skipped)
    finally:
        shutil.rmtree(handed.folder, ignore_errors=True)


def _read(handed: Handed, terms: Terms) -> Iterator[Report]:
    if handed.text.strip():
        try:
            yield report(handed.text, terms, source="desk")
        except ReportError as problem:
            terms.tell(problem)
    for name, path in handed.files:
        try:
            with path.open("rb") as stream:
                yield from of_stream(stream, name, name, terms, size=path.stat().st_size)
        except ReportError as problem:
            terms.tell(problem)


def _counted(reports: Iterator[Report], job: Job) -> Iterator[Report]:
    for each in reports:
        job.done += 1
        yield each


def named(given: str | None) -> str:
    """Return the name of a file as a client tells it, without folders or control characters."""
    last = (given or "").replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(char for char in last if char.isprintable()).strip(". ")[:150] or "report.txt"
