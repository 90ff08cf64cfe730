"""Names of persons, organisations and places, those that no lexicon holds among them: a conditional random field.

The model is learned by ``python -m training.names`` (docs/decisions/0007-names.md).
"""

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Literal, NamedTuple, cast

import numpy as np

from waqai import lexicons
from waqai.actors.clues import clues
from waqai.actors.name_features import Key, alone, joint, traits
from waqai.actors.repeated import repeated
from waqai.actors.view import View, view_of
from waqai.arabic.crf import Field, Floats, best, inside, marginals, read, spread
from waqai.arabic.tokens import Analysis, Token
from waqai.places.place import PlaceMention
from waqai.spans import Span

MODEL = Path(__file__).parent / "models" / "names.crfsuite.xz"
_SURE = 0.7  # of held-out organisations that no rule knows, 57 of 72 above it were right, 4 of 8 below
NameClass = Literal["PER", "ORG", "LOC"]


@dataclass(frozen=True, slots=True)
class Named:
    """A name: its span without proclitics, its tokens `first` up to, not including, `last`, its class."""

    span: Span
    first: int
    last: int
    kind: NameClass


@cache
def _model() -> Field:
    return read(lzma.decompress(MODEL.read_bytes()))


def names(analysis: Analysis, places: Sequence[PlaceMention]) -> tuple[Named, ...]:
    """Return the names of a report in order, none overlapping; `places` are those that `places.find` gives."""
    return named(view_of(analysis, places), places)


_latest: list[tuple[View, tuple[Named, ...]]] = []


def named(view: View, places: Sequence[PlaceMention]) -> tuple[Named, ...]:
    """Return the names of the report of `view`; those of the report asked for last are kept."""
    if _latest and _latest[0][0] is view:
        return _latest[0][1]
    found = tuple(_named(view, labels(view, places)))
    _latest[:] = [(view, found)]
    return found


lexicons.on_change(_latest.clear)


def labels(view: View, places: Sequence[PlaceMention]) -> list[str]:
    """Return the label of each token of the report: O, or B- or I- and the class of the name that it is part of."""
    if not view.tokens:
        return []
    rules, more = clues(view, places)
    described = [_described(token) for token in view.tokens]
    others: list[list[str]] = []
    for sentence in view.analysis.sentences:
        part = slice(sentence.first, sentence.last)
        others += alone(view.tokens[part], rules[part], more[part])
    lengths = [sentence.last - sentence.first for sentence in view.analysis.sentences]
    scores = spread(np.asarray([word.scores for word in described]), lengths) + _model().sums(others)
    pairs = zip(pairwise(rules), pairwise([word.key for word in described]), strict=True)
    rows = np.asarray([_joint(ruled, before, here) for ruled, (before, here) in pairs], np.intp).reshape(-1, 6)
    beside = _model().weights[rows] * inside(lengths)[:, None, None]
    scores[:-1] += beside[:, :3].sum(1)
    scores[1:] += beside[:, 3:].sum(1)
    out = _tagged(scores, lengths)
    return repeated(view, out, runs(out))


def _tagged(scores: Floats, lengths: Sequence[int]) -> list[str]:
    """Return the labels of words by their scores, without the organisations of which the model is not sure."""
    found = best(_model(), scores, lengths)
    if "B-ORG" not in found:
        return found
    number = _model().labels.index
    parts = [slice(end - length, end) for end, length in zip(accumulate(lengths), lengths, strict=True)]
    parts = [part for part in parts if "B-ORG" in found[part]]
    doubted = np.concatenate([scores[part] for part in parts])
    shares = iter(marginals(_model(), doubted, [part.stop - part.start for part in parts]))
    for part in parts:
        told = found[part]
        sure = [share[number(label)] for label, share in zip(told, shares, strict=False)]
        for first, last, kind in runs(told):
            if kind == "ORG" and min(sure[first:last]) < _SURE:
                told[first:last] = ["O"] * (last - first)
        found[part] = told
    return found


class Described(NamedTuple):
    """What a word adds to the labels (columns) of itself and its neighbours (rows), and what their features name."""

    scores: Floats
    key: Key


def _described(token: Token) -> Described:
    return _weighed(token.text, token.folded, token.stem, token.proclitics, bool(token.enclitics), token.pos)


@lru_cache(maxsize=32_768)
def _weighed(text: str, folded: str, stem: str, proclitics: tuple[str, ...], enclitic: bool, pos: str) -> Described:
    found = traits(text, folded, stem, proclitics, enclitic, pos)
    return Described(_model().lent(found.own, found.near, found.far), found.key)


@lru_cache(maxsize=32_768)
def _joint(rules: tuple[str, str], before: Key, here: Key) -> tuple[int, ...]:
    """Return the rows of the features of two neighbours: three of the word before, three of the word here."""
    there, ours = joint(rules, before, here)
    return tuple(map(_model().row, (*there, *ours)))


lexicons.on_change(_weighed.cache_clear)


def _named(view: View, tags: Sequence[str]) -> Iterator[Named]:
    for first, last, kind in runs(tags):
        start = view.offset(first, _clitics(view, first))
        yield Named(Span(start, view.tokens[last - 1].span.end), first, last, cast("NameClass", kind))


def runs(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the names that BIO labels spell: (first, last + 1, class)."""
    found: list[tuple[int, int, str]] = []
    for at, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and found and found[-1][1:] == (at, kind):
            found[-1] = (found[-1][0], at + 1, kind)
        else:
            found.append((at, at + 1, kind))
    return found


def _clitics(view: View, at: int) -> int:
    """Return how many letters of conjunction and preposition stand before the name in token `at`."""
    token = view.tokens[at]
    return sum(len(part) for part in token.proclitics if part != "ال")
