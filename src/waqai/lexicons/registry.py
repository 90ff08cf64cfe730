"""The checkers of the lexicon families: what must hold of an entry beyond that its file can be read.

A room that owns a family registers its checker on import of its module ``checking``:
``register("units", check)``, where ``check(entry)`` returns what is wrong, a sentence a fault.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from waqai.lexicons.loading import HERE, Entry, load, own_folder, where

Check = Callable[[Entry], list[str]]
ROOMS = ("reports", "arabic", "times", "figures", "places", "actors", "statements", "reader", "events", "coding")
_checks: dict[str, list[Check]] = {}


def register(family: str, check: Check) -> None:
    """Let `check` judge every entry of `family`."""
    known = _checks.setdefault(family, [])
    if check not in known:
        known.append(check)


def checked(family: str) -> bool:
    """Tell whether a room has registered a checker for `family`."""
    _load_rooms()
    return family in _checks


def families() -> tuple[str, ...]:
    """Return the names of all families, the package's and the user's own."""
    folders: list[Path] = [HERE / "data", *filter(None, [own_folder()])]
    return tuple(sorted({path.name for folder in folders for path in folder.iterdir() if path.is_dir()}))


def faults(family: str) -> Iterator[str]:
    """Yield what is wrong with the entries of `family`, each led by file, line and id.

    Raises:
        LexiconError: a line of the user's folder cannot be read.
    """
    _load_rooms()
    entries = load(family)
    for entry in entries:
        for check in _checks.get(family, ()):
            yield from (f"{where(entry)}: {fault}" for fault in check(entry))
    ids = Counter((entry["_file"], entry["id"]) for entry in entries if "id" in entry and not entry.get("_own"))
    yield from (f"{file} {name}: the id stands {count} times" for (file, name), count in ids.items() if count > 1)


def _load_rooms() -> None:
    for room in ROOMS:
        if find_spec(f"waqai.{room}.checking"):
            import_module(f"waqai.{room}.checking")
