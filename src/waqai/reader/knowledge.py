"""What the lexicons and the grammar know of a report, in the form that the trained reader takes in."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from waqai import actors
from waqai.arabic.tokens import Analysis
from waqai.reader.evidence import Evidence, evidence
from waqai.reader.features import Floats, features
from waqai.reader.lexicon_reader import roles_of, status_of
from waqai.reader.reading import Found
from waqai.reports.report import Report


@dataclass(frozen=True, slots=True)
class Priors:
    """What the lexicon reader holds of pairs of tokens, by pair head; `clusters` the entity of a mention's token."""

    pairs: dict[str, dict[tuple[int, int], float]]
    clusters: dict[int, int]

    def of(self, kind: str, lefts: Sequence[int], rights: Sequence[int]) -> Floats:
        """Return the (lefts, rights) array of what is known of pairs of `kind`; 0 where nothing is."""
        out = np.zeros((len(lefts), len(rights)), np.float32)
        if kind == "entity":
            for row, left in enumerate(lefts):
                cluster = self.clusters.get(left)
                if cluster is not None:
                    out[row] = [self.clusters.get(right) == cluster for right in rights]
            return out
        known = self.pairs.get(kind)
        if known:
            for row, left in enumerate(lefts):
                for column, right in enumerate(rights):
                    out[row, column] = known.get((left, right), 0.0)
        return out


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Lexicon evidence, token features and pair priors of one report."""

    evidence: Evidence
    features: Floats
    priors: Priors


def knowledge(report: Report, analysis: Analysis, found: Found) -> Knowledge:
    """Gather what is known of `report` before the model reads it."""
    known = evidence(analysis)
    best = [known.matches[token][0] for token in sorted(known.matches)]
    told = [(match.token, status_of(analysis, known, best, match)[0]) for match in best]
    types = [(m.token, m.type, m.strength) for matches in known.matches.values() for m in matches]
    firsts = [analysis.token_at(mention.span.start) for mention in found.mentions]
    pairs: dict[str, dict[tuple[int, int], float]] = {}
    for role in roles_of(analysis, found, best):
        pairs.setdefault(role.role, {})[best[role.anchor].token, firsts[role.mention]] = role.score
    pairs["sources"], pairs["speaker"] = _spoken(analysis, found, firsts)
    entities = actors.resolve(analysis, found.mentions, report.published)
    clusters = {firsts[m]: number for number, entity in enumerate(entities) for m in entity.mentions}
    return Knowledge(
        known, features(report, analysis, found, types, known.cue_words, told), Priors(pairs, clusters)
    )


def _spoken(
    analysis: Analysis, found: Found, firsts: list[int]
) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], float]]:
    """Return the speakers of all words that rules find to be reported, and those of the statements' first words."""
    sources: dict[tuple[int, int], float] = {}
    speakers: dict[tuple[int, int], float] = {}
    for statement in sorted(found.statements, key=lambda s: s.span.start - s.span.end):
        if statement.speaker is None:
            continue
        tokens = analysis.tokens_in(statement.span)
        for token in tokens:
            sources[token.index, firsts[statement.speaker]] = 1.0
        if tokens:
            speakers[tokens[0].index, firsts[statement.speaker]] = 1.0
    return sources, speakers
