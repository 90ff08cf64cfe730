"""Opening a register for a command; what goes wrong with it is told in one line, and the command ends with 2."""

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from waqai.register.errors import RegisterError
from waqai.register.opening import Register, open_register


class Fault(click.ClickException):
    """What ends a command: told on standard error as all that Waqai tells there."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        """Tell it."""
        click.echo(f"waqai: {self.message}", err=True, file=file)


@contextmanager
def opened(where: str, *, create: bool = False) -> Iterator[Register]:
    """Yield the register at `where`; end the command where it cannot be opened or used."""
    with told(), open_register(where, create=create) as register:
        yield register


@contextmanager
def told() -> Iterator[None]:
    """End the command with the words of what goes wrong."""
    try:
        yield
    except (RegisterError, ValueError) as problem:
        raise Fault(str(problem)) from problem


def whoever(who: str | None) -> str:
    """Return who decides: as told, else who is logged in.

    Raises:
        Fault: nobody is known by name here.
    """
    if who:
        return who
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError) as problem:
        raise Fault("tell who decides: --who NAME, or set WAQAI_WHO") from problem


def line(fields: Any) -> str:
    """Return `fields` as one line of JSON."""
    return json.dumps(fields, ensure_ascii=False, default=str)
