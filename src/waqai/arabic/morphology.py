"""From a word and the tagger's label to its article, part of speech, lemma and features."""

from functools import lru_cache
from typing import NamedTuple

from waqai.arabic.clitics import Split
from waqai.arabic.folding import fold
from waqai.arabic.noun_features import noun_features, noun_lemma
from waqai.arabic.possible import possible_tag
from waqai.arabic.verb_index import Known, verbs_of
from waqai.arabic.vocabulary import vocabulary
from waqai.arabic.word_sets import word_set

_NOT_ARTICLE = word_set(
    """الله اللهم الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي اللائي الآن الان التقاء التزام
    التزامات التحاق التماس التهاب التهابات التباس التفاف التفات التئام التقاط التهام الى الا الكسندر
    الكساندر الياس الهام اليزابيث الفين الفا الاف"""
)
_OPEN_CLASSES = frozenset({"NOUN", "ADJ", "PROPN", "ADV", "NUM"})


class Reading(NamedTuple):
    """A word read in its sentence; `stem` folded and without the article."""

    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...]
    article: bool
    pos: str
    lemma: str
    features: tuple[str, ...]


@lru_cache(maxsize=32_768)
def has_article(stem: str) -> bool:
    """Tell whether `stem` (light form, not a verb) begins with the article ال."""
    if not stem.startswith("ال") or len(stem) < 4 or stem in _NOT_ARTICLE:
        return False
    counts = vocabulary().counts
    seated = max(counts.get(alef + stem[1:], 0) for alef in "أإآ")
    return seated <= max(counts.get(stem, 0), counts.get(stem[2:], 0))


def read(stem: str, split: Split, label: str, *, negated: bool = False, passive: bool = False) -> Reading:
    """Read a word of `stem` (light form) and `split` that the tagger gave `label`.

    `negated` says that it follows لم or لا, `passive` that it is vowelled as a passive.
    """
    pos = possible_tag(stem, split, label.partition(":")[0], passive=passive)
    article = pos not in ("VERB", "AUX", "ADP", "PUNCT") and has_article(stem)
    core = stem[2:] if article else stem
    proclitics = (*split.proclitics, "ال") if article else split.proclitics
    enclitics = (split.enclitic,) if split.enclitic else ()
    folded = fold(core)
    if pos in ("VERB", "AUX"):
        lemma, features = _verb(core, folded, label, negated, passive)
    elif pos in _OPEN_CLASSES:
        lemma, features = noun_lemma(core, folded), noun_features(core, pos)
    else:
        lemma, features = folded, ()
    return Reading(proclitics, folded, enclitics, article, pos, lemma, features)


def _verb(core: str, folded: str, label: str, negated: bool, passive: bool) -> tuple[str, tuple[str, ...]]:
    known = verbs_of(core)
    if not known:
        return folded, _guessed(core, label)
    aspect = "Aspect=" + (label.partition(":")[2] or _aspect(core))
    past, features = max(known, key=lambda k: _fitness(k, aspect, negated))
    if passive and features[-1] == "Voice=Act,Pass":
        features = (*features[:-1], "Voice=Pass")
    return past, features


def _fitness(known: Known, aspect: str, negated: bool) -> tuple[bool, bool, bool]:
    features = known[1]
    return aspect in features, ("Mood=Jus" in features) == negated, features[-1] != "Voice=Pass"


def _guessed(core: str, label: str) -> tuple[str, ...]:
    aspect = label.partition(":")[2] or _aspect(core)
    if aspect == "Imp":
        plural = core.endswith(("ون", "وا"))
        gender = "Gender=Fem" if core[0] == "ت" else "Gender=Masc"
        person = "Person=1" if core[0] in "أن" else "Person=3"
    else:
        plural, person = core.endswith("وا"), "Person=3"
        gender = "Gender=Fem" if core.endswith("ت") else "Gender=Masc"
    number = "Number=Plur" if plural else "Number=Sing"
    return f"Aspect={aspect}", gender, number, person, "VerbForm=Fin", "Voice=Act,Pass"


def _aspect(core: str) -> str:
    return "Imp" if core[:1] in ("ي", "ت", "ن", "أ") and len(core) > 3 else "Perf"
