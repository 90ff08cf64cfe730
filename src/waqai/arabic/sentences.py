"""Cutting the words of a text into sentences, within the report's segments."""

from collections.abc import Iterator, Sequence

from waqai.arabic.folding import fold
from waqai.spans import Span

_END = frozenset(".!?؟…")
_STRONG = frozenset("!?؟")
_CLOSING = frozenset("\"'”’»)]}")


def sentences(text: str, words: Sequence[Span], segments: Sequence[Span]) -> Iterator[tuple[int, int, int]]:
    """Yield (first word, last word + 1, segment) of each sentence, in order.

    A sentence ends with its segment, at a line break, or after a full stop, question or exclamation mark
    and the marks that close behind it. Full stops after single letters («أ. ف. ب.», «د. أحمد») and runs of
    them («...») end none. A full stop between digits is part of its number already.
    """
    first, segment = 0, 0
    for index, word in enumerate(words):
        while segment + 1 < len(segments) and word.start >= segments[segment].end:
            segment += 1
        if index + 1 == len(words) or _ends(text, words, index, segments[segment].end if segments else None):
            yield first, index + 1, segment
            first = index + 1


def _ends(text: str, words: Sequence[Span], index: int, segment_end: int | None) -> bool:
    word, after = words[index], words[index + 1]
    if segment_end is not None and after.start >= segment_end:
        return True
    if "\n" in text[word.end : after.start]:
        return True
    if after.of(text) in _CLOSING and after.start == word.end:
        return False
    back = index
    while back > 0 and words[back].of(text) in _CLOSING:
        back -= 1
    if after.of(text) in _END:
        return False
    return _stops(text, words, back)


def _stops(text: str, words: Sequence[Span], index: int) -> bool:
    mark = words[index].of(text)
    if mark in _STRONG:
        return True
    if mark != ".":
        return False
    before = words[index - 1].of(text) if index else ""
    initial = before.isalpha() and len(fold(before)) == 1
    return not initial and before != "."
