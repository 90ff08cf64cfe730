"""Citations: the words of a report on which a line of the dossier rests."""

import re
from dataclasses import dataclass
from datetime import date

from waqai.register.account import Account
from waqai.spans import Span

LONGEST = 320  # characters of a quotation
_STOP = re.compile(r"\n|[.!؟?](?=\s)")


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """The words ``text[start:end]`` of a report, as written; `mark` is the part of them that says it."""

    report: str
    outlet: str | None
    published: date | None
    start: int
    end: int
    mark: Span
    quotation: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """The words before, in and after the mark."""
        first, last = self.mark.start - self.start, self.mark.end - self.start
        return self.quotation[:first], self.quotation[first:last], self.quotation[last:]


def sentence_of(text: str, span: Span) -> Span:
    """Return the line, or the sentence in it, that holds `span`, without blanks at its ends."""
    start = max((found.end() for found in _STOP.finditer(text, 0, span.start)), default=0)
    stop = _STOP.search(text, span.end)
    end = stop.end() if stop else len(text)
    while start < span.start and text[start].isspace():
        start += 1
    while end > span.end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def cite(account: Account, mark: Span, within: Span | None = None) -> Citation:
    """Return the citation of `mark`, quoted with its sentence or with the words `within`, cut where they are long."""
    text = account.record.document.text
    mark = Span(mark.start, min(mark.end, mark.start + LONGEST))
    start, end = quoted(text, mark, within)
    return Citation(account.id, account.outlet, account.published, start, end, mark, text[start:end])


def quoted(text: str, mark: Span, within: Span | None = None) -> Span:
    """Return the words of `text` that are quoted to show `mark`: its sentence or `within`, cut where they are long."""
    around = within or sentence_of(text, mark)
    return _cut(text, Span(min(around.start, mark.start), max(around.end, mark.end)), mark)


def _cut(text: str, around: Span, mark: Span) -> Span:
    """Return `around` cut at words to at most `LONGEST` characters, `mark` in it."""
    if around.end - around.start <= LONGEST:
        return around
    room = LONGEST - (mark.end - mark.start)
    start = max(around.start, mark.start - room // 2)
    end = min(around.end, start + LONGEST)
    start = max(around.start, min(start, end - LONGEST))
    if start > around.start:
        blank = text.find(" ", start, mark.start)
        start = blank + 1 if blank >= 0 else start
    if end < around.end:
        blank = text.rfind(" ", mark.end, end)
        end = blank if blank >= 0 else end
    return Span(start, max(end, mark.end))
