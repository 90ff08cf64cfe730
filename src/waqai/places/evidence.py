"""The words around a name: of type, of place, of persons and bodies, and the name that it is paired with."""

from dataclasses import dataclass

from waqai.arabic import Analysis, Token
from waqai.places import lexicon
from waqai.places.lexicon import TypeWord
from waqai.places.scanning import Hit, openings

_QUOTES = frozenset({"«", '"', "“", "'", "”"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands before a name. `start` is the token at which the full name (with its type word) begins.

    `type` is the word of type; `cue` the strongest cue: "in", "to", "person", "title", "body" or ""; `state` the
    state that an adjective after the name tells («طرابلس اللبنانية»).
    """

    start: int
    type: TypeWord | None
    cue: str
    state: str | None


def before(analysis: Analysis, hit: Hit) -> Evidence:
    """Return what the words before `hit` tell of it."""
    tokens = analysis.tokens
    floor = analysis.sentences[tokens[hit.first].sentence].first
    start, kind = _typed(tokens, hit, floor)
    cue = _cue(tokens, start, floor, "" if start < hit.first else hit.clitic)
    while cue == "in" and start > floor and any(is_direction(word) for _, word in openings(tokens[start - 1].folded)):
        start -= 1
    after = tokens[hit.last].folded if hit.last < len(tokens) else ""
    return Evidence(start, kind, cue, lexicon.demonyms().get(after) if after.startswith("ال") else None)


def after_definite(analysis: Analysis, hit: Hit) -> bool:
    """Tell whether a noun with the article stands right before the name, which then describes it."""
    if hit.clitic or hit.first == analysis.sentences[analysis.tokens[hit.first].sentence].first:
        return False
    words = [word for _, word in openings(analysis.tokens[hit.first - 1].folded)]
    told = lexicon.cues("title") | lexicon.cues("in") | lexicon.cues("to")
    return any(word.startswith("ال") and len(word) > 4 for word in words) and not any(word in told for word in words)


def full_start(analysis: Analysis, hit: Hit, seen: Evidence) -> int:
    """Return where the full name begins: at its word of type or side, behind that word's clitics."""
    if seen.start >= hit.first:
        return hit.span.start
    token = analysis.tokens[seen.start]
    told = (clitic for clitic, word in openings(token.folded) if word in lexicon.type_words() or is_direction(word))
    return token.span.start + len(next(told, ""))


def _typed(tokens: tuple[Token, ...], hit: Hit, floor: int) -> tuple[int, TypeWord | None]:
    if hit.clitic:
        return hit.first, None
    at = hit.first - 1
    if at > floor and _adjective(tokens[at].folded) and _type(tokens[at - 1]):
        at -= 1
    if at >= floor and tokens[at].folded in _QUOTES and at > floor:
        at -= 1
    found = _type(tokens[at]) if at >= floor else None
    if found is None:
        return hit.first, None
    return at, found


def _adjective(folded: str) -> bool:
    return len(folded) > 4 and folded.startswith("ال") and folded.endswith(("يه", "ي", "ه"))


def _type(token: Token) -> TypeWord | None:
    words = lexicon.type_words()
    if token.pos == "VERB":  # «وأدى» reads «وادي» when folded
        return None
    return next((words[word] for _, word in openings(token.folded) if word in words), None)


def _cue(tokens: tuple[Token, ...], start: int, floor: int, clitic: str) -> str:
    if clitic.endswith("ب"):
        return "in"
    if clitic.endswith(("ل", "ك")):
        return "to"
    if start - 1 > floor and tokens[start - 1].folded in _QUOTES:
        start -= 1
    if start <= floor:
        return ""
    one = tokens[start - 1].folded
    two = f"{tokens[start - 2].folded} {one}" if start - 1 > floor else ""
    for kind in ("in", "person", "title", "body", "to"):
        found = lexicon.cues(kind)
        if two in found or any(word in found for _, word in openings(one)):
            return kind
    return ""


def is_direction(word: str) -> bool:
    """Tell whether the folded word names a side of a place («شمال», «ريف») that its full name takes in."""
    return word.removesuffix("ي") in ("شمال", "جنوب", "شرق", "غرب", "وسط", "ريف")
