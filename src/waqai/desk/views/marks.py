"""The marks of a record on its text: which words carry which facts, cut into runs that lie one behind the other."""

from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from waqai.record.model import Record
from waqai.spans import Span

FAMILIES = ("event", "figure", "time", "place", "actor", "statement")  # of facts on the same words, the first leads
LETTERS = dict(zip(FAMILIES, "eftpns", strict=True))


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """Words that carry a fact: the fact's id in the record, its family, and where the words stand."""

    fact: str
    family: str
    span: Span


@dataclass(frozen=True, slots=True)
class Run:
    """Words that carry the same facts. `facts` begin with the one on the fewest words; `begun` are those that begin
    here; `noise` is the kind of noise that the words are."""

    span: Span
    facts: tuple[str, ...] = ()
    families: frozenset[str] = frozenset()
    begun: tuple[str, ...] = ()
    noise: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of the text and its runs, which cover it without gaps."""

    span: Span
    runs: tuple[Run, ...]


def marks_of(record: Record) -> tuple[Mark, ...]:
    """Return the marks of all facts, in the order of their words."""
    marks = [Mark(event.id, "event", event.span) for event in record.events]
    marks += [Mark(figure.id, "figure", figure.span) for figure in record.figures]
    marks += [Mark(time.id, "time", time.span) for time in record.times]
    marks += [Mark(place.id, "place", place.span) for place in record.places]
    marks += [Mark(entity.id, "actor", span) for entity in record.entities for span in entity.mentions]
    marks += [Mark(statement.id, "statement", statement.span) for statement in record.statements]
    shown = (mark for mark in marks if mark.span.end > mark.span.start)
    return tuple(sorted(shown, key=lambda mark: (mark.span.start, -mark.span.end, FAMILIES.index(mark.family))))


def paragraphs(record: Record) -> Iterator[Paragraph]:
    """Yield the lines of the text, each cut into runs."""
    text = record.document.text
    lines = list(_lines(text))
    noise = [Mark(part.kind, "noise", part.span) for part in record.noise if part.span.end > part.span.start]
    breaks = [at for line in lines for at in line]
    runs = iter(_runs(marks_of(record), noise, breaks, len(text)))
    run = next(runs, None)
    for line in lines:
        held: list[Run] = []
        while run and run.span.start < line.end:
            if run.span.start >= line.start:
                held.append(run)
            run = next(runs, None)
        yield Paragraph(line, tuple(held))


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        yield Span(start, end)
        start = end + 1


def _runs(marks: Sequence[Mark], noise: Sequence[Mark], breaks: Sequence[int], end: int) -> Iterator[Run]:
    """Yield runs from one boundary to the next, of the whole text."""
    starting, ending = _by_place(marks, noise, "start"), _by_place(marks, noise, "end")
    places = sorted({0, end, *breaks, *starting, *ending})
    active: list[tuple[int, int, int, Mark]] = []
    dim: list[Mark] = []
    seen: set[str] = set()
    for start, stop in pairwise(places):
        for mark in ending.get(start, ()):
            if mark.family == "noise":
                dim.remove(mark)
            else:
                active.remove(_key(mark))
        begun: list[str] = []
        for mark in starting.get(start, ()):
            if mark.family == "noise":
                dim.append(mark)
                continue
            insort(active, _key(mark))
            if mark.fact not in seen:
                seen.add(mark.fact)
                begun.append(mark.fact)
        facts = tuple(dict.fromkeys(key[-1].fact for key in active))
        families = frozenset(key[-1].family for key in active)
        yield Run(Span(start, stop), facts, families, tuple(begun), dim[-1].fact if dim else None)


def _key(mark: Mark) -> tuple[int, int, int, Mark]:
    """Return what sorts the marks over the same words: a statement last, else by length, then by family."""
    place = FAMILIES.index(mark.family)
    length = mark.span.end - mark.span.start
    return (length if mark.family != "statement" else length + (1 << 30), place, mark.span.start, mark)


def _by_place(marks: Sequence[Mark], noise: Sequence[Mark], side: str) -> dict[int, list[Mark]]:
    found: dict[int, list[Mark]] = {}
    for mark in (*marks, *noise):
        found.setdefault(getattr(mark.span, side), []).append(mark)
    return found
