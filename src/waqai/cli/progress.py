"""A progress bar on standard error, where many reports are coded and somebody watches."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from waqai.reports import Report

MANY = 5
SINGLE = (".txt", ".html", ".htm", ".xhtml")


def counted(reports: Iterator[Report], files: Sequence[Path], *, hidden: bool) -> Iterator[Report]:
    """Yield `reports`, counting them on a bar; none where they are few or the screen is taken by records."""
    archives = any(path.suffix.lower() not in SINGLE or path.is_dir() for path in files)
    if hidden or not sys.stderr.isatty() or (len(files) < MANY and not archives):
        yield from reports
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (TextColumn("coding"), BarColumn(), MofNCompleteColumn(), TextColumn("reports"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("coding", total=None if archives else len(files))
        for report in reports:
            yield report
            bar.advance(task)


@contextmanager
def bar(label: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Yield what moves a bar on by so many reports; it is shown where somebody watches."""
    if not sys.stderr.isatty():
        yield lambda _many: None
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    left = (TimeElapsedColumn(),) if total is None else (TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn())
    columns = (TextColumn(label), BarColumn(), MofNCompleteColumn(), TextColumn("reports"), *left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(label, total=total)
        yield lambda many: shown.advance(task, many)
