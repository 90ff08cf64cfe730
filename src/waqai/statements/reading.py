"""Where the reading of a report stands: what is found, which quotations are taken, who spoke last."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from waqai.spans import Span
from waqai.statements.content import named
from waqai.statements.cues import Cue
from waqai.statements.layout import Layout
from waqai.statements.statement import Statement

_BACK = 4  # speakers back that a verb without a subject may go on with


@dataclass(slots=True)
class Reading:
    """Where the reading of a report stands: what is found, which quotations are taken, who spoke last.

    `last` spoke last, `spoken` are the last few who did, the last first, and `topic` is whom a sentence since is of.
    `furthest` is, for each statement found, the furthest end of those up to it.
    """

    layout: Layout
    found: list[Statement] = field(default_factory=list)
    furthest: list[int] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    last: int | None = None
    topic: int | None = None
    spoken: tuple[int, ...] = ()

    def spoke(self, mention: int | None) -> None:
        """Remember that `mention` spoke last; None: somebody whom no mention names."""
        self.last, self.topic = mention, None
        if mention is not None:
            self.spoken = (mention, *self.spoken[: _BACK - 1])


def later(reading: Reading, start: int) -> Iterator[int]:
    """Yield the statements found that end after offset `start`, and some that do not, the last first."""
    for number in range(len(reading.found) - 1, -1, -1):
        if reading.furthest[number] <= start:
            return
        yield number


def add(reading: Reading, cue: Cue | None, who: int | None, span: Span, kind: str) -> None:
    """Add a statement to `reading`."""
    layout = reading.layout
    reading.furthest.append(max(span.end, reading.furthest[-1] if reading.furthest else 0))
    word = cue.word or cue.phrase if cue else None
    reading.found.append(
        Statement(
            kind="direct" if kind == "direct" else "indirect",
            span=span,
            speaker=who,
            cue=layout.span(cue.first, cue.last) if cue else None,
            standing=word.standing if word else "said",
            addressee=None,
            outlet=None,
            score=(0.9 if cue else 0.7) if kind == "direct" else 0.8,
            because=(cue.because if cue else "") or ("a headline's colon" if cue else "quotation marks"),
        )
    )


def quotes(reading: Reading, cue: Cue | None, who: int | None, first: int, last: int) -> int | None:
    """Add the quotations between two tokens that are words said; return the token after the last, or None."""
    layout, after = reading.layout, None
    for at in range(first, last):
        number = layout.opens.get(at)
        if number is None or number in reading.taken or layout.quotations[number].depth or named(layout, number):
            continue
        reading.taken.add(number)
        add(reading, cue, who, layout.quotations[number].span, "direct")
        after = layout.quoted[number][1]
    return after
