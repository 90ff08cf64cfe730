"""Names of persons, organisations and places, those that no lexicon holds among them: a conditional random field.

The model is learned by ``python -m training.names`` (docs/decisions/0007-names.md).
"""

import lzma
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, cast

import pycrfsuite

from waqai import lexicons
from waqai.actors.clues import clues
from waqai.actors.name_features import Features, Traits, features, traits
from waqai.actors.repeated import repeated
from waqai.actors.view import View, view_of
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
def _weights() -> bytes:
    return lzma.decompress(MODEL.read_bytes())


@cache
def _model() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(_weights())  # reads from these bytes as long as it lives
    return tagger


@cache
def known() -> dict[str | bytes, bytes]:
    """Return the features that the model has weights for, each with its encoded form, which the model reads faster."""
    return {name: name.encode() for name in _model().info().attributes}


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
    rules, more = clues(view, places)
    weighed, out = known(), []
    for sentence in view.analysis.sentences:
        part = slice(sentence.first, sentence.last)
        rows = features(view.tokens[part], rules[part], more[part], _described)
        out += _tagged([words + [weighed[f] for f in others if f in weighed] for words, others in rows])
    return repeated(view, out, runs(out))


def _tagged(rows: Sequence[Sequence[str | bytes]]) -> list[str]:
    """Return the labels of a sentence, without the organisations of which the model is not sure."""
    tagger = _model()
    found: list[str] = tagger.tag(rows)
    if "B-ORG" in found:
        for first, last, kind in runs(found):
            if kind == "ORG" and min(tagger.marginal(found[at], at) for at in range(first, last)) < _SURE:
                found[first:last] = ["O"] * (last - first)
    return found


def _described(token: Token) -> Traits:
    return _weighed(token.text, token.folded, token.stem, token.proclitics, bool(token.enclitics), token.pos)


@lru_cache(maxsize=32_768)
def _weighed(text: str, folded: str, stem: str, proclitics: tuple[str, ...], enclitic: bool, pos: str) -> Traits:
    """Return the traits of a word without the features that the model has no weights for."""
    found, weighed = traits(text, folded, stem, proclitics, enclitic, pos), known()

    def kept(names: Features) -> Features:
        return tuple([weighed[name] for name in names if name in weighed])

    lent = [kept(names) for names in (found.next, found.previous, found.second, found.second_back)]
    return Traits(kept(found.own), lent[0], lent[1], lent[2], lent[3], found.key, found.cluster)


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
