"""Percentages as written: «10%», «عشرون بالمئة», «10 في المئة», «نسبة 22», «بالمئة 10»."""

from waqai.arabic.folding import fold
from waqai.arabic.tokens import Analysis
from waqai.figures.numbers import Number, numbers
from waqai.spans import Span

_AFTER = ("في الميه", "في المايه", "بالميه", "بالمايه", "%")
_BEFORE = ("نسبه", "بالميه", "بالمايه")


def percentages(analysis: Analysis) -> tuple[Number, ...]:
    """Return the percentages of the text in order, as numbers out of a hundred."""
    found = []
    last = 0
    for number in numbers(analysis):
        if number.span.start < last:
            continue
        span = _span(analysis, number.span)
        if span is not None and span.start >= last:
            found.append(Number(span, number.value))
            last = span.end
    return tuple(found)


def _span(analysis: Analysis, span: Span) -> Span | None:
    tokens = analysis.tokens
    after = analysis.token_at(span.end)
    for size in (2, 1):
        ahead = tokens[after : after + size]
        if len(ahead) == size and " ".join(t.folded for t in ahead) in _AFTER:
            return Span(span.start, ahead[-1].span.end)
    before = analysis.token_at(span.start) - 1
    if before >= 0 and tokens[before].folded in _BEFORE:
        return Span(tokens[before].span.start, span.end)
    if fold(analysis.text[span.end - 1 : span.end]) in ("ه", "ة") and _whole(analysis, span):
        return _whole(analysis, span)
    return None


def _whole(analysis: Analysis, span: Span) -> Span | None:
    """Return the span where the number has taken «في المئة» for a denominator («عشرين في المئة»)."""
    words = fold(span.of(analysis.text))
    return span if words.endswith(("في الميه", "في المايه")) else None
