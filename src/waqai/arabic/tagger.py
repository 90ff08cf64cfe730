"""The tagger: a conditional random field over the words of a sentence, learned by ``training/tagger.py``."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import numpy as np

from waqai import lexicons
from waqai.arabic.clitics import Split
from waqai.arabic.crf import Field, Floats, best, inside, read, spread
from waqai.arabic.features import FIRST, LAST, Key, joint, traits
from waqai.arabic.folding import Folded, light
from waqai.arabic.name_runs import Standing, retagged, standing
from waqai.arabic.segmenter import base, segment
from waqai.arabic.vocabulary import MODELS, vocabulary
from waqai.arabic.word_sets import word_set
from waqai.spans import Span

TYPES = 32_768
_HOURS = frozenset({"ظهر", "فجر", "عصر", "صباح", "مساء"})
_DAYS = word_set("السبت الأحد الاحد الاثنين الإثنين الثلاثاء الأربعاء الاربعاء الخميس الجمعة اليوم أمس امس")


@dataclass(frozen=True, slots=True, eq=False)
class WordType:
    """What is known of a written word without its context.

    `stem` is its stem in light form, written as it stands alone, the article included; `inner` the
    stem's span in `text`; `name` how surely it is part of a name. `scores` are what it adds to each label (columns)
    of itself, of the words after and before it, of the second after and before it (rows), `key` what its neighbours'
    features name of it.
    """

    text: str
    folded: str
    split: Split
    stem: str
    inner: Span
    scores: Floats
    key: Key
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
    told = traits(stem, split.proclitics, split.enclitic, vocabulary())
    scores = _model().lent(told.own, told.near, told.far)
    return WordType(text, view.text, split, stem, inner, scores, told.key, standing(stem, vocabulary()))


lexicons.on_change(word_type.cache_clear)


@cache
def _model() -> Field:
    return read((MODELS / "tagger.crfsuite").read_bytes())


@lru_cache(maxsize=2 * TYPES)
def _joint(before: Key, here: Key) -> tuple[int, int, int, int]:
    """Return the rows of the features of two neighbours: two of the word before, two of the word here."""
    row = _model().row
    (one, two), (three, four) = joint(before, here)
    return row(one), row(two), row(three), row(four)


def _scores(words: Sequence[WordType], lengths: Sequence[int]) -> Floats:
    """Return the score of each label (columns) for each word, but for what its neighbours' labels add."""
    model = _model()
    found = spread(np.asarray([word.scores for word in words]), lengths)
    ends = np.cumsum(lengths)
    found[ends - lengths] += model.weights[model.row(FIRST)]
    found[ends - 1] += model.weights[model.row(LAST)]
    rows = [_joint(before.key, here.key) for before, here in pairwise(words)]
    beside = model.weights[np.asarray(rows, np.intp).reshape(-1, 4)] * inside(lengths)[:, None, None]
    found[:-1] += beside[:, 0] + beside[:, 1]
    found[1:] += beside[:, 2] + beside[:, 3]
    return found


def labels(words: Sequence[WordType], lengths: Sequence[int]) -> list[str]:
    """Return the tagger's label of each word: UPOS, for verbs with aspect ("VERB:Perf").

    `words` are those of sentences of `lengths`, one after another.
    """
    if not words:
        return []
    found = best(_model(), _scores(words, lengths), lengths)
    first = 0
    for length in lengths:
        part = slice(first, first + length)
        found[part] = _corrected(words[part], found[part])
        first += length
    return found


def _corrected(words: Sequence[WordType], found: list[str]) -> list[str]:
    """Return the labels of a sentence with hours before days and names put right."""
    for at in range(len(found) - 1):
        if words[at].stem in _HOURS and words[at + 1].stem in _DAYS:
            found[at] = "NOUN"
    names = [word.name for word in words]
    if any(names):
        return retagged(found, names, [bool(word.split.proclitics) for word in words])
    return found
