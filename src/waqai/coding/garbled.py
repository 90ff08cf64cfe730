"""Passages that a translation or a page broke: sentences cut within a phrase, quotations closed too early."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from waqai.arabic.tokens import Analysis, Sentence, Token
from waqai.reports.report import Notice
from waqai.spans import Span

_NOMINAL = frozenset(("NOUN", "PROPN", "ADJ"))
_VERBAL = frozenset(("VERB", "AUX"))
_CLOSING = frozenset('"”»')
_STOPS = frozenset(".")
_REACH = 3  # words before the stop within which the verb stands whose object is cut


def garbled(analysis: Analysis) -> tuple[Notice, ...]:
    """Return notices of passages that are broken, so that nobody reads them as they stand.

    «التي استهدفت كتائبين. مباني مقر حزب الله»: a full stop cuts the object off its verb, and the sentence
    behind it begins with a bare noun phrase and has no verb of its own.
    """
    found: list[Notice] = []
    for one, other in pairwise(analysis.sentences):
        if one.segment == other.segment:
            found += _cut_phrase(analysis.sentence_tokens(one), analysis.sentence_tokens(other))
            found += _early_close(analysis, one, other)
    return tuple(found)


def _cut_phrase(one: Sequence[Token], other: Sequence[Token]) -> Iterator[Notice]:
    if len(one) < 3 or one[-1].text not in _STOPS:
        return
    last = one[-2]
    if not _bare(last) or not any(token.pos in _VERBAL for token in one[-2 - _REACH : -2]):
        return
    phrase = list(_phrase(other))
    if len(phrase) < 2 or not _bare(phrase[0]) or any(token.pos in _VERBAL for token in _clause(other)):
        return
    span = Span(last.span.start, phrase[-1].span.end)
    yield Notice("garbled", span, "a full stop cuts the phrase; the sentence behind it has no verb of its own")


def _bare(token: Token) -> bool:
    """Tell whether a token is a noun without article, conjunction or preposition."""
    return token.pos in _NOMINAL and not token.proclitics and not token.enclitics and len(token.stem) > 2


def _phrase(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the nominal words at the start of a sentence, up to a conjunction, preposition, verb or mark."""
    for number, token in enumerate(tokens):
        if token.pos not in _NOMINAL or (number and set(token.proclitics) - {"ال"}):
            return
        yield token


def _clause(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens up to the first comma or stop."""
    for token in tokens:
        if token.pos == "PUNCT" and token.text in "،,;؛.":
            return
        yield token


def _early_close(analysis: Analysis, one: Sentence, other: Sentence) -> Iterator[Notice]:
    """Yield a notice where a quotation closes and a word or two stand behind it as a sentence of their own."""
    tokens, rest = analysis.sentence_tokens(one), analysis.sentence_tokens(other)
    words = rest[:-1]
    if rest[-1].text not in _STOPS or not 0 < len(words) <= 2:
        return
    if any(token.text in _CLOSING for token in tokens[-2:]) and all(word.pos in _NOMINAL for word in words):
        detail = "the quotation seems to be closed too early: these words stand alone behind it"
        yield Notice("split_quote", Span(words[0].span.start, words[-1].span.end), detail)


def merged(found: Sequence[Notice], named: Sequence[Notice]) -> tuple[Notice, ...]:
    """Return the notices of broken passages, those of broken names joined to the passages that they lie in."""
    out = list(found)
    for notice in named:
        near = next(
            (n for n, other in enumerate(out) if other.kind == "garbled" and other.span.overlaps(notice.span)), None
        )
        if near is None:
            out.append(notice)
            continue
        span = Span(min(out[near].span.start, notice.span.start), max(out[near].span.end, notice.span.end))
        out[near] = Notice("garbled", span, f"{out[near].detail}; {notice.detail}")
    return tuple(out)
