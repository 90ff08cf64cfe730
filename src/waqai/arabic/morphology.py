"""From a word and the tagger's label to its article, part of speech, lemma and features."""

from functools import cache
from typing import NamedTuple

from waqai.arabic.clitics import Split
from waqai.arabic.folding import fold
from waqai.arabic.vocabulary import vocabulary

_NOT_ARTICLE = frozenset(
    """الله اللهم الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي الآن الان التقاء
    التزام التزامات التحاق التماس التهاب التهابات التباس التفاف التفات التئام التقاط التهام الى الا
    الكسندر الكساندر الياس الهام اليزابيث الفين الفا الاف""".split()
)


class Reading(NamedTuple):
    """A word read in its sentence; `stem` folded and without the article."""

    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...]
    article: bool
    pos: str
    lemma: str
    features: tuple[str, ...]


@cache
def has_article(stem: str) -> bool:
    """Tell whether `stem` (light form, not a verb) begins with the article ال."""
    if not stem.startswith("ال") or len(stem) < 4 or stem in _NOT_ARTICLE:
        return False
    counts = vocabulary().counts
    seated = max(counts.get(alef + stem[1:], 0) for alef in "أإآ")
    return seated <= max(counts.get(stem, 0), counts.get(stem[2:], 0))


def read(stem: str, split: Split, label: str) -> Reading:
    """Read a word of `stem` (light form) and `split` that the tagger gave `label`."""
    pos, *_ = label.split(":")
    article = pos not in ("VERB", "AUX", "ADP", "PUNCT") and has_article(stem)
    core = stem[2:] if article else stem
    proclitics = (*split.proclitics, "ال") if article else split.proclitics
    enclitics = (split.enclitic,) if split.enclitic else ()
    folded = fold(core)
    return Reading(proclitics, folded, enclitics, article, pos, folded, ())
