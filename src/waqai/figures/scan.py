"""A report's words laid out for the grammar of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from waqai.arabic.folding import Folded
from waqai.arabic.tokens import Analysis, Token
from waqai.figures.words import PLAIN, Word, read
from waqai.spans import Span
from waqai.times.time import Time

QUOTES = frozenset("\"'“”„«»‟‘’″")


@dataclass(frozen=True, slots=True)
class Scan:
    """The tokens of a report, what each can be as a number or noun, and which belong to a time."""

    analysis: Analysis
    tokens: tuple[Token, ...]
    words: tuple[Word, ...]
    timed: frozenset[int]

    @classmethod
    def of(cls, analysis: Analysis, times: Sequence[Time]) -> "Scan":
        """Lay out `analysis`; tokens within one of `times` are no numbers."""
        words = tuple(read(token.folded) if token.folded else PLAIN for token in analysis.tokens)
        timed = frozenset(token.index for time in times for token in analysis.tokens_in(time.span))
        return cls(analysis, analysis.tokens, words, timed)

    def folded(self, index: int, sentence: int) -> str:
        """Return the folded word at `index`, "" outside the report or the sentence."""
        if 0 <= index < len(self.tokens) and self.tokens[index].sentence == sentence:
            return self.tokens[index].folded
        return ""

    def touching(self, index: int) -> bool:
        """Tell whether no space parts token `index` from the one before it."""
        return index > 0 and self.tokens[index - 1].span.end == self.tokens[index].span.start

    def after_quote(self, index: int) -> int:
        """Return `index`, or the next one where a quotation mark stands at `index`."""
        return index + 1 if index < len(self.tokens) and self.tokens[index].text in QUOTES else index

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens `first` up to `last`, without the proclitics of the first."""
        token = self.tokens[first]
        cut = self.words[first].cut
        if self.words[first].article:
            cut -= 2 if not token.folded[:cut].endswith("لل") else 1
        return Span(token.span.start + _raw(token.text, cut), self.tokens[last - 1].span.end)


def _raw(text: str, letters: int) -> int:
    """Return how many characters of `text` its first `letters` folded letters take."""
    if not letters:
        return 0
    folded = Folded.of(text)
    return folded.origin[letters] if letters < len(folded.origin) else 0
