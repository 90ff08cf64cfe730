"""`waqai code --engine`: an archive in, partitioned Parquet out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from waqai import lexicons as knowledge
from waqai.cli.registers import Fault

if TYPE_CHECKING:
    from waqai.bulk.running import Engine, Outcome

NEEDED = "coding in parts writes Parquet; pip install 'waqai[parquet]', or 'waqai[ray]' for a cluster"


@dataclass(frozen=True, slots=True)
class Workers:
    """Who codes: the engine, how many processes of this machine, or which cluster; and how large a part is."""

    engine: str
    jobs: int | None
    address: str | None
    size: int


def run(
    files: Sequence[str],
    published: str | None,
    out: str | None,
    workers: Workers,
    *,
    reader: str | None,
    lexicons: Path | None,
    latest: date,
) -> int:
    """Code `files` into Parquet below `out`; return 0 where all parts are done, else 1."""
    if out is None or "-" in files:
        raise Fault("--engine needs --out, a folder or URL for the records, and files, folders or URLs to read")
    try:
        import pyarrow  # noqa: F401, PLC0415
    except ImportError as problem:
        raise Fault(NEEDED) from problem
    from waqai.bulk.job import Job  # noqa: PLC0415
    from waqai.bulk.running import run as run_job  # noqa: PLC0415
    from waqai.coding import reader_named  # noqa: PLC0415
    from waqai.register.versions import version  # noqa: PLC0415

    try:
        reader_named(reader)
        own = lexicons.absolute() if lexicons else knowledge.own_folder()
        knowledge.use(own)
        job = Job(
            _full(out), reader, str(own) if own else None, published, latest.isoformat(), version(reader), workers.size
        )
        engine = _engine(workers)
        with _bar() as moved:
            outcome = run_job(job, [_full(each) for each in files], engine, moved)
    except ValueError as problem:
        raise Fault(str(problem)) from problem
    _tell(outcome)
    return 1 if outcome.failed else 0


def _engine(workers: Workers) -> "Engine":
    from waqai.bulk import local, ray  # noqa: PLC0415

    return ray.ray(workers.address, workers.jobs) if workers.engine == "ray" else local.local(workers.jobs or 1)


def _tell(outcome: "Outcome") -> None:
    for part, why in outcome.failed.items():
        click.echo(f"waqai: {part}: {why}", err=True)
    kinds = ", ".join(f"{many} {kind}" for kind, many in sorted(outcome.skipped.items()))
    click.echo(
        f"coded {outcome.records} reports with {outcome.events} events in {outcome.parts - len(outcome.failed)} of "
        f"{outcome.parts} parts ({outcome.before} done before), skipped {outcome.skipped.total()}"
        + (f" ({kinds})" if kinds else "")
    )


def _full(where: str) -> str:
    """Return a path as every worker knows it."""
    return where if "://" in where else str(Path(where).absolute())


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None]]:
    if not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task("coding parts", total=None)
        yield lambda done, every: shown.update(task, completed=done, total=every)
