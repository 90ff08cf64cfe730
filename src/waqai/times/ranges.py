"""Two times that bound one period: «من 3 مارس إلى 5 مايو», «بين الأربعاء والجمعة»."""

import itertools
from dataclasses import dataclass
from datetime import date

from waqai.arabic.folding import fold
from waqai.arabic.tokens import Analysis
from waqai.spans import Span
from waqai.times.time import Time

_TO = frozenset({"الي", "حتي", "-", "–", "و", "لغايه", "حتي يوم", "الي يوم", "و بين"})


@dataclass(frozen=True, slots=True)
class Range:
    """The period from the time of index `first` to that of index `last`, and its words."""

    first: int
    last: int
    span: Span
    start: date | None
    end: date | None


def ranges(analysis: Analysis, times: tuple[Time, ...]) -> tuple[Range, ...]:
    """Return the periods that two neighbouring times bound; `times` are those found in `analysis`."""
    out: list[Range] = []
    text = analysis.text
    for n, (left, right) in enumerate(itertools.pairwise(times)):
        between = fold(text[left.span.end : right.span.start]).strip()
        before = fold(text[max(0, left.span.start - 6) : left.span.start]).split()
        opened = (bool(before) and before[-1] in ("بين", "وبين")) or " بين " in left.span.of(text)
        if between not in _TO or (between in ("و", "و بين") and not opened) or (out and out[-1].last == n):
            continue
        start = left.span.start
        if before and before[-1] in ("بين", "وبين", "من", "ومن"):
            start = _word_before(text, left.span.start)
        out.append(Range(n, n + 1, Span(start, right.span.end), left.start, right.end))
    return tuple(out)


def _word_before(text: str, at: int) -> int:
    """Return where the word before offset `at` begins, spaces being passed."""
    while at and text[at - 1].isspace():
        at -= 1
    while at and not text[at - 1].isspace():
        at -= 1
    return at
