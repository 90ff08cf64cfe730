"""Windows: the stretches of a report that the encoder sees at once, cut at sentences and overlapping."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from waqai.arabic.tokens import Analysis
from waqai.reader.pieces import Pieces

LIMIT = 320  # words that a window holds
CONTEXT = 80  # words of earlier sentences that a later window sees again
PIECES = 8  # pieces of a word that the encoder sees


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `first` to `last` of a report, each as its `pieces`; those from `own` on are judged here."""

    first: int
    last: int
    own: int
    pieces: tuple[tuple[int, ...], ...]


def token_pieces(analysis: Analysis, pieces: Pieces) -> tuple[tuple[int, ...], ...]:
    """Return the first pieces of each token."""
    text = analysis.text
    return tuple(
        pieces.of(token.text, token.span.start == 0 or text[token.span.start - 1].isspace())[:PIECES]
        for token in analysis.tokens
    )


def _stretches(analysis: Analysis, room: int) -> list[tuple[int, int]]:
    """Return sentences as token ranges, cutting those that alone are longer than `room`."""
    return [
        (at, min(at + room, sentence.last))
        for sentence in analysis.sentences
        for at in range(sentence.first, sentence.last, room)
    ]


def windows(
    analysis: Analysis, pieces: Pieces, limit: int = LIMIT, context: int = CONTEXT, skip: int = 0
) -> tuple[Window, ...]:
    """Cut a report into windows of at most `limit` words; the first begins at sentence `skip`.

    Every token from there on is judged in exactly one window. The cost is linear in the report's length.
    """
    cut = token_pieces(analysis, pieces)
    stretches = _stretches(analysis, limit - context)[skip:]
    out: list[Window] = []
    at = 0
    while at < len(stretches):
        own = end = stretches[at][0]
        first = max(stretches[0][0], own - context) if out else own
        while at < len(stretches) and stretches[at][1] - first <= limit:
            end = stretches[at][1]
            at += 1
        out.append(Window(first, end, own, cut[first:end]))
    return tuple(out)


def padded(batch: Sequence[Window]) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Return (windows, words, pieces), −1 where there is no piece, and where words stand (windows, words)."""
    words = max(len(window.pieces) for window in batch)
    most = max(len(held) for window in batch for held in window.pieces)
    pieces = np.full((len(batch), words, most), -1, np.int64)
    there = np.zeros((len(batch), words), np.bool_)
    for row, window in enumerate(batch):
        there[row, : len(window.pieces)] = True
        for number, held in enumerate(window.pieces):
            pieces[row, number, : len(held)] = held
    return pieces, there
