"""`waqai add`: reports into the register."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from waqai import lexicons as knowledge
from waqai.cli.progress import bar
from waqai.cli.registers import line, opened
from waqai.register.adding import Skipped, Summary, add
from waqai.register.coders import coder
from waqai.register.fetching import Fetching
from waqai.register.opening import Register
from waqai.register.versions import version
from waqai.register.visits import Visits
from waqai.reports import Report, ReportError
from waqai.reports.errors import (
    DamagedError,
    DateError,
    EmptyInputError,
    FetchError,
    LineError,
    MissingInputError,
    NotArabicError,
    NotTextError,
    TooLongError,
    UnsafeError,
)
from waqai.reports.reading import is_address, read_under
from waqai.reports.terms import Terms

SHOWN = 20
_KINDS = {
    NotArabicError: "not in Arabic",
    EmptyInputError: "without words",
    NotTextError: "no text",
    TooLongError: "too long",
    MissingInputError: "cannot be opened",
    DateError: "with a wrong date",
    LineError: "broken lines",
    DamagedError: "damaged archives",
    UnsafeError: "unsafe to unpack",
    FetchError: "not to be fetched",
}


@dataclass(frozen=True, slots=True)
class Incoming:
    """The reports to add, and what is said of those that do not tell it themselves."""

    sources: tuple[str, ...]
    published: str | None
    outlet: str | None
    latest: date


def run(incoming: Incoming, where: str, *, reader: str | None, lexicons: Path | None, jobs: int, form: str) -> int:
    """Add reports to the register at `where`; return 1 where some were skipped, 130 where it was stopped."""
    if lexicons:
        knowledge.use(lexicons)
    failed: list[ReportError] = []
    summary, stopped = Summary(), False
    with opened(where, create=True) as register:
        try:
            rest = [source for source in incoming.sources if not _loaded(register, source, summary)]
            if rest:
                visits = Visits(register)
                reports = _read(replace(incoming, sources=tuple(rest)), visits, failed.append)
                _add(register, reports, summary, reader, jobs, _total(rest))
                visits.settle()
        except KeyboardInterrupt:
            stopped = True
    kinds = Counter(_KINDS.get(type(problem), "not readable") for problem in failed)
    kinds.update({"not to be coded": len(summary.skipped)} if summary.skipped else {})
    summary.skipped += [Skipped(problem.source, problem.problem) for problem in failed]
    _tell(summary, kinds, form)
    if stopped:
        click.echo("waqai: stopped; what is added stands, and the same command goes on from there", err=True)
        return 130
    return 1 if summary.skipped else 0


def _loaded(register: Register, source: str, summary: Summary) -> bool:
    """Load `source` where it is what `waqai code --engine` wrote; tell whether it is."""
    if "://" in source.removeprefix("https://").removeprefix("http://") or Path(source, "plan.json").is_file():
        from waqai.bulk.loading import load  # noqa: PLC0415
        from waqai.bulk.plan import is_output  # noqa: PLC0415

        if is_output(source):
            with bar("loading") as moved:
                load(register, source, progress=moved, summary=summary)
            return True
    return False


def _add(
    register: Register, reports: Iterator[Report], summary: Summary, reader: str | None, jobs: int, total: int | None
) -> None:
    with coder(reader, jobs) as chosen, bar("adding", total) as moved:
        add(register, reports, chosen, version(reader), batch=32 * max(2, jobs), progress=moved, summary=summary)


def _read(incoming: Incoming, visits: Visits, on_error: Callable[[ReportError], None]) -> Iterator[Report]:
    terms = Terms(incoming.published, incoming.latest, on_error, incoming.outlet)
    fetching = Fetching(visits, terms)
    for source in incoming.sources:
        yield from fetching.reports(source) if is_address(source) else read_under(source, terms)


def _total(sources: Sequence[str]) -> int | None:
    """Return how many reports `sources` are, where each is a file of one."""
    single = all(Path(source).suffix in (".txt", ".html", ".htm", ".xhtml") for source in sources)
    return len(sources) if single else None


def _tell(summary: Summary, kinds: Counter[str], form: str) -> None:
    skipped = [{"source": one.source, "why": one.why} for one in summary.skipped]
    if form == "json":
        click.echo(line({"added": summary.added, "known": summary.known, "skipped": skipped}))
        return
    for one in summary.skipped[:SHOWN]:
        click.echo(f"waqai: {one.source}: {one.why}", err=True)
    if len(summary.skipped) > SHOWN:
        click.echo(f"waqai: … and {len(summary.skipped) - SHOWN} more; --format json names all", err=True)
    told = f"added {len(summary.added)}, on file already {summary.known}, skipped {len(summary.skipped)}"
    click.echo(told + (f" ({', '.join(f'{kinds[kind]} {kind}' for kind in sorted(kinds))})" if kinds else ""))
