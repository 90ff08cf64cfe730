"""The tagger: a conditional random field over the words of a sentence (python-crfsuite)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import pycrfsuite

from waqai import lexicons
from waqai.arabic.clitics import Split
from waqai.arabic.features import Names, Traits, place, traits
from waqai.arabic.folding import Folded, light
from waqai.arabic.name_runs import Standing, retagged, standing
from waqai.arabic.segmenter import base, segment
from waqai.arabic.vocabulary import MODELS, vocabulary
from waqai.arabic.word_sets import word_set
from waqai.spans import Span

TYPES = 32_768
_HOURS = frozenset({"ظهر", "فجر", "عصر", "صباح", "مساء"})
_DAYS = word_set("السبت الأحد الاحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة اليوم أمس امس")


@dataclass(frozen=True, slots=True)
class WordType:
    """What is known of a written word without its context.

    `stem` is its stem in light form, written as it stands alone, the article included; `inner` the
    stem's span in `text`; `traits` its features for the tagger, `name` how surely it is
    part of a name.
    """

    text: str
    folded: str
    split: Split
    stem: str
    inner: Span
    traits: Traits
    name: Standing


@lru_cache(maxsize=TYPES)
def word_type(text: str) -> WordType:
    """Describe the written word `text`."""
    form = light(text) or text
    view = Folded.of(text)
    split = segment(form)
    stem = base(form, split, vocabulary())
    whole = split.start == 0 and split.end == len(form)
    inner = Span(0, len(text)) if whole or not view.text else view.back(split.start, split.end)
    described = _weighed(traits(stem, split.proclitics, split.enclitic, vocabulary()))
    return WordType(text, view.text, split, stem, inner, described, standing(stem, vocabulary()))


lexicons.on_change(word_type.cache_clear)


@cache
def _model() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODELS / "tagger.crfsuite"))
    return tagger


@cache
def _attributes() -> dict[str | bytes, bytes]:
    """Return the features that the model has weights for, each with its encoded form, which the model reads faster."""
    return {name: name.encode() for name in _model().info().attributes}


def _weighed(described: Traits) -> Traits:
    """Return the traits without the features that the model has no weights for."""
    known = _attributes()

    def kept(names: Names) -> Names:
        return tuple([known[name] for name in names if name in known])

    return Traits(
        kept(described.own),
        kept(described.to_next),
        kept(described.to_previous),
        kept(described.to_second),
        kept(described.to_second_back),
        described.cluster,
        described.form,
    )


def labels(words: Sequence[WordType]) -> list[str]:
    """Return the tagger's label of each word of a sentence: UPOS, for verbs with aspect ("VERB:Perf")."""
    described = [word.traits for word in words]
    found: list[str] = _model().tag([place(described, index) for index in range(len(described))])
    for at in range(len(found) - 1):
        if words[at].stem in _HOURS and words[at + 1].stem in _DAYS:
            found[at] = "NOUN"
    names = [word.name for word in words]
    if any(names):
        return retagged(found, names, [bool(word.split.proclitics) for word in words])
    return found
