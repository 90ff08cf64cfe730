"""Reading by the trained model: from its scores to a `Reading`."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from waqai import actors
from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis
from waqai.reader.doubled import single
from waqai.reader.evidence import Evidence
from waqai.reader.knowledge import knowledge
from waqai.reader.labels import KINDS, STATUSES, TYPES
from waqai.reader.neural import (
    Floats,
    Model,
    Scores,
    Thresholds,
    anchors,
    calibrated,
    mention_spans,
    score,
    sigmoid,
    softmax,
    span_of,
)
from waqai.reader.reading import Anchor, Found, Link, Reading, Role, RoleName
from waqai.reports.report import Report
from waqai.statements.statement import Statement

ROLES: tuple[RoleName, ...] = ("actors", "recipients", "sources")
LEAST = 0.02  # pair scores below this are not worth keeping


class NeuralReader:
    """The default reader: the trained model, told what the lexicons and the grammar know."""

    def __init__(self, model: Model, thresholds: Thresholds | None = None) -> None:
        self.model = model
        self.thresholds = thresholds or Thresholds()

    def read(self, report: Report, analysis: Analysis, found: Found) -> Reading:
        """Score what `report` tells."""
        if not analysis.tokens:
            return Reading((), found.mentions, (), found.statements, (), (), (), (), ())
        told_before = knowledge(report, analysis, found)
        known = told_before.evidence
        scores = score(self.model, analysis, told_before)
        told = _anchors(scores, known, self.thresholds)
        mentions, firsts = _mentions(scores, found, report.published, self.thresholds)
        tokens = [anchor.token for anchor in told]
        return Reading(
            anchors=told,
            mentions=mentions,
            roles=_roles(scores, tokens, firsts),
            statements=_statements(scores, analysis, found, firsts),
            times=_links(scores, "time", tokens, *_timed(analysis, found)),
            places=_links(scores, "place", tokens, *_placed(analysis, found)),
            same_entity=_same(scores, "entity", firsts),
            same_incident=_same(scores, "incident", tokens),
            considered=_considered(scores, known, self.thresholds),
        )


def _anchors(scores: Scores, known: Evidence, thresholds: Thresholds) -> tuple[Anchor, ...]:
    tokens = scores.analysis.tokens
    out = []
    for token, kind, sure, status, status_sure in anchors(scores, thresholds.anchor):
        lines = tuple(m.where for m in known.matches.get(token, ()) if m.type == TYPES[kind])
        modes = [m.mode for m in known.matches.get(token, ()) if m.type == TYPES[kind] and m.mode]
        cues = tuple(cue for cue in known.cues.get(token, ()) if cue.startswith(STATUSES[status]))
        out.append(
            Anchor(
                token,
                tokens[token].span,
                TYPES[kind],
                modes[0] if modes else None,
                STATUSES[status],
                round(calibrated(scores.model.calibration, sure), 4),
                round(status_sure, 4),
                (*lines, *cues),
            )
        )
    return single(_with_own(out, known.own, scores), tokens, known)


def _with_own(told: list[Anchor], own: dict[int, tuple[str, str | None, str]], scores: Scores) -> list[Anchor]:
    """Let a user's own lexicon lines have their way, and say so."""
    by_token = {anchor.token: anchor for anchor in told}
    statuses = softmax(scores.token["status"])
    for token, (kind, mode, line) in own.items():
        status = int(statuses[token].argmax())
        by_token[token] = Anchor(
            token,
            scores.analysis.tokens[token].span,
            next(t for t in TYPES if t == kind),
            mode,
            STATUSES[status],
            1.0,
            round(float(statuses[token, status]), 4),
            (f"your own line decides: {line}",),
        )
    return [by_token[token] for token in sorted(by_token)]


def _mentions(
    scores: Scores, found: Found, day: date | None, thresholds: Thresholds
) -> tuple[tuple[Mention, ...], list[int]]:
    analysis = scores.analysis
    out, firsts = [], []
    by_length = sorted(found.mentions, key=lambda mention: mention.span.end - mention.span.start)
    lexical = {analysis.token_at(mention.span.start): mention for mention in by_length}
    for first, last, kind, _ in mention_spans(scores, thresholds.mention):
        mention = lexical.get(first) or actors.classify(
            analysis, span_of(analysis.tokens, first, last), found.places, day
        )
        if mention.entry is None and mention.kind == "other":
            mention = Mention(
                mention.span, mention.head, KINDS[kind], None, mention.country, mention.name,
                f"{mention.because}; kind by the reader",
            )  # fmt: skip
        out.append(mention)
        firsts.append(first)
    return tuple(out), firsts


def _roles(scores: Scores, tokens: list[int], firsts: list[int]) -> tuple[Role, ...]:
    out = []
    for name in ROLES:
        for rows, columns, block in scores.pairs(name, tokens, firsts):
            sure = sigmoid(block)
            for row, column in zip(*np.nonzero(sure >= LEAST), strict=True):
                value = round(float(sure[row, column]), 4)
                out.append(Role(int(rows[row]), int(columns[column]), name, value, f"reader {value:.2f}"))
    return tuple(out)


