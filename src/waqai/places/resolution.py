"""Which place a name is: by its type word, what contains it, what else the report names, and its size."""

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from waqai import lexicons
from waqai.arabic import Analysis
from waqai.places import lexicon
from waqai.places.evidence import Evidence
from waqai.places.lexicon import Known
from waqai.places.scanning import Hit

_MARGIN, _CURATED_MARGIN = 0.6, 2.0
_LEFT_OPEN = 6
_UNCOUNTED, _OBSCURE = 500_000, 100_000
_FAR_BEHIND, _IN_SENTENCE, _IN_REPORT, _INSIDE, _TYPED = 3.0, 1.5, 3.0, 8.0, 6.0
_KINDS = {"country": 9, "capital": 0.8, "city": 0.4, "region": 4, "province": 0.2}
_CITY_KINDS = frozenset({"city", "capital", "town", "village", "district"})
_WIDER = {"city": _CITY_KINDS, "district": _CITY_KINDS | {"neighbourhood"}, "capital": _CITY_KINDS}
_WIDER |= {"neighbourhood": frozenset({"neighbourhood", "town", "village", "district"})}
_WIDER |= {"village": frozenset({"village", "town", "district"})}
_WIDER |= {"camp": frozenset({"camp", "base"}), "country": frozenset({"country"})}
_WIDER |= {"province": frozenset({"province", "region"})}
_WIDER |= {"natural": frozenset({"sea", "strait", "river", "valley", "mountain", "canal", "lake", "region", "island"})}
_WIDER |= {"island": frozenset({"island", "country", "region"})}
_STRICT = frozenset({"natural", "island"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Which states a report and each of its sentences speak of, counted by unambiguous names and adjectives."""

    report: Counter[str]
    sentences: dict[int, Counter[str]]


@dataclass(frozen=True, slots=True)
class Case:
    """A name in the text, the words before it, and the places that the next words put it in."""

    hit: Hit
    seen: Evidence
    outer: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """The place decided on, or None and those left open; `why` tells what decided."""

    known: Known | None
    left: tuple[Known, ...]
    why: str


def setting(analysis: Analysis, hits: tuple[Hit, ...]) -> Setting:
    """Count the states that the report speaks of."""
    report: Counter[str] = Counter()
    sentences: dict[int, Counter[str]] = {}
    for token in analysis.tokens:
        state = _state(token.folded)
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


@lru_cache(maxsize=65_536)
def _state(word: str) -> str | None:
    """Return the state whose adjective the folded `word` is, also behind a clitic."""
    known = lexicon.demonyms()
    return known.get(word) or known.get(word[1:] if word[:1] in "ولب" else "")


lexicons.on_change(_state.cache_clear)


def contains(outer: Known, inner: Known) -> bool:
    """Tell whether `outer` is a state, division or wider region that `inner` lies in."""
    a, b = outer.place, inner.place
    if a.key == b.key or a.country is None or a.country != b.country:
        return False
    if a.precision == "country":
        return inner.kind != "country"
    return outer.kind == "province" and inner.kind not in ("province", "country") and b.admin1 == a.admin1


def resolve(analysis: Analysis, case: Case, around: Setting) -> Decision:
    """Decide which place the name of `case` is."""
    known = case.hit.known
    kind = case.seen.type.kind if case.seen.type else "*"
    if kind in _STRICT and not any(fits(one, kind) for one in known):
        return Decision(None, (), f"no {kind} of this name is known")
    sentence = around.sentences.get(analysis.tokens[case.hit.first].sentence, Counter())
    text = case.hit.span.of(analysis.text)
    scores = {one: _score(one, case, sentence, around.report) + _by_spelling(one, text, around.report) for one in known}
    return _best(scores, case.outer, around.report)


def _best(scores: dict[Known, float], outer: tuple[Known, ...], report: Counter[str]) -> Decision:
    ranked = sorted(scores, key=lambda known: -scores[known])
    same = [known for known in ranked if _same(known, ranked[0])]
    best = next((known for known in same if known.curated), same[0])
    rivals = [known for known in ranked if known not in same]
    if not best.curated and _doubtful(best, report, outer):
        return Decision(None, tuple(ranked)[:_LEFT_OPEN], "the report speaks of other states")
    if not rivals:
        return Decision(best, (), "only one")
    gap = scores[ranked[0]] - scores[rivals[0]]
    told = bool(report[best.place.country or ""]) and not report[rivals[0].place.country or ""]
    if gap >= (_CURATED_MARGIN if best.curated and rivals[0].curated and not told else _MARGIN):
        return Decision(best, (), f"by context and size, {gap:.1f} ahead of {rivals[0].place.name}")
    left = tuple(known for known in ranked if scores[known] > scores[ranked[0]] - _FAR_BEHIND)
    return Decision(None, left[:_LEFT_OPEN], "left open")


def _doubtful(known: Known, report: Counter[str], outer: tuple[Known, ...]) -> bool:
    """Tell whether a place that the lexicon does not list lies where the report does not look."""
    place = known.place
    if any(wide.kind in ("country", "province") for wide in outer):
        return not any(wide.place.country == place.country for wide in outer)
    return place.population < _OBSCURE and bool(report) and not report[place.country or ""]


def _same(a: Known, b: Known) -> bool:
    """Tell whether two places of one name differ by kind alone: a city and its division."""
    wide = {a.kind, b.kind} & {"province", "country"}
    return a.place.country == b.place.country and (a.place.admin1 == b.place.admin1 or bool(wide))


def _score(known: Known, case: Case, sentence: Counter[str], report: Counter[str]) -> float:
    state = known.place.country or ""
    score = _standing(known) + (_IN_SENTENCE if sentence[state] else 0)
    if report:
        score += _IN_REPORT * report[state] / report.total()
    if any(contains(wide, known) for wide in case.outer) or case.seen.state == (state or "-"):
        score += _INSIDE
    kind = case.seen.type.kind if case.seen.type else "*"
    if kind != "*":
        score += _TYPED if fits(known, kind) else -_TYPED
    return score


def _standing(known: Known) -> float:
    """Return how likely news means this place by its name alone: by size, kind, and being listed."""
    people = known.place.population or (_UNCOUNTED if known.kind in ("capital", "city") else 0)
    listed = 2 if known.curated else 0
    return math.log10(people + 10) - 1 + listed + _KINDS.get(known.kind, 0 if known.place.country else 4)


def fits(known: Known, kind: str) -> bool:
    """Tell whether a word of type of `kind` can stand before the place (* = before any)."""
    return kind == "*" or known.kind in _WIDER.get(kind, frozenset({kind}))


def _by_spelling(known: Known, text: str, report: Counter[str]) -> float:
    """Weigh «عُمان» against «عمّان», which are one word when folded."""
    if "عُم" in text:
        return 8 if known.kind == "country" else -8
    if "مّ" in text and "عم" in text:
        return 8 if known.kind == "capital" else -8
    if known.place.country == "OMN" and known.kind == "country" and "سلطن" not in text:
        return (2 if report["OMN"] else -3) - (6 if report["JOR"] else 0)
    return 0
