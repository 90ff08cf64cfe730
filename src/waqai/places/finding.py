"""Places of a report: which known names are meant as places, and which place each one is."""

from dataclasses import replace

from waqai.arabic import Analysis
from waqai.places.evidence import Evidence, after_definite, before, full_start
from waqai.places.lexicon import Known
from waqai.places.naming import unknown
from waqai.places.place import PlaceMention
from waqai.places.resolution import Case, Decision, contains, fits, resolve, setting
from waqai.places.scanning import Hit, scan
from waqai.spans import Span

_REACH = 5
_LINKS = frozenset({"في", "من", ",", "التابعه", "الواقعه", "الواقع", "التابع", "-", "("})
_PAIRING = frozenset({",", "و", "او", "-"})


def find(analysis: Analysis) -> tuple[PlaceMention, ...]:
    """Return the places that the text names, in order.

    A state named as one who acts («أعلنت روسيا») is a place too; an adjective («روسي») is none. A name after
    a word of type that the gazetteer lacks («قرية الدنين») is a mention without place and candidates.
    """
    hits = scan(analysis)
    around = setting(analysis, hits)
    kept = _accepted(analysis, _cases(analysis, hits), frozenset(around.report))
    decided = [(case, resolve(analysis, case, around)) for case in kept]
    told = _meant(decided, told=True)
    sure = _meant(decided, told=False) | told
    known = [_mention(analysis, case, _again(case, decision, sure, told)) for case, decision in decided]
    taken = tuple(Span(hit.first, hit.last) for hit in hits)
    return tuple(sorted([*known, *unknown(analysis, taken)], key=lambda mention: mention.span))


def _cases(analysis: Analysis, hits: tuple[Hit, ...]) -> list[Case]:
    return [Case(hit, before(analysis, hit), _outer(analysis, hits, n)) for n, hit in enumerate(hits)]


def _outer(analysis: Analysis, hits: tuple[Hit, ...], n: int) -> tuple[Known, ...]:
    """Return the places of the next name, where the words between say that this one lies in it."""
    if n + 1 >= len(hits):
        return ()
    hit, other = hits[n], hits[n + 1]
    if other.use == "typed":
        return ()
    between = analysis.tokens[hit.last : other.first]
    if len(between) > _REACH or analysis.tokens[hit.first].sentence != analysis.tokens[other.first].sentence:
        return ()
    inside = (token.folded in _LINKS or token.folded.startswith("ب") for token in between)
    linked = other.clitic.endswith("ب") or any(inside)
    return other.known if linked and "و" not in other.clitic else ()


def _accepted(analysis: Analysis, cases: list[Case], states: frozenset[str]) -> list[Case]:
    certain = {case.hit.folded for case in cases if _typed(case.hit, case.seen)}
    kept: list[Case] = []
    previous: Case | None = None
    for case in cases:
        paired = previous is not None and _paired(analysis, previous.hit, case.hit)
        now = _inherit(case, previous) if paired and previous else case
        if now.hit.use == "near" and any(known.place.country in states for known in now.hit.known):
            now = replace(now, hit=replace(now.hit, use="strong"))
        if now.hit.use == "noun" and now.seen.type is None:
            now = replace(now, hit=replace(now.hit, use="typed" if after_definite(analysis, now.hit) else "strong"))
        if _is_place(now, paired=paired, certain=now.hit.folded in certain):
            kept.append(now)
            previous = now
        else:
            previous = None
    return kept


def _inherit(case: Case, previous: Case) -> Case:
    """Give the second of two paired names the word of type of both («محافظتي بابل وكربلاء»)."""
    kind = previous.seen.type
    if kind is None or not kind.several or case.seen.type is not None:
        return case
    return replace(case, seen=replace(case.seen, type=kind))


def _paired(analysis: Analysis, one: Hit, other: Hit) -> bool:
    between = analysis.tokens[one.last : other.first]
    joined = other.clitic == "و" or (not other.clitic and any(token.folded in _PAIRING for token in between))
    return len(between) <= 1 and joined


def _typed(hit: Hit, seen: Evidence) -> bool:
    """Tell whether a word of type makes the name a place; a vague one («منطقة») does so only for known places."""
    kind = seen.type
    if kind is None or not kind.strong:
        return False
    return not hit.everyday or (hit.curated if kind.kind == "*" else any(fits(k, kind.kind) for k in hit.known))


def _is_place(case: Case, *, paired: bool, certain: bool) -> bool:
    hit, seen = case.hit, case.seen
    if _typed(hit, seen):
        return True
    if (seen.cue in ("person", "body") and not hit.country) or (seen.cue == "title" and hit.use != "strong"):
        return False
    if seen.type is not None and hit.use != "typed" and not hit.everyday:
        return True
    outer = [wide for wide in case.outer if wide.kind == "province" or not hit.everyday]
    inside = any(contains(wide, known) for wide in outer for known in hit.known)
    return hit.use == "strong" or (inside and bool(seen.cue)) or _by_cue(case, paired=paired, certain=certain)


def _by_cue(case: Case, *, paired: bool, certain: bool) -> bool:
    """Tell whether a name that is not clear of itself is a place by the word before it, or by its company."""
    hit, cue = case.hit, case.seen.cue
    if hit.use == "typed":
        return certain and cue == "in" and not hit.clitic
    if hit.everyday:
        return paired or (cue == "in" and not hit.clitic)
    if hit.clitic.endswith(("ب", "ل", "ك")) and not hit.curated:
        return certain
    return cue in ("in", "to") or paired or certain


def _meant(decided: list[tuple[Case, Decision]], *, told: bool) -> dict[str, Known]:
    """Map each name to the first place decided for it; `told` = only where the words beside it tell."""
    out: dict[str, Known] = {}
    for case, decision in decided:
        if decision.known is not None and (not told or case.seen.type or case.outer):
            out.setdefault(case.hit.folded, decision.known)
    return out


def _again(case: Case, decision: Decision, sure: dict[str, Known], told: dict[str, Known]) -> Decision:
    """Take the place that the report means by the name elsewhere, where this mention does not tell."""
    if case.seen.type or case.outer:
        other = sure.get(case.hit.folded) if decision.known is None and decision.left else None
    elif decision.known is None:
        other = sure.get(case.hit.folded)
    else:
        other = told.get(case.hit.folded)
        if other is not None and other.place.country == decision.known.place.country:
            other = None
    if other is None or other not in case.hit.known:
        return decision
    return Decision(other, decision.left, "as elsewhere in the report")


def _mention(analysis: Analysis, case: Case, decision: Decision) -> PlaceMention:
    hit, known = case.hit, decision.known
    lines = known.where if known else ", ".join(item.where for item in decision.left) or "no line"
    cue = "type word" if case.seen.type else case.seen.cue or "name"
    return PlaceMention(
        hit.span,
        Span(full_start(analysis, hit, case.seen), hit.span.end),
        known.place if known else None,
        tuple(item.place for item in decision.left),
        f"{lines} ({cue}; {decision.why})",
    )
