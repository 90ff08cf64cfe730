"""The trained reader: windows through the model, its scores put together for the whole report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from waqai.arabic.tokens import Analysis, Token
from waqai.reader.knowledge import Knowledge, Priors
from waqai.reader.labels import PAIRS, distance_class, sentence_class
from waqai.reader.pieces import Pieces
from waqai.reader.windows import LIMIT, Window, windows
from waqai.spans import Span

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class WindowScores:
    """What the model says of a window: token head scores, and each token's two sides of the pair heads."""

    token: dict[str, Floats]
    left: Floats
    right: Floats
    left_alone: Floats
    right_alone: Floats


class Model(Protocol):
    """A trained model with its vocabulary and pair tables."""

    pieces: Pieces
    distance: Floats
    sentences: Floats
    prior: Floats
    calibration: tuple[tuple[float, float], ...]

    def run(self, window: Window, features: Floats) -> WindowScores:
        """Score one window; `features` are those of its tokens."""
        ...


Block = tuple[NDArray[np.int64], NDArray[np.int64], Floats]


@dataclass(slots=True)
class Scores:
    """Scores of a whole report: token heads by token, and pair scores on demand; `sentences` is that of each token."""

    analysis: Analysis
    model: Model
    priors: Priors
    sentences: NDArray[np.int64]
    token: dict[str, Floats] = field(default_factory=dict)
    parts: list[tuple[Window, WindowScores]] = field(default_factory=list)

    def pairs(self, kind: str, lefts: Sequence[int], rights: Sequence[int]) -> Iterator[Block]:
        """Yield the scores of a pair head for token indices: which of `lefts`, which of `rights`, and their scores.

        A left token is judged in the window that judges it, with the right ones that the window holds.
        """
        head = PAIRS.index(kind)
        right_tokens = np.asarray(rights, np.int64)
        left_within, right_within = _within(lefts), _within(rights)
        for window, scores in self.parts:
            rows = left_within(window.own, window.last)
            columns = right_within(window.first, window.last)
            if not len(rows) or not len(columns):
                continue
            left = np.asarray([lefts[n] for n in rows]) - window.first
            right = right_tokens[columns] - window.first
            block = scores.left[left, head] @ scores.right[right, head].T / np.sqrt(scores.left.shape[-1])
            block = block + scores.left_alone[left, head][:, None] + scores.right_alone[right, head][None, :]
            gaps = right[None, :] - left[:, None]
            owner = self.sentences[window.first : window.last]
            block += self.model.distance[_classes(_DISTANCE, gaps), head]
            block += self.model.sentences[_classes(_SENTENCE, owner[right][None, :] - owner[left][:, None]), head]
            known = self.priors.of(kind, [lefts[n] for n in rows], [int(right_tokens[n]) for n in columns])
            yield rows, columns, block + self.model.prior[head] * known


def _within(tokens: Sequence[int]) -> Callable[[int, int], NDArray[np.int64]]:
    """Return what tells which of `tokens`, by number, lie from one token up to another."""
    known = np.asarray(tokens, np.int64)
    order = np.argsort(known, kind="stable")
    ranked = known[order]

    def within(first: int, last: int) -> NDArray[np.int64]:
        start, end = np.searchsorted(ranked, (first, last))
        return np.sort(order[start:end])

    return within


_REACH = LIMIT  # no window holds tokens further apart
_DISTANCE = np.asarray([distance_class(gap) for gap in range(-_REACH, _REACH + 1)], np.int64)
_SENTENCE = np.asarray([sentence_class(gap) for gap in range(-_REACH, _REACH + 1)], np.int64)


def _classes(table: NDArray[np.int64], gaps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the class of each signed gap, from a table over all gaps that a window can hold."""
    found: NDArray[np.int64] = table[gaps + _REACH]
    return found


def score(model: Model, analysis: Analysis, known: Knowledge) -> Scores:
    """Run the model over all windows of a report, telling it what is known."""
    sentences = np.asarray([token.sentence for token in analysis.tokens], np.int64)
    out = Scores(analysis, model, known.priors, sentences)
    for window in windows(analysis, model.pieces):
        scores = model.run(window, known.features[window.first : window.last])
        out.parts.append((window, scores))
    for name in out.parts[0][1].token if out.parts else ():
        out.token[name] = np.concatenate(
            [s.token[name][w.own - w.first :] for w, s in out.parts]
        )
    return out


def softmax(x: Floats) -> Floats:
    """Return the softmax of `x` over its last axis."""
    shifted = np.exp(x - x.max(-1, keepdims=True))
    result: Floats = (shifted / shifted.sum(-1, keepdims=True)).astype(np.float32)
    return result


def sigmoid(x: Floats) -> Floats:
    """Return the logistic function of `x`."""
    with np.errstate(over="ignore"):
        result: Floats = (1.0 / (1.0 + np.exp(-x))).astype(np.float32)
    return result


def calibrated(points: Sequence[tuple[float, float]], value: float) -> float:
    """Return the share of events of score `value` that are right, from measured `points` (score, share)."""
    if not points:
        return value
    return float(np.interp(value, [x for x, _ in points], [y for _, y in points]))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Least scores from which something is put forward (see docs/accuracy.md for how they were set)."""

    anchor: float = 0.6
    mention: float = 0.5


def anchors(scores: Scores, least: float) -> list[tuple[int, int, float, int, float]]:
    """Return (token, type, score, status, status score) of the tokens that tell an event."""
    types, statuses = softmax(scores.token["type"]), softmax(scores.token["status"])
    out = []
    for token in np.nonzero(1 - types[:, 0] >= least)[0]:
        kind = int(types[token, 1:].argmax())
        status = int(statuses[token].argmax())
        out.append((int(token), kind, float(1 - types[token, 0]), status, float(statuses[token, status])))
    return out


def mention_spans(scores: Scores, least: float) -> list[tuple[int, int, int, float]]:
    """Return (first token, last token, kind, score) of the mentions, within their sentences."""
    begins = sigmoid(scores.token["mention"][:, 0])
    lengths = scores.token["length"].argmax(-1)
    kinds = scores.token["kind"].argmax(-1)
    tokens = scores.analysis.tokens
    out = []
    for first in np.nonzero(begins >= least)[0]:
        last = min(int(first) + int(lengths[first]), len(tokens) - 1)
        while tokens[last].sentence != tokens[first].sentence:
            last -= 1
        out.append((int(first), last, int(kinds[first]), float(begins[first])))
    return out


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """Return the span of a noun phrase: from its first word without conjunctions and prepositions."""
    head = tokens[first]
    start = head.span.start
    if head.proclitics and head.proclitics != ("ال",):
        start = head.stem_span.start
        if head.definite and head.proclitics[-1] == "ال":
            before = head.text[: start - head.span.start]
            start -= 2 if before.endswith("ال") else 1 if before.endswith("ل") else 0
    return Span(start, max(tokens[last].span.end, start + 1))

