"""`waqai reports`: what is on file."""

import os
import sys
from dataclasses import asdict
from datetime import date

import click

from waqai.cli.bidi import clean, isolated
from waqai.cli.registers import Fault, line, opened
from waqai.record import to_json
from waqai.register.accounts import accounts
from waqai.register.listing import OnFile, on_file


def run(
    where: str, ids: tuple[str, ...], since: date | None, until: date | None, *, outlet: str | None, form: str
) -> int:
    """List the reports on file, or print their records; return 1 where one that is named is not on file."""
    named = ids or None
    seen: set[str] = set()
    with opened(where) as register:
        try:
            if form == "record":
                if outlet:
                    raise Fault("--outlet narrows the list; name reports or days to print their records")
                for account in accounts(register, named, since=since, until=until):
                    seen.add(account.id)
                    click.echo(to_json(account.record))
            else:
                for one in on_file(register, named, since=since, until=until, outlet=outlet):
                    seen.add(one.id)
                    click.echo(line(asdict(one)) if form == "json" else _text(one))
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0
    for name in sorted(set(ids) - seen):
        click.echo(f"waqai: {name}: there is no such report in the register", err=True)
    return 1 if set(ids) - seen else 0


def _text(one: OnFile) -> str:
    day = one.published.isoformat() if one.published else "undated   "
    told = f"{day}  {isolated(clean(one.id))}  {isolated(clean(one.outlet or '-'))}  {isolated(clean(one.title or ''))}"
    extra = [f"{one.reviews} reviews"] if one.reviews else []
    extra += [f"copy of {one.copy_of}"] if one.copy_of else []
    return told + (f"  ({', '.join(extra)})" if extra else "")
