"""Quotation marks of all styles, paired: what stands in them, and where one was never closed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from waqai.arabic.tokens import Analysis
from waqai.spans import Span

_OPENING = frozenset("«“‘‟„‹")
_CLOSING = frozenset("»”’›")
_MARK = re.compile("''|[\"«»“”‘’‟„‹›″]")
_BEFORE_OPENING = re.compile(r"(?:^|[\s(\[:،,؛.\-–—«“])[وفبلك]{0,2}ـ?\s?$")
_PUNCTUATION = frozenset(" \n\t\u00a0.،,؛:;!؟?)]}-–—…»”\"'’")
_TRIM = " \n\t\u00a0\u200f\u200e"
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks. `span` leaves the marks out, `outer` keeps them.

    `closed` is False where the closing mark is missing; the words then run to the end of their paragraph.
    `depth` is 0 for a quotation of its own, 1 for one within another.
    """

    span: Span
    outer: Span
    closed: bool
    depth: int


def quotations(analysis: Analysis) -> tuple[Quotation, ...]:
    """Return the quotations of a report in order, those within another after it."""
    found = sorted(_pairs(analysis.text), key=lambda q: (q.outer.start, -q.outer.end))
    return tuple(quotation for quotation in found if quotation.span.start < quotation.span.end)


class _Paragraphs:
    """Where the paragraphs of a text end, and its quotation marks."""

    def __init__(self, text: str, marks: list[re.Match[str]]) -> None:
        self._breaks = [at for at, char in enumerate(text) if char == "\n"]
        self._marks = [mark.start() for mark in marks]

    def end(self, at: int) -> int:
        """Return where the paragraph that holds offset `at` ends, -1 for the last one."""
        number = bisect_left(self._breaks, at)
        return self._breaks[number] if number < len(self._breaks) else -1

    def after(self, mark: re.Match[str]) -> int:
        """Return how many marks follow `mark` in its paragraph."""
        end = self.end(mark.end())
        last = len(self._marks) if end < 0 else bisect_left(self._marks, end)
        return last - bisect_left(self._marks, mark.start()) - 1


def _pairs(text: str) -> Iterator[Quotation]:
    stack: list[re.Match[str]] = []
    marks = [mark for mark in _MARK.finditer(text) if not _apostrophe(text, mark)]
    paragraphs = _Paragraphs(text, marks)
    for mark in marks:
        yield from _broken(text, paragraphs, stack, mark)
        role = _role(text, mark, stack, paragraphs)
        if role == "open":
            stack.append(mark)
        elif role == "close" and stack:
            opened = stack.pop()
            yield _quotation(text, Span(opened.end(), mark.start()), Span(opened.start(), mark.end()), len(stack))
    yield from _broken(text, paragraphs, stack, None)


def _apostrophe(text: str, mark: re.Match[str]) -> bool:
    if mark.group() not in "‘’":
        return False
    around = text[max(0, mark.start() - 1) : mark.start()] + text[mark.end() : mark.end() + 1]
    return len(around) == 2 and around.isascii() and around.isalpha()


def _role(text: str, mark: re.Match[str], stack: list[re.Match[str]], paragraphs: _Paragraphs) -> str:
    char = mark.group()
    after = text[mark.end() : mark.end() + 1]
    opens = after not in _PUNCTUATION and bool(_BEFORE_OPENING.search(text[max(0, mark.start() - 6) : mark.start()]))
    if char in "‘’" and stack:
        return _single(stack[-1].group(), opens)
    if char in _CLOSING:
        return "close"
    if char == "“" and stack and stack[-1].group() == "„":
        return "close"
    if char in _OPENING:
        return "close" if stack and stack[-1].group() == char and not opens else "open"
    closes = text[mark.start() - 1 : mark.start()] not in " \n" and (after == "" or after in _PUNCTUATION)
    if not stack:
        return "stray" if closes and not opens and not paragraphs.after(mark) else "open"
    nested = opens and not closes and len(stack) == 1 and paragraphs.after(mark) >= 2
    return "open" if nested else "close"


def _single(opened: str, opens: bool) -> str:
    """Return the role of a single mark within a quotation: of either form it closes a single one, else opens one."""
    if opened in "‘’":
        return "close"
    return "open" if opens else "stray"


def _broken(
    text: str, paragraphs: _Paragraphs, stack: list[re.Match[str]], mark: re.Match[str] | None
) -> Iterator[Quotation]:
    """Close what was left open in a paragraph that is over, unless `mark` closes it in a later one."""
    while stack:
        end = paragraphs.end(stack[-1].end())
        if end < 0 and mark is not None:
            return
        if mark is not None and mark.start() < end:
            return
        if mark is not None and _continues(text, stack[-1], mark):
            return
        opened = stack.pop()
        end = len(text) if end < 0 else end
        yield _quotation(text, Span(opened.end(), end), Span(opened.start(), end), len(stack), closed=False)


def _continues(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Tell whether `mark`, in a later paragraph, is the closing one of `opened`."""
    if mark.start() - opened.end() > _LONGEST or text.count("\n", opened.end(), mark.start()) > 4:
        return False
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return before not in " \n" and (after == "" or after in _PUNCTUATION)


def _quotation(text: str, inner: Span, outer: Span, depth: int, *, closed: bool = True) -> Quotation:
    start, end = inner
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM + ".،,":
        end -= 1
    return Quotation(Span(start, end), outer, closed, depth)
