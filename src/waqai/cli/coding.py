"""`waqai code`: reports in, records out."""

import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from waqai import lexicons as knowledge
from waqai.cli.progress import counted
from waqai.coding import code, reader_named
from waqai.record import Record, to_fields
from waqai.reports import Report, ReportError, read_many

_UNSAFE = re.compile(r"[^\w.\-]+")


def run(
    files: tuple[Path, ...],
    published: str | None,
    form: str | None,
    out: Path | None,
    *,
    reader: str | None,
    lexicons: Path | None,
    latest: date,
) -> int:
    """Code `files` and write their records; return the exit status: 1 where some could not be read."""
    failed: list[ReportError] = []

    def on_error(problem: ReportError) -> None:
        failed.append(problem)
        click.echo(f"waqai: {problem}", err=True)

    if lexicons:
        knowledge.use(lexicons)
    try:
        chosen = reader_named(reader)
        write = _writer(form, out)
        reports = read_many(files, published=published, latest=latest, on_error=on_error)
        for report in counted(reports, files, hidden=out is None and sys.stdout.isatty()):
            write(report, code(report, chosen))
    except ValueError as problem:
        click.echo(f"waqai: {problem}", err=True)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if failed else 0


def _writer(form: str | None, out: Path | None) -> Callable[[Report, Record], None]:
    if out is not None:
        return _to_folder(form or "json", out)
    if (form or "text") == "text":
        from waqai.cli.text import show  # noqa: PLC0415

        return lambda _report, record: show(record)
    return lambda _report, record: click.echo(rendered(record, form or "json"))


def rendered(record: Record, form: str) -> str:
    """Return the record as JSON: on one line for jsonl, indented for json."""
    return record.to_json() if form == "jsonl" else json.dumps(to_fields(record), ensure_ascii=False, indent=1)


def _to_folder(form: str, out: Path) -> Callable[[Report, Record], None]:
    out.mkdir(parents=True, exist_ok=True)
    names = _names()

    def write(report: Report, record: Record) -> None:
        stem = names(report)
        if form == "text":
            from waqai.cli.text import plain  # noqa: PLC0415

            (out / f"{stem}.txt").write_text(plain(record), "utf-8")
        else:
            (out / f"{stem}.json").write_text(rendered(record, form) + "\n", "utf-8")

    return write


def _names() -> Callable[[Report], str]:
    """Return a namer of files: the report's own name, made safe, and told apart where it comes twice."""
    seen: Counter[str] = Counter()

    def name(report: Report) -> str:
        stem = _UNSAFE.sub("_", report.name or "report").strip("._")[:150] or "report"
        seen[stem] += 1
        return stem if seen[stem] == 1 else f"{stem}-{seen[stem]}"

    return name
