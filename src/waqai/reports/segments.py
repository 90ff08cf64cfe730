"""The parts of an article: title, body, related headlines, promos, captions, bylines and datelines."""

import re
from collections.abc import Iterator

from waqai.reports.report import Notice, Segment
from waqai.spans import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")


def lines(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the spans of the lines of `text` from `start` that hold more than white space, trimmed."""
    for match in _LINE.finditer(text, start):
        words = match[0].strip()
        if words:
            at = match.start() + match[0].index(words)
            yield Span(at, at + len(words))


def segment(text: str, title: str | None, body_start: int) -> tuple[tuple[Segment, ...], tuple[Notice, ...]]:
    """Return the segments of `text` in order, and notices of garbled passages."""
    parts = [Segment(Span(0, len(title)), "title", "the source's own title")] if title else []
    parts += (Segment(span, "body", "layout") for span in lines(text, body_start))
    return tuple(parts), ()
