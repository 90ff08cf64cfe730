from collections.abc import Callable

import pytest

from waqai import statements
from waqai.actors.entity import Mention
from waqai.arabic import analyse
from waqai.reports.report import Report
from waqai.spans import Span


class Read:
    """The statements of a text whose actors are given as they stand in it."""

    def __init__(self, text: str, *actors: str) -> None:
        self.text = text
        analysis = analyse(Report(text, "test"))
        spans = sorted(
            Span(at, at + len(actor)) for actor in actors for at in range(len(text)) if text.startswith(actor, at)
        )
        self.mentions = tuple(
            Mention(span, analysis.token_at(span.start), "person", None, None, None, "test") for span in spans
        )
        self.found = statements.find(analysis, self.mentions)

    def said(self) -> list[tuple[str, str, str | None]]:
        """Return (kind, words, speaker) of each statement."""
        return [(s.kind, s.span.of(self.text), self.name(s.speaker)) for s in self.found]

    def name(self, mention: int | None) -> str | None:
        return None if mention is None else self.mentions[mention].span.of(self.text)


@pytest.fixture
def read() -> Callable[..., Read]:
    return Read
