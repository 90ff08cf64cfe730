"""The language layer of a report: from text to tokens and sentences."""

import re

from waqai.arabic.folding import Folded
from waqai.arabic.sentences import sentences
from waqai.arabic.tokens import Analysis, Sentence, Token
from waqai.arabic.words import words
from waqai.reports.report import Report
from waqai.spans import Span

_PROCLITICS = re.compile(r"^([وف]?)([بكل]?)(ال|(?<=ل)ل(?=\w{3}))(?=\w{2})")


def analyse(report: Report) -> Analysis:
    """Return the tokens and sentences of `report`."""
    text = report.text
    spans = tuple(words(text))
    bounds = tuple(sentences(text, spans, [segment.span for segment in report.segments]))
    owner = [number for number, (first, last, _) in enumerate(bounds) for _ in range(first, last)]
    tokens = tuple(_token(text, index, span, owner[index]) for index, span in enumerate(spans))
    return Analysis(
        text,
        tokens,
        tuple(
            Sentence(number, first, last, Span(spans[first].start, spans[last - 1].end), segment)
            for number, (first, last, segment) in enumerate(bounds)
        ),
    )


def _token(text: str, index: int, span: Span, sentence: int) -> Token:
    folded = Folded.of(span.of(text))
    found = _PROCLITICS.match(folded.text)
    clitics = tuple(c if c != "ل" or i < 2 else "ال" for i, c in enumerate(found.groups()) if c) if found else ()
    cut = found.end() if found else 0
    stem = folded.text[cut:]
    inner = folded.back(cut, len(folded.text)) if stem else Span(0, len(span.of(text)))
    return Token(
        index=index,
        span=span,
        text=span.of(text),
        folded=folded.text,
        proclitics=clitics,
        stem=stem,
        enclitics=(),
        stem_span=Span(span.start + inner.start, span.start + inner.end),
        pos="X",
        lemma=stem,
        features=(),
        sentence=sentence,
    )
