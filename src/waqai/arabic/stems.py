"""Stems for the search: one key for all that a word may look like where it means the same.

«الأميركيين», «أمريكية» and «أمريكا» have one stem, «قصفت», «سيقصف» and «بالقصف», «صواريخ» and «الصاروخ».
A word is cut and reduced without looking at its neighbours: the words of a query and of a text come to the same.
"""

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from waqai import lexicons
from waqai.arabic.folding import fold, light
from waqai.arabic.function_words import FIXED
from waqai.arabic.morphology import has_article
from waqai.arabic.noun_features import noun_lemma
from waqai.arabic.segmenter import base, segment
from waqai.arabic.verb_index import verb_of_noun, verbs_of
from waqai.arabic.vocabulary import vocabulary

LONGEST = 120
_ENDINGS = ("يه", "يا", "ي", "ه", "ا")
_SHORTEST = 3
_NISBA_OF = 4
_NISBA_PLURALS = ("يتين", "يتان", "يين", "يون", "يات")
_NOUN_SHARE = 10
_CLOSED = frozenset({"SCONJ", "CCONJ", "ADP", "PART", "PRON", "ADV"})
_WEAK = str.maketrans("", "", "اويهءةى")


@lru_cache(262_144)
def stem(word: str) -> str:
    """Return the stem of `word`, letters and digits in any spelling; words of other scripts are only folded."""
    form = light(word).replace("ئو", "ؤو")
    if not any("ء" <= char <= "ي" for char in form):
        return fold(word)[:LONGEST]
    core, article = _core(form)
    known = _known()
    found = known.get(fold(core))
    if found is None:
        lemma = _lemma(core, article)
        found = known.get(lemma) or _short(lemma)
    return (_states().get(found) or found)[:LONGEST]


def _core(form: str) -> tuple[str, bool]:
    """Return `form` (light) without clitics and article, and whether it had the article."""
    whole = base(form, segment(form), vocabulary())
    article = has_article(whole)
    return (whole[2:] if article else whole), article


def _lemma(core: str, article: bool) -> str:
    """Return the folded dictionary form: the past of a verb and of its verbal nouns, the singular of others."""
    if FIXED.get(core) in _CLOSED:
        return fold(core)
    if not article and not _mostly_noun(core):
        verbs = verbs_of(core)
        if verbs:
            return verbs[0][0]
    lemma = _singular(core)
    return _verb_of(core) or (_verb_of_nisba(lemma) if lemma.endswith(("ي", "يه")) else None) or lemma


def _singular(core: str) -> str:
    """Return the folded singular of a noun; of a nisba also where the singular is seldom seen."""
    folded = fold(core)
    lemma = noun_lemma(core, folded)
    ending = next((ending for ending in _NISBA_PLURALS if folded.endswith(ending)), "")
    return folded[: 1 - len(ending)] if ending and lemma == folded and len(folded) - len(ending) >= _NISBA_OF else lemma


def _verb_of(noun: str) -> str | None:
    """Return the verb that `noun` is the verbal noun of."""
    found = verb_of_noun(noun)
    return found[0] if found and "VerbForm=Vnoun" in found[1] else None


def _verb_of_nisba(lemma: str) -> str | None:
    """Return the verb of the noun that the adjective `lemma` (folded) is made of: «انتخابي», «انتخابية»."""
    noun = lemma.removesuffix("ه").removesuffix("ي")
    return _verb_of(noun) or _verb_of(noun + "ة") if len(noun) >= _NISBA_OF and noun != lemma else None


def _mostly_noun(core: str) -> bool:
    counts = vocabulary().counts
    return counts.get("ال" + core, 0) * _NOUN_SHARE > counts.get(core, 0)


def _short(lemma: str) -> str:
    """Return `lemma` without the ending of the feminine, of the nisba or of a land."""
    for ending in _ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= _SHORTEST:
            return lemma[: -len(ending)]
    return lemma


def _plain(word: str) -> str:
    """Return the stem of `word` as it is without the tables."""
    return _short(_lemma(*_core(light(word))))


@cache
def _known() -> dict[str, str]:
    """Return the stems of folded words whose forms no rule brings together."""
    found: dict[str, str] = {}
    for word, forms in (*_listed(), *_counted()):
        key = _plain(word)
        for form in (word, *forms):
            found.setdefault(fold(form), key)
    return found


def _listed() -> Iterator[tuple[str, list[str]]]:
    for entry in lexicons.load("wordforms"):
        yield entry["word"], entry["forms"].split()


def _counted() -> Iterator[tuple[str, list[str]]]:
    """Yield the nouns of persons and things with those of their irregular plurals that have the same root."""
    for family in ("roles", "units"):
        for entry in lexicons.load(family):
            names = _single(entry.get("names") or entry.get("singular") or "")
            plurals = _single(entry.get("plurals") or entry.get("plural") or "")
            for plural in plurals:
                own = next((name for name in names if _skeleton(name) == _skeleton(plural)), None)
                if own and not plural.endswith(("ون", "ين")):
                    yield own, [plural]


@cache
def _states() -> dict[str, str]:
    """Return, for the stems of a state's names and adjectives, the one that stands for all of them."""
    found: dict[str, str] = {}
    for entry in lexicons.load("actors"):
        if entry.get("kind") != "state" or not entry.get("adjectives"):
            continue
        words = [word for key in ("names", "adjectives", "people") for word in _single(entry.get(key) or "")]
        stems = list(dict.fromkeys(_plain(word) for word in words))
        for one in stems[1:]:
            found.setdefault(one, found.get(stems[0], stems[0]))
    return found


def _single(cell: str | Iterable[str]) -> list[str]:
    """Return the single words of a cell of names."""
    names = cell.replace(",", "|").split("|") if isinstance(cell, str) else cell
    return [name.strip() for name in names if name.strip() and " " not in name.strip()]


def _skeleton(word: str) -> str:
    return fold(word).translate(_WEAK)


for _table in (stem, _known, _states):
    lexicons.on_change(_table.cache_clear)
