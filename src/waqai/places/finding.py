"""Places of a report: which known names are meant as places, and which place each one is."""

from dataclasses import replace

from waqai.arabic import Analysis, Token
from waqai.places.evidence import Evidence, before, is_direction
from waqai.places.lexicon import Known, type_words
from waqai.places.place import PlaceMention
from waqai.places.resolution import contains, resolve, setting
from waqai.places.scanning import Hit, openings, scan
from waqai.spans import Span

_REACH = 5
_LINKS = frozenset({"في", "من", ",", "التابعه", "الواقعه", "الواقع", "التابع", "-", "("})
_PAIRING = frozenset({",", "و", "او", "-"})


def find(analysis: Analysis) -> tuple[PlaceMention, ...]:
    """Return the places that the text names, in order.

    A state named as one who acts («أعلنت روسيا») is a place too; an adjective («روسي») is none.
    """
    hits = scan(analysis)
    evidence = [before(analysis, hit) for hit in hits]
    outers = [_outer(analysis, hits, n) for n in range(len(hits))]
    kept = _accepted(analysis, hits, evidence, outers)
    around = setting(analysis, tuple(hits[n] for n in kept))
    found = [(n, resolve(analysis, hits[n], evidence[n], around, outers[n])) for n in kept]
    sure = {hits[n].folded: known for n, (known, _, _) in reversed(found) if known is not None}
    return tuple(
        _mention(analysis, hits[n], evidence[n], known or _again(hits[n], left, sure), left, why)
        for n, (known, left, why) in found
    )


def _again(hit: Hit, left: tuple[Known, ...], sure: dict[str, Known]) -> Known | None:
    known = sure.get(hit.folded)
    return known if known in left else None


def _outer(analysis: Analysis, hits: tuple[Hit, ...], n: int) -> tuple[Known, ...]:
    """Return the places of the next name, where the words between say that this one lies in it."""
    if n + 1 >= len(hits):
        return ()
    hit, other = hits[n], hits[n + 1]
    between = analysis.tokens[hit.last : other.first]
    if len(between) > _REACH or analysis.tokens[hit.first].sentence != analysis.tokens[other.first].sentence:
        return ()
    linked = other.clitic.endswith("ب") or any(token.folded in _LINKS for token in between)
    linked = linked or any(token.folded.startswith("ب") for token in between)
    return other.known if linked and "و" not in other.clitic else ()


def _accepted(
    analysis: Analysis, hits: tuple[Hit, ...], evidence: list[Evidence], outers: list[tuple[Known, ...]]
) -> tuple[int, ...]:
    certain = {hit.folded for hit, seen in zip(hits, evidence, strict=True) if seen.type and seen.type.strong}
    kept: list[int] = []
    for n, hit in enumerate(hits):
        paired = bool(kept) and kept[-1] == n - 1 and _paired(analysis, hits[n - 1], hit)
        before_it = evidence[n - 1].type
        if paired and before_it and before_it.several and evidence[n].type is None:
            evidence[n] = replace(evidence[n], type=before_it)
        inside = any(contains(wide, known) for wide in outers[n] for known in hit.known)
        if _is_place(hit, evidence[n], paired=paired, inside=inside, certain=hit.folded in certain):
            kept.append(n)
    return tuple(kept)


def _paired(analysis: Analysis, one: Hit, other: Hit) -> bool:
    between = analysis.tokens[one.last : other.first]
    return len(between) <= 1 and (other.clitic.startswith("و") or any(t.folded in _PAIRING for t in between))


def _is_place(hit: Hit, seen: Evidence, *, paired: bool, inside: bool, certain: bool) -> bool:
    if seen.cue == "person" or seen.cue == "body" and not any(k.kind == "country" for k in hit.known):
        return False
    if seen.type is not None and (seen.type.strong or hit.use != "typed"):
        return True
    if hit.use == "strong" or inside and seen.cue:
        return True
    if hit.clitic.endswith(("ب", "ل", "ك")) and not hit.everyday and not any(k.curated for k in hit.known):
        return certain
    if hit.use == "typed":
        return certain and seen.cue == "in" and not hit.clitic
    if hit.everyday:
        return seen.cue == "in" and not hit.clitic or paired
    return seen.cue in ("in", "to") or paired or certain


def _start(token: Token) -> int:
    """Return where the word of type begins, behind its clitics."""
    clitic = next((c for c, word in openings(token.folded) if c and (word in type_words() or is_direction(word))), "")
    known = token.folded in type_words() or is_direction(token.folded)
    return token.span.start + (0 if known else len(clitic))


def _mention(
    analysis: Analysis, hit: Hit, seen: Evidence, known: Known | None, left: tuple[Known, ...], why: str
) -> PlaceMention:
    start = _start(analysis.tokens[seen.start]) if seen.start < hit.first else hit.span.start
    place = known.place if known else None
    lines = known.where if known else ", ".join(item.where for item in left)
    cue = "type word" if seen.type else seen.cue or "name"
    because = f"{lines} ({cue}; {why})"
    full = Span(start, hit.span.end)
    return PlaceMention(hit.span, full, place, tuple(item.place for item in left), because)


