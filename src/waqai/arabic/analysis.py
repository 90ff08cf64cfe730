"""The language layer of a report: from text to tokens and sentences."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from waqai.arabic.folding import Folded
from waqai.arabic.morphology import Reading, read
from waqai.arabic.sentences import sentences
from waqai.arabic.tagger import TYPES, WordType, labels, word_type
from waqai.arabic.tokens import Analysis, Sentence, Token
from waqai.arabic.words import words
from waqai.reports.report import Report
from waqai.spans import Span

_DAMMA = "\u064f"
_JUSSIVE_AFTER = frozenset({"لم", "لا"})


def analyse(report: Report) -> Analysis:
    """Return the tokens and sentences of `report`."""
    text = report.text
    spans = tuple(words(text))
    found: list[Token] = []
    cut: list[Sentence] = []
    segments = [segment.span for segment in report.segments]
    for number, (first, last, segment) in enumerate(sentences(text, spans, segments)):
        here = spans[first:last]
        cut.append(Sentence(number, first, last, Span(here[0].start, here[-1].end), segment))
        found += _tokens(text, here, first, number)
    return Analysis(text, tuple(found), tuple(cut))


def _tokens(text: str, spans: Sequence[Span], first: int, sentence: int) -> Iterator[Token]:
    types = [word_type(text[start:end]) for start, end in spans]
    negated = False
    for offset, (word, span, label) in enumerate(zip(types, spans, labels(types), strict=True)):
        reading, inner = _read(word.text, label, negated)
        negated = word.stem in _JUSSIVE_AFTER
        whole = (0, len(word.text))
        yield Token(
            first + offset,
            span,
            word.text,
            word.folded,
            reading.proclitics,
            reading.stem,
            reading.enclitics,
            span if inner == whole else Span(span.start + inner.start, span.start + inner.end),
            reading.pos,
            reading.lemma,
            reading.features,
            sentence,
        )


@lru_cache(maxsize=TYPES)
def _read(text: str, label: str, negated: bool) -> tuple[Reading, Span]:
    word = word_type(text)
    inner = word.inner.of(text)
    passive = inner[1:2] == _DAMMA and label != "VERB:Imp"
    reading = read(word.stem, word.split, label, negated=negated, passive=passive)
    return reading, _inner(word, reading)


def _inner(word: WordType, reading: Reading) -> Span:
    if not reading.article:
        return word.inner
    view = Folded.of(word.text)
    skipped = 1 if word.split.proclitics[-1:] == ("ل",) and view.text[word.split.start] == "ل" else 2
    return view.back(word.split.start + skipped, word.split.end)
