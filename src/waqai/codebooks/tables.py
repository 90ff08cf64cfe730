"""The codebooks as tables, from the lexicon family `codebooks`."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from waqai.lexicons import Entry, load, on_change

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
Against = Literal["clash", "armed", "civilians"]


@dataclass(frozen=True, slots=True)
class Line:
    """A PLOVER type, or a mode of one: its score from conflict (-10) to cooperation (+10), and its other codes.

    `acled` holds ACLED's event type by who undergoes the event; under None whoever does. `by_plover` is the type
    under which PLOVER has the mode, where that is another one.
    """

    type: str
    mode: str | None
    intensity: float | None
    cameo: str
    acled: dict[Against | None, str]
    by_plover: str | None = None

    def acled_for(self, against: Against | None) -> str | None:
        """Return ACLED's event type; what holds of armed people holds of a clash, where nothing else is said."""
        order: tuple[Against | None, ...] = ("clash", "armed", None) if against == "clash" else (against, None)
        return next((self.acled[key] for key in order if key in self.acled), None)


@dataclass(frozen=True, slots=True)
class Unrealised:
    """What PLOVER and CAMEO make of a type with a status other than occurred."""

    plover: str
    cameo: str
    mode: str | None = None


@cache
def quads() -> dict[str, int]:
    """Return the quad class (1..4) of each of the sixteen types."""
    return {entry["id"]: entry["quad"] for entry in load("codebooks") if "quad" in entry}


@cache
def lines() -> dict[tuple[str, str | None], Line]:
    """Return the lines of types (mode None) and of their modes."""
    found = [_line(entry) for entry in load("codebooks") if "intensity" in entry]
    return {(line.type, line.mode): line for line in found}


@cache
def unrealised() -> dict[tuple[str, str], Unrealised]:
    """Return, by type and status, the types that PLOVER changes an event into."""
    found = {}
    for entry in load("codebooks"):
        if "plover" in entry:
            kind, _, status = entry["id"].partition(".")
            found[kind, status] = Unrealised(entry["plover"], entry["cameo"], entry.get("mode"))
    return found


for _table in (quads, lines, unrealised):
    on_change(_table.cache_clear)


def _line(entry: Entry) -> Line:
    kind, _, mode = entry["id"].partition(".")
    keys: dict[str, Against | None] = {
        "acled": None,
        "acled_clash": "clash",
        "acled_armed": "armed",
        "acled_civilians": "civilians",
    }
    acled = {against: entry[key] for key, against in keys.items() if entry.get(key)}
    return Line(kind, mode or None, entry["intensity"], entry["cameo"], acled, entry.get("by_plover"))
