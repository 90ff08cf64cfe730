"""What the lexicons and the grammar know of a report, in the form that the trained reader takes in."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from waqai import actors
from waqai.arabic.tokens import Analysis
from waqai.reader.evidence import Evidence, evidence
from waqai.reader.features import Floats, features
from waqai.reader.lexicon_reader import LexiconReader
from waqai.reader.reading import Found, Reading
from waqai.reports.report import Report


@dataclass(frozen=True, slots=True)
class Priors:
    """What the lexicon reader holds of pairs of tokens, by pair head; `clusters` the entity of a mention's token."""

    pairs: dict[str, dict[tuple[int, int], float]]
    clusters: dict[int, int]
    _by_left: dict[str, dict[int, list[tuple[int, float]]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        found: dict[str, dict[int, list[tuple[int, float]]]] = {}
        for kind, pairs in self.pairs.items():
            for (left, right), score in pairs.items():
                found.setdefault(kind, {}).setdefault(left, []).append((right, score))
        object.__setattr__(self, "_by_left", found)

    def of(self, kind: str, lefts: Sequence[int], rights: Sequence[int]) -> Floats:
        """Return the (lefts, rights) array of what is known of pairs of `kind`; 0 where nothing is."""
        out = np.zeros((len(lefts), len(rights)), np.float32)
        if kind == "entity":
            ours = np.asarray([self.clusters.get(token, -1) for token in lefts], np.int64)[:, None]
            theirs = np.asarray([self.clusters.get(token, -1) for token in rights], np.int64)
            out[(ours == theirs) & (ours >= 0)] = 1.0
            return out
        columns, known = _places(rights), self._by_left.get(kind, {})
        for row, left in enumerate(lefts):
            for right, score in known.get(left, ()):
                for column in columns.get(right, ()):
                    out[row, column] = score
        return out


def _places(tokens: Sequence[int]) -> dict[int, list[int]]:
    """Return where each of `tokens` stands among them."""
    found: dict[int, list[int]] = {}
    for at, token in enumerate(tokens):
        found.setdefault(token, []).append(at)
    return found


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Lexicon evidence, token features and pair priors of one report."""

    evidence: Evidence
    features: Floats
    priors: Priors


def knowledge(report: Report, analysis: Analysis, found: Found) -> Knowledge:
    """Gather what is known of `report` before the model reads it: all that the lexicon reader would say of any line."""
    known = evidence(analysis)
    lexical = LexiconReader(least=0.0).judge(analysis, found, known)
    told = [(anchor.token, anchor.status) for anchor in lexical.anchors]
    types = [(m.token, m.type, m.strength) for matches in known.matches.values() for m in matches]
    entities = actors.resolve(analysis, found.mentions, report.published)
    firsts = [analysis.token_at(mention.span.start) for mention in found.mentions]
    clusters = {firsts[m]: number for number, entity in enumerate(entities) for m in entity.mentions}
    pairs = _paired(analysis, found, lexical, firsts)
    return Knowledge(
        known, features(report, analysis, found, types, known.cue_words, told), Priors(pairs, clusters)
    )


def _paired(
    analysis: Analysis, found: Found, lexical: Reading, firsts: list[int]
) -> dict[str, dict[tuple[int, int], float]]:
    """Return the pairs of tokens that the lexicon reader ties, by pair head, with their scores."""
    tokens = [anchor.token for anchor in lexical.anchors]
    pairs: dict[str, dict[tuple[int, int], float]] = {"actors": {}, "recipients": {}, "time": {}, "place": {}}
    for role in lexical.roles:
        if role.role != "sources":
            pairs[role.role][tokens[role.anchor], firsts[role.mention]] = role.score
    for kind, links, spans in (
        ("time", lexical.times, [time.span for time in found.times]),
        ("place", lexical.places, [place.span for place in found.places]),
    ):
        for link in links:
            pairs[kind][tokens[link.anchor], analysis.token_at(spans[link.item].start)] = link.score
    pairs["incident"] = {(tokens[later], tokens[first]): sure for first, later, sure in lexical.same_incident}
    pairs["sources"], pairs["speaker"] = _spoken(analysis, found, firsts)
    return pairs


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
