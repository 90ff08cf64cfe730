"""Why a fact is on record, with the lexicon entries that the reasons name."""

import re
from dataclasses import dataclass
from functools import cache

from waqai import lexicons
from waqai.lexicons import Entry

_PLACE = re.compile(r"(?P<family>[\w-]+)/(?P<file>[\w.\-]+):(?P<line>\d+)")
_SHOWN = ("gloss", "type", "mode", "verb", "noun", "participle", "phrase", "name", "ar", "words", "needs", "strength")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason as the record gives it, and the fields of the lexicon entries that it names."""

    words: str
    entries: tuple[str, ...]


def reasons(because: tuple[str, ...]) -> tuple[Reason, ...]:
    """Return the reasons, each line of `because` one."""
    lines = (line.strip() for part in because for line in part.split("\n"))
    return tuple(Reason(line, _entries(line)) for line in lines if line)


def _entries(reason: str) -> tuple[str, ...]:
    found = (_index(place["family"]).get((f"{place['family']}/{place['file']}", int(place["line"])))
             for place in _PLACE.finditer(reason))  # fmt: skip
    told = ("; ".join(f"{key}: {_shown(entry[key])}" for key in _SHOWN if entry.get(key)) for entry in found if entry)
    return tuple(line for line in told if line)


@cache
def _index(family: str) -> dict[tuple[str, int], Entry]:
    return {(entry["_file"], entry["_line"]): entry for entry in lexicons.load(family)}


lexicons.on_change(_index.cache_clear)


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(part)}" for key, part in value.items())
    return ", ".join(map(_shown, value)) if isinstance(value, list) else str(value)
