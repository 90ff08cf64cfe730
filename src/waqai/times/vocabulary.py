"""The words that times are made of, from the lexicon family ``times``, found whatever clitics they carry."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from typing import NamedTuple

from waqai.arabic.folding import fold
from waqai.lexicons import Entry, load, on_change, where

FAMILY = "times"
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك")


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word of the lexicon means in a time: its kind and the values that the rules use."""

    kind: str
    id: str
    value: int = 0
    text: str = ""
    form: str = ""
    wary: bool = False
    spelled: str = ""
    because: str = ""


class Found(NamedTuple):
    """A sense at a token: how many tokens it takes, the clitics before it, and whether it has the article."""

    sense: Sense
    length: int
    lead: str
    definite: bool


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Folded first words, clitics included, to the senses they begin, and further words of phrases."""

    words: dict[str, tuple[Found, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[tuple[str, ...], Found], ...]] = field(default_factory=dict)


def _forms(entry: Entry) -> Iterator[tuple[str, str, bool]]:
    """Yield (form, number or class, wary)."""
    listed = entry.get("forms", [])
    for form in listed.split("|") if isinstance(listed, str) else listed:
        yield form, entry.get("class", ""), False
    for form in entry.get("wary", []):
        yield form, "", True
    for number in ("singular", "dual", "plural"):
        for form in entry.get(number, []):
            yield form, number, False


def _sense(entry: Entry, form: str, number: str, wary: bool) -> Sense:
    value = entry.get("number", entry.get("value", entry.get("offset", entry.get("tens", entry.get("season", 0)))))
    keys = ("unit", "direction", "part", "relation", "time_of_day", "calendar", "of")
    text = next((entry[key] for key in keys if key in entry), "")
    spelled = entry.get("spelled", {}).get(fold(form), "")
    return Sense(
        entry["kind"],
        entry["id"],
        int(value or entry.get("parts", 0)),
        text,
        number,
        wary,
        spelled,
        where(entry),
    )


def _articles(entry: Entry) -> tuple[str, ...]:
    takes = entry["kind"] in ("unit", "number") or entry.get("article") == "optional"
    return ("", "ال") if takes else ("",)


def _spellings(form: str, article: str) -> Iterator[tuple[str, str, bool]]:
    """Yield (folded spelling, clitics, definite) of a first word with every clitic that may stand before it."""
    definite = bool(article) or form.startswith("ال")
    for conjunction, preposition in product(_CONJUNCTIONS, _PREPOSITIONS):
        base = article + form
        spelling = base[1:] if preposition == "ل" and base.startswith("ال") else base
        middle = "ل" + "ل" if preposition == "ل" and base.startswith("ال") else preposition
        if middle == "لل":
            spelling = "لل" + base[2:]
            yield conjunction + spelling, conjunction + "ل", definite
        else:
            yield conjunction + preposition + base, conjunction + preposition, definite


def _same(one: Found, other: Found) -> bool:
    return (one.sense.kind, one.sense.id) == (other.sense.kind, other.sense.id)


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the lexicons that are in use now."""
    words: dict[str, list[Found]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], Found]]] = {}
    for entry in load(FAMILY):
        for form, number, wary in _forms(entry):
            sense = _sense(entry, form, number, wary)
            first, *rest = fold(form).split()
            for article in _articles(entry):
                for spelling, lead, definite in _spellings(first, article):
                    found = Found(sense, 1 + len(rest), lead, definite)
                    if rest:
                        phrases.setdefault(spelling, []).append((tuple(rest), found))
                    elif not any(_same(found, other) for other in words.get(spelling, ())):
                        words.setdefault(spelling, []).append(found)
    ordered = {key: tuple(sorted(value, key=lambda item: -len(item[0]))) for key, value in phrases.items()}
    return Vocabulary({key: tuple(value) for key, value in words.items()}, ordered)


@cache
def word_set(entry_id: str) -> frozenset[str]:
    """Return the folded `words` of the lexicon entry `entry_id`."""
    return frozenset(fold(word) for entry in load(FAMILY) if entry["id"] == entry_id for word in entry["words"])


on_change(vocabulary.cache_clear)
on_change(word_set.cache_clear)
