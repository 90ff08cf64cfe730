"""Which place a name is: by its type word, what contains it, what else the report names, and its size."""

import math
from collections import Counter
from dataclasses import dataclass

from waqai.arabic import Analysis
from waqai.places import lexicon
from waqai.places.evidence import Evidence
from waqai.places.lexicon import Known
from waqai.places.scanning import Hit

_MARGIN, _CURATED_MARGIN = 0.6, 2.0
_LEFT_OPEN = 6
_CITY_KINDS = frozenset({"city", "capital", "town", "village", "district"})
_WIDER = {"city": _CITY_KINDS, "district": _CITY_KINDS | {"neighbourhood"}, "capital": _CITY_KINDS}
_WIDER |= {"neighbourhood": frozenset({"neighbourhood", "town", "village", "district"})}
_WIDER |= {"camp": frozenset({"camp", "base"}), "country": frozenset({"country"})}
_WIDER |= {"province": frozenset({"province", "region"})}
_WIDER |= {"natural": frozenset({"sea", "strait", "river", "valley", "mountain", "canal", "lake", "region", "island"})}
_STRICT = frozenset({"natural", "island"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Which states a report and each of its sentences speak of, counted by unambiguous names and adjectives."""

    report: Counter[str]
    sentences: dict[int, Counter[str]]


def setting(analysis: Analysis, hits: tuple[Hit, ...]) -> Setting:
    """Count the states that the report speaks of."""
    report: Counter[str] = Counter()
    sentences: dict[int, Counter[str]] = {}
    for token in analysis.tokens:
        word = token.folded
        state = lexicon.demonyms().get(word) or lexicon.demonyms().get(word[1:] if word[:1] in "ولب" else "")
        if state:
            report[state] += 1
            sentences.setdefault(token.sentence, Counter())[state] += 1
    for hit in hits:
        states = {known.place.country for known in hit.known if known.curated}
        state = next(iter(states)) if len(states) == 1 else None
        if state and hit.use == "strong":
            report[state] += 1
            sentences.setdefault(analysis.tokens[hit.first].sentence, Counter())[state] += 1
    return Setting(report, sentences)


def contains(outer: Known, inner: Known) -> bool:
    """Tell whether `outer` is a state, division or wider region that `inner` lies in."""
    a, b = outer.place, inner.place
    if a.key == b.key or a.country is None or a.country != b.country:
        return False
    if a.precision == "country":
        return inner.kind != "country"
    return outer.kind == "province" and inner.kind not in ("province", "country") and b.admin1 == a.admin1


def resolve(
    analysis: Analysis, hit: Hit, evidence: Evidence, around: Setting, outer: tuple[Known, ...]
) -> tuple[Known | None, tuple[Known, ...], str]:
    """Return the place of `hit`, or None with those left open, and what decided."""
    if evidence.type and evidence.type.kind in _STRICT and not any(_fits(known, evidence) for known in hit.known):
        return None, (), f"no {evidence.type.kind} of this name is known"
    sentence = around.sentences.get(analysis.tokens[hit.first].sentence, Counter())
    text = hit.span.of(analysis.text)
    scored = sorted(
        ((_score(known, hit, evidence, sentence, around.report, outer, text), -n, known) for n, known in enumerate(hit.known)),
        key=lambda item: item[:2],
        reverse=True,
    )
    best, rivals = scored[0][2], [item for item in scored[1:] if not _same(item[2], scored[0][2])]
    if not rivals:
        return best, (), "only one"
    gap = scored[0][0] - rivals[0][0]
    if gap >= (_CURATED_MARGIN if best.curated and rivals[0][2].curated else _MARGIN):
        return best, (), f"by context and size, {gap:.1f} ahead of {rivals[0][2].place.name}"
    return None, tuple(item[2] for item in scored if item[0] > scored[0][0] - 3)[:_LEFT_OPEN], "left open"


def _same(a: Known, b: Known) -> bool:
    """Tell whether two places of one name differ by kind alone: a city and its division."""
    wide = {a.kind, b.kind} & {"province", "country"}
    return a.place.country == b.place.country and (a.place.admin1 == b.place.admin1 or bool(wide))


def _score(
    known: Known,
    hit: Hit,
    evidence: Evidence,
    sentence: Counter[str],
    report: Counter[str],
    outer: tuple[Known, ...],
    text: str,
) -> float:
    place = known.place
    score = math.log10(place.population + 10) - 1 + (2 if known.curated else 0)
    score += {"country": 9, "capital": 0.8, "city": 0.4, "region": 4, "province": 0.2}.get(known.kind, 4 if not place.country else 0)
    state = place.country or ""
    total = sum(report.values())
    if sentence[state]:
        score += 1.5
    if total:
        score += 3 * report[state] / total
    if any(contains(wide, known) for wide in outer) or (evidence.state is not None and evidence.state == state):
        score += 8
    score += _by_type(known, evidence)
    return score + _by_spelling(known, text, report)


def _fits(known: Known, evidence: Evidence) -> bool:
    kind = evidence.type.kind if evidence.type else "*"
    return kind == "*" or known.kind in _WIDER.get(kind, frozenset({kind}))


def _by_type(known: Known, evidence: Evidence) -> float:
    if evidence.type is None or evidence.type.kind == "*":
        return 0
    return 6 if _fits(known, evidence) else -6


def _by_spelling(known: Known, text: str, report: Counter[str]) -> float:
    """Weigh «عُمان» against «عمّان», which are one word when folded."""
    if "عُم" in text:
        return 8 if known.kind == "country" else -8
    if "مّ" in text and "عم" in text:
        return 8 if known.kind == "capital" else -8
    if known.place.name == "Oman" and "سلطن" not in text:
        return (2 if report["OMN"] else -3) - (6 if report["JOR"] else 0)
    return 0
