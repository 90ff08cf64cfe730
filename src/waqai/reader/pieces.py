"""Word pieces: the reader's vocabulary, and the best cut of a word into its pieces.

A unigram model over the pieces of multilingual-e5-small (XLM-RoBERTa's SentencePiece vocabulary), reduced
to what Arabic news uses. A word is cut into the pieces of highest total score (Viterbi); a character that
no piece covers becomes the unknown piece.
"""

import unicodedata
from collections.abc import Sequence
from functools import cache

START = "▁"  # the mark of a piece that begins a word after a space
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
_MOST_CUT = 64  # longer words are cut from their first characters; they are addresses and noise


@cache
def _plain_char(char: str) -> str:
    if char == "ـ" or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ""
    if char.isdigit():
        return str(unicodedata.digit(char))
    return unicodedata.normalize("NFKC", char)


def plain(word: str) -> str:
    """Return `word` as the reader sees it: no diacritics, tatweel or controls, ASCII digits, NFKC."""
    return "".join(map(_plain_char, word))


class Pieces:
    """A vocabulary of pieces with their log probabilities, and the cutting of words by it."""

    def __init__(self, pieces: Sequence[str], scores: Sequence[float]) -> None:
        self.pieces = tuple(pieces)
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self._scores = tuple(scores)
        self._longest = max(map(len, pieces))
        self._unknown_score = min(scores) - 10.0
        self.start, self.pad, self.end, self.unknown, self.mask = (self._ids[s] for s in SPECIAL)
        self._cut: dict[tuple[str, bool], tuple[int, ...]] = {}

    def __len__(self) -> int:
        return len(self.pieces)

    def of(self, word: str, after_space: bool) -> tuple[int, ...]:
        """Return the ids of the pieces of `word`; `after_space` tells whether a space stands before it."""
        key = (word, after_space)
        found = self._cut.get(key)
        if found is None:
            if len(self._cut) > 400_000:
                self._cut.clear()
            found = self._cut[key] = self._best(plain(word)[:_MOST_CUT], after_space)
        return found

    def _best(self, word: str, after_space: bool) -> tuple[int, ...]:
        text = (START if after_space else "") + word
        best = [(0.0, 0, self.unknown)] + [(float("-inf"), 0, self.unknown)] * len(text)
        for begin in range(len(text)):
            so_far = best[begin][0]
            for end in range(begin + 1, min(len(text), begin + self._longest) + 1):
                piece = self._ids.get(text[begin:end])
                if piece is None and end > begin + 1:
                    continue
                score = so_far + (self._unknown_score if piece is None else self._scores[piece])
                if score > best[end][0]:
                    best[end] = (score, begin, self.unknown if piece is None else piece)
        out: list[int] = []
        at = len(text)
        while at > 0:
            _, at, piece = best[at]
            out.append(piece)
        return tuple(reversed(out)) or (self.unknown,)
