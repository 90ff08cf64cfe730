"""Everything that the decoding of a report's events looks at, gathered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waqai.actors.entity import Entity
from waqai.arabic.tokens import Analysis
from waqai.reader.reading import Anchor, Found, Link, Reading
from waqai.reports.report import Report
from waqai.spans import Span
from waqai.statements.statement import Statement


@dataclass(frozen=True)
class Scene:
    """A report with what was found in it and what the reader says of it."""

    report: Report
    analysis: Analysis
    found: Found
    reading: Reading
    entities: tuple[Entity, ...]
    earliest: date | None
    latest: date | None

    @cached_property
    def entity_of(self) -> dict[int, int]:
        """The entity of each mention, by index."""
        return {m: number for number, entity in enumerate(self.entities) for m in entity.mentions}

    @cached_property
    def time_links(self) -> dict[int, Link]:
        """The likeliest time of each anchor."""
        return _best(self.reading.times)

    @cached_property
    def place_links(self) -> dict[int, Link]:
        """The likeliest place of each anchor."""
        return _best(self.reading.places)

    def sentence_of(self, anchor: Anchor) -> Span:
        """Return the span of the anchor's sentence."""
        return self.analysis.sentences[self.analysis.tokens[anchor.token].sentence].span

    def statements_over(self, span: Span) -> list[Statement]:
        """Return the statements that contain `span`, the innermost first."""
        over = [s for s in self.reading.statements if s.span.contains(span)]
        return sorted(over, key=lambda s: (s.span.end - s.span.start, s.span.start, s.kind))


def _best(links: Sequence[Link]) -> dict[int, Link]:
    out: dict[int, Link] = {}
    for link in links:
        if link.anchor not in out or link.score > out[link.anchor].score:
            out[link.anchor] = link
    return out
