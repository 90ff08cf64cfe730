"""What the lexicons and the grammar know of each token, as numbers that the trained reader takes in."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from waqai.arabic.tokens import Analysis
from waqai.reader.labels import KINDS, STATUSES, TYPES
from waqai.reader.reading import Found
from waqai.reports.report import NOISE_KINDS, Report
from waqai.spans import Span

_POS = ("NOUN", "VERB", "ADJ", "PROPN", "ADP", "PRON", "CCONJ", "SCONJ", "DET", "NUM", "PART", "ADV", "PUNCT", "AUX")
_MORPH = ("Aspect=Perf", "Aspect=Imp", "Voice=Pass", "Voice=Act", "VerbForm=Vnoun", "VerbForm=Part", "Number=Dual")
_BASIC = (
    "title", "noise", "first in sentence", "definite", "enclitic", "mention begins", "mention goes on", "named",
    "place begins", "place goes on", "time begins", "time goes on", "figure begins", "figure goes on",
    "direct", "indirect", "direct begins", "indirect begins", "cue", "speaker", "status", "known",
)  # fmt: skip
NAMES: tuple[str, ...] = (
    *_BASIC,
    *(f"pos {name}" for name in _POS),
    *_MORPH,
    *(f"kind {kind}" for kind in KINDS),
    *(f"type {name}" for name in TYPES),
    *(f"cue {name}" for name in STATUSES),
    *(f"told {name}" for name in STATUSES),
)
_AT = {name: number for number, name in enumerate(NAMES)}
Floats = NDArray[np.float32]


def features(
    report: Report,
    analysis: Analysis,
    found: Found,
    types: Iterable[tuple[int, str, float]] = (),
    cues: Iterable[tuple[int, str]] = (),
    told: Iterable[tuple[int, str]] = (),
) -> Floats:
    """Return a (tokens, features) array.

    `types` gives (token, event type, strength) of predicate lexicon lines that match, `cues`
    (token, status) of status cues, `told` (token, status) of the events as the lexicon reader tells them.
    """
    out = np.zeros((len(analysis.tokens), len(NAMES)), np.float32)
    _grammar(out, report, analysis)
    for mention in found.mentions:
        _mark(out, analysis, mention.span, "mention")
        first = analysis.token_at(mention.span.start)
        out[first, _AT[f"kind {mention.kind}"]] = 1
        out[first, _AT["named"]] = mention.entry is not None
    for name, spans in (
        ("place", [place.span for place in found.places]),
        ("time", [time.span for time in found.times]),
        ("figure", [figure.span for figure in found.figures]),
    ):
        for span in spans:
            _mark(out, analysis, span, name)
    _statements(out, analysis, found)
    for token, kind, strength in types:
        column = _AT[f"type {kind}"]
        out[token, column] = max(out[token, column], strength)
        out[token, _AT["known"]] = 1
    for token, status in told:
        out[token, _AT[f"told {status}"]] = 1
    for token, status in cues:
        out[token, _AT["status"]] = 1
        out[token, _AT[f"cue {status}"]] = 1
    return out


def _grammar(out: Floats, report: Report, analysis: Analysis) -> None:
    kinds = [segment.kind for segment in report.segments]
    for sentence in analysis.sentences:
        kind = kinds[sentence.segment] if sentence.segment < len(kinds) else "body"
        out[sentence.first : sentence.last, _AT["title"]] = kind == "title"
        out[sentence.first : sentence.last, _AT["noise"]] = kind in NOISE_KINDS
        out[sentence.first, _AT["first in sentence"]] = 1
    told = [_morphology(token.pos, token.features, token.definite, bool(token.enclitics)) for token in analysis.tokens]
    if told:
        rows = np.repeat(np.arange(len(told)), [len(columns) for columns in told])
        out[rows, [column for columns in told for column in columns]] = 1


@lru_cache(maxsize=8_192)
def _morphology(pos: str, features: tuple[str, ...], definite: bool, enclitic: bool) -> tuple[int, ...]:
    """Return the columns that say what a word is."""
    marks = (*(["definite"] if definite else []), *(["enclitic"] if enclitic else []), f"pos {pos}", *features)
    return tuple(_AT[mark] for mark in marks if mark in _AT)


def _mark(out: Floats, analysis: Analysis, span: Span, name: str) -> None:
    tokens = analysis.tokens_in(span)
    if tokens:
        out[tokens[0].index, _AT[f"{name} begins"]] = 1
        for token in tokens[1:]:
            out[token.index, _AT[f"{name} goes on"]] = 1


def _statements(out: Floats, analysis: Analysis, found: Found) -> None:
    for statement in found.statements:
        tokens = analysis.tokens_in(statement.span)
        for token in tokens:
            out[token.index, _AT[statement.kind]] = 1
        if tokens:
            out[tokens[0].index, _AT[f"{statement.kind} begins"]] = 1
        if statement.cue is not None:
            for token in analysis.tokens_in(statement.cue):
                out[token.index, _AT["cue"]] = 1
        if statement.speaker is not None:
            for token in analysis.tokens_in(found.mentions[statement.speaker].span):
                out[token.index, _AT["speaker"]] = 1
