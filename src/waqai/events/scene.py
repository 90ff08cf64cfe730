"""Everything that the decoding of a report's events looks at, gathered once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from waqai.actors.entity import Entity
from waqai.arabic.tokens import Analysis
from waqai.reader.reading import Found, Link, Reading
from waqai.reports.report import Report
from waqai.spans import Span, Spans
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

    @cached_property
    def _said(self) -> Spans:
        return Spans([statement.span for statement in self.reading.statements])

    @cached_property
    def counted(self) -> tuple[Spans, tuple[int, ...]]:
        """The counted nouns of figures, and the number of each one's figure."""
        nouns = [(n, figure.noun) for n, figure in enumerate(self.found.figures) if figure.noun is not None]
        return Spans([noun for _, noun in nouns]), tuple(number for number, _ in nouns)

    @cached_property
    def figures_in(self) -> dict[int, list[int]]:
        """The figures within each sentence."""
        return self.analysis.by_sentence(figure.span for figure in self.found.figures)

    @cached_property
    def times_in(self) -> dict[int, list[int]]:
        """The times within each sentence."""
        return self.analysis.by_sentence(time.span for time in self.found.times)

    @cached_property
    def mentions_in(self) -> dict[int, list[int]]:
        """The mentions within each sentence."""
        return self.analysis.by_sentence(mention.span for mention in self.reading.mentions)

    @cached_property
    def first_told(self) -> tuple[int, ...]:
        """Where the first mention of each entity begins, 0 where it has none."""
        spans = [mention.span.start for mention in self.reading.mentions]
        return tuple(min((spans[m] for m in entity.mentions), default=0) for entity in self.entities)

    def statements_over(self, span: Span) -> list[Statement]:
        """Return the statements that contain `span`, the innermost first."""
        over = [self.reading.statements[number] for number in self._said.over(span)]
        return sorted(over, key=lambda s: (s.span.end - s.span.start, s.span.start, s.kind))


def _best(links: Sequence[Link]) -> dict[int, Link]:
    out: dict[int, Link] = {}
    for link in links:
        if link.anchor not in out or link.score > out[link.anchor].score:
            out[link.anchor] = link
    return out
