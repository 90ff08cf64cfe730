"""`waqai desk`: the workspace in the browser."""

from pathlib import Path
from typing import Any

import click

from waqai import lexicons as knowledge
from waqai.cli.registers import Fault, opened, whoever


def run(where: str, *, lexicons: Path | None, who: str | None, **options: Any) -> int:
    """Serve the desk of the register at `where` until it is stopped."""
    try:
        from waqai.desk.serving import serve  # noqa: PLC0415
        from waqai.desk.settings import Settings  # noqa: PLC0415
    except ImportError as problem:
        raise Fault(f"the desk needs {problem.name}: pip install 'waqai[desk]'") from problem
    if lexicons:
        knowledge.use(lexicons)
    settings = Settings(user=whoever(who), **{**options, "accounts": options["accounts"] or None})
    with opened(where, create=True) as register:
        shown = f"[{settings.host}]" if ":" in settings.host else settings.host
        click.echo(f"the desk is at http://{shown}:{settings.port}/ (end it with Ctrl+C)")
        serve(register, settings)
    return 0
