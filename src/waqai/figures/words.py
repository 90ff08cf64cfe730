"""One orthographic word read as a number word or a countable noun, under its proclitics."""

from dataclasses import dataclass
from functools import lru_cache

from waqai.figures.lexicon import Noun, Numeral, nouns, numerals
from waqai.lexicons import on_change

_NEVER = frozenset({"لست", "فست", "ولست", "فلست"})
_CONJUNCTIONS = "وف"
_PREPOSITIONS = "بلك"


@dataclass(frozen=True, slots=True)
class Word:
    """What a word can be. `cut` counts the folded characters of its proclitics, the article among them."""

    waw: bool
    preposition: bool
    article: bool
    cut: int
    numeral: Numeral | None
    noun: Noun | None
    digits: bool


PLAIN = Word(False, False, False, 0, None, None, False)


@lru_cache(maxsize=65536)
def read(folded: str) -> Word:
    """Return what the folded word `folded` can be; `PLAIN` if neither number nor countable."""
    if folded[0].isdigit():
        return Word(False, False, False, 0, None, None, True)
    numbers, things = numerals(), nouns()
    found = PLAIN
    for cut, waw, preposition, article in _strippings(folded):
        rest = folded[cut:]
        numeral, noun = numbers.get(rest), things.get(rest)
        if numeral is not None and (folded in _NEVER or (preposition and _like(folded, cut, article))):
            numeral = None
        if noun is not None and (article or preposition) and noun.number == "construct" and article:
            noun = None
        if numeral is not None or noun is not None:
            return Word(waw, preposition, article, cut, numeral, noun, False)
    return found


def _like(folded: str, cut: int, article: bool) -> bool:
    """Tell whether the preposition is ك, which stands before no number but makes words («كميات»)."""
    return not article and folded[cut - 1] == "ك"


def _strippings(folded: str) -> list[tuple[int, bool, bool, bool]]:
    """Return the ways to take proclitics off: (letters cut, conjunction?, preposition?, article?)."""
    ways = []
    for conjunction in (0, 1):
        if conjunction and folded[0] not in _CONJUNCTIONS:
            break
        rest = folded[conjunction:]
        ways.append((conjunction, bool(conjunction), False, False))
        if rest.startswith("ال"):
            ways.append((conjunction + 2, bool(conjunction), False, True))
        if rest[:1] and rest[0] in _PREPOSITIONS:
            if rest.startswith("لل"):
                ways.append((conjunction + 2, bool(conjunction), True, True))
            elif rest[1:3] == "ال":
                ways.append((conjunction + 3, bool(conjunction), True, True))
            ways.append((conjunction + 1, bool(conjunction), True, False))
    return [way for way in ways if len(folded) - way[0] >= 2]


on_change(read.cache_clear)
