"""Spans: half-open ranges of Unicode code points of a report's text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple


class Span(NamedTuple):
    """The words ``text[start:end]`` of a report, offsets in code points."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words that the span covers in `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


class Spans:
    """Spans laid out once to be looked up by where they lie; each is named by its number in the sequence given.

    A look-up costs as much as the spans near the one asked for, unless long ones lie over all of them.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        order = sorted(range(len(spans)), key=lambda number: spans[number].start)
        self._spans = [(number, spans[number]) for number in order]
        self._starts = [span.start for _, span in self._spans]
        self._ends = list(accumulate((span.end for _, span in self._spans), max))

    def over(self, span: Span) -> list[int]:
        """Return the spans that contain `span`, by number."""
        near = self._before(span.start + 1, span.end - 1)
        return sorted(number for number, one in near if one.contains(span))

    def touching(self, span: Span) -> list[int]:
        """Return the spans that overlap `span`, by number."""
        return sorted(number for number, one in self._before(span.end, span.start) if one.overlaps(span))

    def _before(self, start: int, end: int) -> Iterator[tuple[int, Span]]:
        """Yield the spans that begin before `start`, back to where none ends after `end` any more."""
        at = bisect_left(self._starts, start) - 1
        while at >= 0 and self._ends[at] > end:
            yield self._spans[at]
            at -= 1
