"""`waqai recode`: the reports on file, coded anew, and what changed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from waqai import lexicons as knowledge
from waqai.cli.bidi import clean, isolated
from waqai.cli.progress import bar
from waqai.cli.registers import line, opened
from waqai.register.changes import Change
from waqai.register.coders import coder
from waqai.register.recoding import Scope, due, recode
from waqai.register.versions import version

EVENTS_SHOWN = 200


def run(where: str, scope: Scope, *, reader: str | None, lexicons: Path | None, jobs: int, dry: bool, form: str) -> int:
    """Recode the reports of `scope`, tell what changed; return 1 where one could not be coded, 130 where stopped."""
    if lexicons:
        knowledge.use(lexicons)
    made_by = version(reader)
    changes: list[Change] = []
    done: list[int] = []
    shown, stopped = 0, False
    with opened(where) as register, coder(reader, jobs) as chosen:
        try:
            with bar("recoding", due(register, made_by, scope)) as moved:

                def progress(many: int) -> None:
                    done.append(many)
                    moved(many)

                batch = 32 * max(2, jobs)
                for change in recode(register, chosen, made_by, scope, batch=batch, keep=not dry, progress=progress):
                    shown += _tell(change, form, shown)
                    changes.append(change)
        except KeyboardInterrupt:
            stopped = True
    if form == "text":
        for told in _summary(changes, sum(done), dry):
            click.echo(told)
    if stopped:
        click.echo("waqai: stopped; what is recoded stands, and the same command goes on from there", err=True)
        return 130
    return 1 if any(change.failed for change in changes) else 0


def _tell(change: Change, form: str, shown: int) -> int:
    """Tell of a report's change; return how many lines were shown."""
    if form == "json":
        click.echo(line(asdict(change)))
        return 0
    lines = list(_lines(change))[: max(0, EVENTS_SHOWN - shown)]
    for told in lines:
        click.echo(told)
    return len(lines)


def _lines(change: Change) -> Iterator[str]:
    """Yield what changed of a report's events; other items are counted in the summary."""
    if change.failed:
        click.echo(f"waqai: {change.report}: {change.failed}", err=True)
    events: list[tuple[tuple[int, int], str]] = []
    for sign, items in (("+", change.new), ("-", change.gone)):
        events += ((one.span, f"  {sign} {one.type} {isolated(one.words)}") for one in items if one.kind == "event")
    events += (
        (one.item.span, f"  ~ {one.item.type} {isolated(one.item.words)}  {one.field}: {_value(one.before)} → "
                        f"{_value(one.after)}")
        for one in change.altered
        if one.item.kind == "event" and one.field != "confidence"
    )  # fmt: skip
    if events or change.restored:
        yield change.report
        yield from (told for _, told in sorted(events))
        if change.restored:
            yield f"  ! stands on reviewers' word alone: {', '.join(change.restored)}"


def _value(value: Any) -> str:
    if value is None or value in ([], {}):
        return "nothing"
    match value:
        case list():
            return ", ".join(isolated(clean(str(one))) for one in value)
        case {"low": low, "high": high}:
            return f"{low}..{high}"
        case dict():
            return ", ".join(f"{key} {_value(one)}" for key, one in value.items() if one is not None)
    return isolated(clean(str(value)))


def _summary(changes: list[Change], total: int, dry: bool) -> Iterator[str]:
    became = sum(change.body for change in changes)
    said = ("would recode", "would change") if dry else ("recoded", "changed")
    yield f"{said[0]} {total} reports; {became} records {said[1]}"
    new, gone, altered = (Counter[str]() for _ in range(3))
    for change in changes:
        new.update(one.kind for one in change.new)
        gone.update(one.kind for one in change.gone)
        altered.update({f"{one.item.kind} {one.field}" for one in change.altered})
    for kind in sorted({*new, *gone}):
        yield f"  {kind:<12} {new[kind]} new, {gone[kind]} gone"
    for name, many in sorted(altered.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"  {name:<20} another in {many} reports"
    restored = sum(len(change.restored) for change in changes)
    if restored:
        yield f"  {restored} items stand on reviewers' word alone: the coding no longer finds them"
