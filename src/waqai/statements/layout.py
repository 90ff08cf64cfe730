"""A report laid out for reading statements: tokens, quotations and mentions by token."""

from collections.abc import Sequence
from dataclasses import dataclass

from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis, Token
from waqai.spans import Span
from waqai.statements.quotation import Quotation, quotations

MARKS = frozenset("\"'«»“”‘’‟„‹›″")


@dataclass(frozen=True, slots=True)
class Layout:
    """`starts` and `ends` give, by token, the mentions that begin there or end before it, longest first.

    `opens` gives the quotation that opens at a token; `inside` the outermost quotation that a token lies in.
    `quoted` holds, for each quotation, its first token, its closing one and the token after it all. `by_word` gives
    the mentions that hold a folded word, in their order; the first line of the text ends at `first_line`.
    """

    analysis: Analysis
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    starts: dict[int, tuple[int, ...]]
    ends: dict[int, tuple[int, ...]]
    opens: dict[int, int]
    closes: dict[int, int]
    inside: dict[int, int]
    quoted: tuple[tuple[int, int], ...]
    by_word: dict[str, list[int]]
    first_line: int

    def folded(self, index: int) -> str:
        """Return the folded word at `index`, "" outside the report."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """Return the span of tokens `first` up to `last`."""
        return Span(self.tokens[first].span.start, self.tokens[last - 1].span.end)


def lay_out(analysis: Analysis, mentions: Sequence[Mention]) -> Layout:
    """Lay out `analysis` with `mentions`."""
    found = quotations(analysis)
    many = len(analysis.tokens)  # behind the last token there may be marks that are none
    quoted = tuple((analysis.token_at(q.outer.start), min(many, analysis.token_at(q.outer.end - 1) + 1)) for q in found)
    inside: dict[int, int] = {}
    for number, (first, last) in enumerate(quoted):
        for index in range(first, last):
            inside.setdefault(index, number)
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    order = sorted(range(len(mentions)), key=lambda m: (mentions[m].span.start - mentions[m].span.end, m))
    for number in order:
        span = mentions[number].span
        starts.setdefault(analysis.token_at(span.start), []).append(number)
        ends.setdefault(analysis.token_at(span.end - 1) + 1, []).append(number)
    return Layout(
        analysis,
        analysis.tokens,
        tuple(mentions),
        found,
        {at: tuple(numbers) for at, numbers in starts.items()},
        {at: tuple(numbers) for at, numbers in ends.items()},
        {first: number for number, (first, _) in reversed(list(enumerate(quoted)))},
        {last: number for number, (_, last) in enumerate(quoted)},
        inside,
        quoted,
        _by_word(analysis, mentions),
        analysis.text.find("\n") if "\n" in analysis.text else len(analysis.text),
    )


def _by_word(analysis: Analysis, mentions: Sequence[Mention]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, mention in enumerate(mentions):
        for word in dict.fromkeys(token.folded for token in analysis.tokens_in(mention.span)):
            found.setdefault(word, []).append(number)
    return found
