"""The ways in which a word can be cut into clitics and stem, as Arabic grammar allows them.

Words come here in light form (`waqai.arabic.folding.light`): hamza, ta marbuta and alef maqsura kept.
"""

from collections.abc import Iterator
from typing import NamedTuple

_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ني", "ه", "ك", "ي")
_NEVER_BEFORE_PRONOUN = frozenset("ةىأإآ")
_FUTURE = frozenset("يتنأ")
_SHORT_HOSTS = frozenset("لب")
_FULL = {"علي": "على", "إلي": "إلى", "الي": "إلى", "لدي": "لدى", "ل": "ل", "ب": "ب"}


class Split(NamedTuple):
    """One way to cut a word: its letters `start` to `end` are the stem, those around it clitics."""

    proclitics: tuple[str, ...]
    start: int
    end: int
    enclitic: str


def splits(word: str) -> tuple[Split, ...]:
    """Return the candidate splits of `word` (light form), the whole word first."""
    return tuple(_splits(word))


def _splits(word: str) -> Iterator[Split]:
    size = len(word)
    for start, proclitics in _heads(word):
        yield Split(proclitics, start, size, "")
        if (word.startswith("ال", start) and size - start > 4) or (word.startswith("لل", start - 1) and start):
            continue
        for pronoun in _PRONOUNS:
            end = size - len(pronoun)
            if end > start and word.endswith(pronoun) and _may_carry(word[start:end], proclitics):
                yield Split(proclitics, start, end, pronoun)


def _heads(word: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    yield 0, ()
    for first in ("", word[:1]) if word[:1] in ("و", "ف") and len(word) > 2 else ("",):
        at = len(first)
        if first:
            yield at, (first,)
        second = word[at : at + 1]
        follows = word[at + 1 : at + 2]
        if len(word) - at > 2 and (second in "بلك" or (second == "س" and follows in _FUTURE)):
            yield at + 1, (first, second) if first else (second,)


def _may_carry(stem: str, proclitics: tuple[str, ...]) -> bool:
    if len(stem) == 1:
        return stem in _SHORT_HOSTS and proclitics[-1:] in ((), ("و",), ("ف",))
    return stem[-1] not in _NEVER_BEFORE_PRONOUN


def bases(stem: str, proclitics: tuple[str, ...], enclitic: str) -> tuple[str, ...]:
    """Return how `stem` may be written where it stands without its clitics, the likeliest way last.

    The article's alef after ل, ta marbuta, the hamza of the nominative and the silent alef of verbs
    come back: «للمدينة» → "المدينة", «مدينته» → "مدينة", «أعضائه» → "أعضاء", «قتلوه» → "قتلوا".
    """
    if proclitics[-1:] == ("ل",) and stem[:1] == "ل" and len(stem) > 2:
        return stem, "ا" + stem
    if not enclitic:
        return (stem,)
    if stem in _FULL:
        return (_FULL[stem],)
    last = stem[-1]
    other = {"ت": "ة", "ئ": "ء", "ؤ": "ء", "ا": "ى"}.get(last)
    if last == "و":
        return stem, stem + "ا"
    return (stem, stem[:-1] + other) if other else (stem,)
