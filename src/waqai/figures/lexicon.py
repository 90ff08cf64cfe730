"""The lexicons of numbers, of what is counted and of the words around them, folded and laid out for look-up.

Source: ``lexicons/data/units``. Built once; rebuilt when a user's lexicons change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from waqai.arabic.folding import fold
from waqai.lexicons import Entry, load, on_change, where

_FAMILY = "units"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word: what it does in a number (`role`) and its value."""

    role: str
    value: float


@dataclass(frozen=True, slots=True)
class Noun:
    """A form of a countable noun: its English unit, kind and number.

    `number` is "sg", "pl", "du" (a dual for certain), "du?" (a dual or a sound plural) or "construct"
    (a dual that must be followed by what it belongs to).
    """

    unit: str
    kind: str
    number: str
    because: str


@dataclass(frozen=True, slots=True)
class Bound:
    """What a phrase around a number does to its value: more, least, less, most or about."""

    effect: str
    because: str


@cache
def numerals() -> dict[str, Numeral]:
    """Return the number words by their folded form."""
    return {
        fold(form.strip()): Numeral(entry["role"], float(entry["value"]))
        for entry in load(_FAMILY)
        if "role" in entry
        for form in entry["forms"].split(",")
    }


@cache
def nouns() -> dict[str, Noun]:
    """Return the countable nouns by their folded form, in all numbers; two-word nouns have a space."""
    table: dict[str, Noun] = {}
    duals: dict[str, Noun] = {}
    for entry in load(_FAMILY):
        if "unit" in entry:
            _enter(entry if "kind" in entry else _people(entry), table, duals)
    certain = {
        form: noun for form, noun in duals.items() if noun.number == "du" and table.get(form, noun).number != "pl"
    }
    return duals | table | certain


def _people(entry: Entry) -> Entry:
    """Return the line of a people with its built plurals."""
    singular = entry["singular"]
    plural = ",".join(filter(None, (entry.get("plural"), singular + "ون")))
    return {**entry, "kind": "person", "plural": plural, "feminine": singular + "ة"}


def _enter(entry: Entry, table: dict[str, Noun], duals: dict[str, Noun]) -> None:
    def noun(number: str) -> Noun:
        return Noun(entry["unit"], entry["kind"], number, where(entry))

    singulars = _forms(entry.get("singular")) + _forms(entry.get("feminine"))
    plurals = _forms(entry.get("plural"))
    plurals += [form[:-2] + "ين" for form in plurals if form.endswith("ون")]
    plurals += [form[:-1] + "ات" for form in _forms(entry.get("feminine"))]
    for form in plurals:
        table.setdefault(fold(form), noun("pl"))
    for form in singulars:
        table.setdefault(fold(form), noun("sg"))
        if form[-1] not in "ةاىء" and " " not in form:
            table.setdefault(fold(form + "ا"), noun("sg"))
    override = entry.get("dual", "")
    sound = any(form.endswith("ون") for form in plurals)
    if override == "-" or any(" " in form for form in singulars):
        return
    banned = fold(override[:-1]) if override.endswith("!") else None
    named = [] if override.endswith("!") else _forms(override)
    for stem in [form[:-2] for form in named] or [_dual_stem(form) for form in singulars]:
        feminine = stem.endswith("ت") and not fold(entry["singular"]).endswith("ت")
        for form, number in _dual_forms(fold(stem), feminine, sound and not feminine):
            if form != banned:
                duals.setdefault(form, noun(number))


def _dual_forms(base: str, feminine: bool, sound: bool) -> Iterator[tuple[str, str]]:
    """Yield the dual forms on a folded stem, each with its number."""
    yield base + "ان", "du"
    yield base + "ين", "du?" if sound else "du"
    yield base + "يهما", "du?" if sound else "du"
    if feminine:
        yield base + "اهما", "du"
    elif not sound:
        yield base + "ينا", "du"
    if not sound:
        yield base + "ا", "construct"
        yield base + "ي", "construct"


def _dual_stem(singular: str) -> str:
    if singular.endswith("ة"):
        return singular[:-1] + "ت"
    if singular.endswith("ى"):
        return singular[:-1] + "ي"
    return singular


def _forms(cell: str | None) -> list[str]:
    return [form.strip() for form in (cell or "").split(",") if form.strip()]


@cache
def bounds() -> dict[str, dict[tuple[str, ...], Bound]]:
    """Return the bounding phrases, as tuples of folded words, by where they stand: "before", "after"."""
    table: dict[str, dict[tuple[str, ...], Bound]] = {"before": {}, "after": {}}
    for entry in load(_FAMILY):
        for phrase in entry.get("phrases", ()) if "effect" in entry else ():
            words = tuple(fold(phrase).split())
            table[entry["where"]][words] = Bound(entry["effect"], where(entry))
    return table


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Return the folded words that tell that a number is no figure, by the id of their lexicon entry."""
    return {entry["id"]: frozenset(map(fold, entry["words"])) for entry in load(_FAMILY) if "words" in entry}


for _table in (numerals, nouns, bounds, contexts):
    on_change(_table.cache_clear)