def _statements(scores: Scores, analysis: Analysis, found: Found, firsts: list[int]) -> tuple[Statement, ...]:
    """Return the statements that the rules find, each with the speaker that the model finds likeliest.

    Where the model sees no speaker, the rules' own stands, if the model sees that mention at all.
    """
    starts = [analysis.token_at(statement.span.start) for statement in found.statements]
    likely: dict[int, int] = {}
    for rows, columns, block in scores.pairs("speaker", starts, firsts):
        best = block.argmax(1)
        told = np.nonzero(block.max(1) > 0)[0]
        likely |= {int(rows[n]): int(columns[best[n]]) for n in told}
    seen = {first: number for number, first in enumerate(firsts)}
    out = []
    for number, statement in enumerate(found.statements):
        sure = number in likely
        speaker = likely[number] if sure else _same_mention(analysis, found, statement.speaker, seen)
        out.append(
            replace(
                statement,
                speaker=speaker,
                addressee=_same_mention(analysis, found, statement.addressee, seen),
                outlet=_same_mention(analysis, found, statement.outlet, seen),
                because=f"{statement.because}; speaker by the reader" if sure else statement.because,
            )
        )
    return tuple(out)


def _same_mention(analysis: Analysis, found: Found, number: int | None, seen: dict[int, int]) -> int | None:
    """Return the reader's mention that begins where mention `number` of those found does."""
    return None if number is None else seen.get(analysis.token_at(found.mentions[number].span.start))


def _timed(analysis: Analysis, found: Found) -> tuple[list[int], list[object]]:
    at = [analysis.token_at(time.span.start) for time in found.times]
    return at, [(time.start, time.end) for time in found.times]


def _placed(analysis: Analysis, found: Found) -> tuple[list[int], list[object]]:
    """Return the tokens and states of the found places, and after them those of the found mentions."""
    spans = [place.span for place in found.places] + [mention.span for mention in found.mentions]
    states = [place.place.country if place.place else None for place in found.places]
    states += [mention.country for mention in found.mentions]
    return [analysis.token_at(span.start) for span in spans], list(states)


def _links(
    scores: Scores, kind: str, tokens: list[int], at: list[int], values: Sequence[object]
) -> tuple[Link, ...]:
    """Link each anchor to the item whose value is likeliest, all items of one value taken together."""
    if not at or not tokens:
        return ()
    out = []
    for anchor, items, row in _odds(scores, kind, tokens, at):
        summed: dict[object, float] = {}
        told = [values[item] for item in items]
        for value, share in zip(told, row, strict=True):
            if value is not None:
                summed[value] = summed.get(value, 0.0) + float(share)
        if not summed:
            continue
        best = max(summed, key=lambda value: (summed[value], str(value)))
        alike = [n for n, value in enumerate(told) if value == best]
        item = int(items[max(alike, key=lambda n: (row[n], -n))])
        sure = round(summed[best] / (1 + sum(summed.values())), 4)
        out.append(Link(anchor, item, sure, f"reader {sure:.2f}"))
    return tuple(out)


def _odds(
    scores: Scores, kind: str, lefts: list[int], rights: list[int]
) -> Iterator[tuple[int, NDArray[np.int64], Floats]]:
    """Yield the number of each of `lefts`, those of `rights` that stand in its window, and their odds."""
    for rows, columns, block in scores.pairs(kind, lefts, rights):
        for row, odds in zip(rows, np.exp(np.clip(block, -30, 30)), strict=True):
            yield int(row), columns, odds


def _same(scores: Scores, kind: str, items: list[int]) -> tuple[tuple[int, int, float], ...]:
    """Return each item with its likeliest earlier item of the same thing, and the score."""
    if len(items) < 2:
        return ()
    out = []
    for later, columns, odds in _odds(scores, kind, items, items):
        before = odds * (columns < later)
        shares: Floats = before / (1 + before.sum())
        best = int(shares.argmax())
        if shares[best] >= 0.1:
            out.append((int(columns[best]), later, round(float(shares[best]), 4)))
    return tuple(out)


def _considered(scores: Scores, known: Evidence, thresholds: Thresholds) -> tuple[str, ...]:
    """Say which words a lexicon line or the model put forward and were dropped."""
    types = softmax(scores.token["type"])
    out = []
    for token in scores.analysis.tokens:
        sure = float(1 - types[token.index, 0])
        lines = known.matches.get(token.index, ())
        if sure < thresholds.anchor and (lines or sure > 0.2):
            why = ", ".join(m.where for m in lines) or "no lexicon line"
            kind = TYPES[int(types[token.index, 1:].argmax())]
            out.append(f"{token.span.start}: {token.text} as {kind} ({why}): reader {sure:.2f}, dropped")
    return tuple(out)
