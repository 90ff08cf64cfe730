"""Loading of lexicon entries: the compiled ones of the package, and a user's own on top."""

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

Entry = dict[str, Any]
HERE = Path(__file__).parent
_own: list[Path] = []
_listeners: list[Callable[[], object]] = []


def own_folder() -> Path | None:
    """Return the user's lexicon folder: the one given to `use`, else that of ``WAQAI_LEXICONS``."""
    if _own:
        return _own[-1]
    named = os.environ.get("WAQAI_LEXICONS")
    return Path(named) if named else None


def use(folder: Path | None) -> None:
    """Read the lexicon lines of `folder` on top of the package's from now on; None = the package's alone."""
    _own.clear()
    if folder is not None:
        _own.append(folder)
    load.cache_clear()
    for forget in _listeners:
        forget()


def on_change(forget: Callable[[], object]) -> None:
    """Register the `cache_clear` of a table that is built from lexicons, to be called when they change."""
    _listeners.append(forget)


@cache
def load(family: str) -> tuple[Entry, ...]:
    """Return all entries of `family`, the user's own last, each with ``_file`` and ``_line``.

    Raises:
        LexiconError: a line of the user's folder cannot be read; the message names file and line.
    """
    compiled = HERE / "compiled" / f"{family}.json"
    shipped: list[Entry] = json.loads(compiled.read_text("utf-8")) if compiled.exists() else []
    folder = own_folder()
    if folder is None:
        return tuple(shipped)
    from waqai.lexicons.parsing import parse_folder  # noqa: PLC0415 - YAML loads only where it is read

    return (*shipped, *parse_folder(folder / family, own=True))


def where(entry: Entry) -> str:
    """Return where `entry` stands, for `because`: ``family/file.yaml:LINE id``."""
    return f"{entry['_file']}:{entry['_line']} {entry.get('id', '')}".rstrip()
