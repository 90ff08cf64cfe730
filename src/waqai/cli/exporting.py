"""`waqai export`: what is on record, in the shape of other tools."""

import os
import sys
from collections import Counter
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from waqai.cli.registers import Fault, opened
from waqai.exports import Material, format_named
from waqai.exports.errors import ExportError
from waqai.exports.gathering import of_records, of_register
from waqai.exports.writing import write
from waqai.incidents.storing import linked


def run(
    records: tuple[Path, ...],
    where: str,
    form: str,
    out: Path | None,
    *,
    table: str | None,
    since: date | None,
    until: date | None,
) -> int:
    """Write the export of `records`, or of the register at `where`; tell what it leaves out."""
    with ExitStack() as stack:
        try:
            if records and (since or until):
                raise ExportError("--since and --until choose from a register; records on disk are exported whole")
            if records:
                material = of_records(records)
            else:
                register = stack.enter_context(opened(where))
                linked(register)
                material = of_register(register, since, until)
            _write(material, form, out or Path("-"), table)
        except ExportError as problem:
            raise Fault(str(problem)) from problem
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _write(material: Material, form: str, out: Path, table: str | None) -> None:
    chosen = format_named(form)
    if table and not chosen.tables:
        raise ExportError(f"{form} writes no tables; leave --table away")
    if table != "all":
        _one(material, form, out, table)
        return
    from waqai.exports.tables import TABLES  # noqa: PLC0415

    if str(out) == "-" or out.is_file():
        raise ExportError("--table all writes several files; name a folder with --out")
    for each in TABLES:
        _one(material, form, out / f"{each.name}{chosen.ending}", each.name)


def _one(material: Material, form: str, out: Path, table: str | None) -> None:
    left_out: Counter[str] = Counter()
    write(format_named(form).export(table)(material, left_out), out)
    for why, many in sorted(left_out.items()):
        click.echo(f"left out {many:,}: {why}", err=True)
