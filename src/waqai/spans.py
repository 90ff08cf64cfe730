"""Spans: half-open ranges of Unicode code points of a report's text."""

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
