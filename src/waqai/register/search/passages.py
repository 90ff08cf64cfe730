"""What of a report is indexed: its words as stems, where each stands, in parts of a bounded size."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.arabic.stems import stem
from waqai.arabic.words import words
from waqai.spans import Span

PART = 4_000
LEAD = 80
_PIECE = re.compile(r"[^\W_]+")
_STOP = re.compile(r"\n|[.!؟?](?=\s)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be found: its stem, and the span of the word in the text."""

    stem: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A report, or `PART` words of a long one: stems of its title, its first paragraph and the rest; its span."""

    title: tuple[str, ...]
    lead: tuple[str, ...]
    body: tuple[str, ...]
    span: Span


def found_words(text: str, span: Span | None = None) -> Iterator[Word]:
    """Yield the words of `text` (or of `span` in it) that can be found, in order; marks are passed over.

    An address or a hyphenated name is the words between its marks.
    """
    whole = span or Span(0, len(text))
    for start, end in words(text[whole.start : whole.end]):
        at = whole.start + start
        key = stem(text[at : at + end - start])
        if key.isalnum():
            yield Word(key, Span(at, at + end - start))
            continue
        for piece in _PIECE.finditer(text, at, at + end - start):
            part = "".join(char for char in stem(piece.group()) if char.isalnum())
            if part:
                yield Word(part, Span(*piece.span()))


def passages(text: str, title: str | None) -> Iterator[Passage]:
    """Yield the passages of a report; one at least, of a report without words an empty one."""
    found = list(found_words(text))
    head = len(title) if title and text.startswith(title) else 0
    cuts = [*range(PART, len(found), PART), len(found)] if found else [0]
    first, start = 0, 0
    for cut in cuts:
        end = len(text) if cut == len(found) else found[cut].span.start
        yield _passage(text, found[first:cut], head if first == 0 else 0, Span(start, end))
        first, start = cut, end


def _passage(text: str, found: Sequence[Word], head: int, span: Span) -> Passage:
    if span.start:
        return Passage((), (), tuple(word.stem for word in found), span)
    lead = _lead_end(text, found, head)
    title: list[str] = []
    opening: list[str] = []
    rest: list[str] = []
    for word in found:
        (title if word.span.start < head else opening if word.span.start < lead else rest).append(word.stem)
    return Passage(tuple(title), tuple(opening), tuple(rest), span)


def _lead_end(text: str, found: Sequence[Word], head: int) -> int:
    """Return where the first paragraph ends, or the last sentence of it that begins within LEAD words."""
    own = [word for word in found if word.span.start >= head]
    if not own:
        return head
    line = text.find("\n", own[0].span.start)
    limit = len(text) if line < 0 else line
    if len(own) <= LEAD or own[LEAD].span.start >= limit:
        return limit
    stop = _STOP.search(text, own[LEAD].span.start, limit)
    return stop.end() if stop else limit
