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
    types = [word_type(text[start:end]) for start, end in spans]
    cuts = list(sentences(text, spans, [segment.span for segment in report.segments]))
    found = labels(types, [last - first for first, last, _ in cuts])
    cut = tuple(
        Sentence(number, first, last, Span(spans[first].start, spans[last - 1].end), segment)
        for number, (first, last, segment) in enumerate(cuts)
    )
    tokens = (token for sentence in cut for token in _tokens(types, spans, found, sentence))
    return Analysis(text, tuple(tokens), cut)


def _tokens(
    types: Sequence[WordType], spans: Sequence[Span], found: Sequence[str], sentence: Sentence
) -> Iterator[Token]:
    """Yield the tokens of a sentence from the types, spans and labels of the words of the report."""
    negated = False
    for at in range(sentence.first, sentence.last):
        word, span = types[at], spans[at]
        reading, inner = _read(word.text, found[at], negated)
        negated = word.stem in _JUSSIVE_AFTER
        whole = inner.start == 0 and inner.end == len(word.text)
        yield Token(
            at,
            span,
            word.text,
            word.folded,
            reading.proclitics,
            reading.stem,
            reading.enclitics,
            span if whole else Span(span.start + inner.start, span.start + inner.end),
            reading.pos,
            reading.lemma,
            reading.features,
            sentence.index,
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
