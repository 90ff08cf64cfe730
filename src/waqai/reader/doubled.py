"""One event told by two words: a light verb with its noun («نفذ هجوما»), or two words of one type side by side.

On the annotated reports hardly any light verb is an event beside its noun (19 of 1,407), and few words beside one of
their own type are (27 of 10,591); the encoder, which judges each word alone, takes both more often.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import pairwise

from waqai import lexicons
from waqai.arabic.tokens import Token
from waqai.reader.evidence import Evidence
from waqai.reader.predicates import light_verbs
from waqai.reader.reading import Anchor

_REACH = 3  # words between which a light verb has its noun


@cache
def _light() -> frozenset[str]:
    return frozenset(form for forms in light_verbs().values() for form in forms)


lexicons.on_change(_light.cache_clear)


def single(told: Sequence[Anchor], tokens: Sequence[Token], known: Evidence) -> tuple[Anchor, ...]:
    """Return the anchors without the doubles; what a user's own line decides stays."""
    left = {anchor.token: anchor for anchor in told}
    for lost in (*_beside_light_verbs(told, tokens, known), *_side_by_side(told, tokens)):
        if lost.token not in known.own:
            left.pop(lost.token, None)
    return tuple(left.values())


def _beside_light_verbs(told: Sequence[Anchor], tokens: Sequence[Token], known: Evidence) -> Iterator[Anchor]:
    """Yield the noun behind a light verb that has a line of its own for the type («وقع اتفاقا»), else the verb."""
    by_token = {anchor.token: anchor for anchor in told}
    for verb in told:
        word = tokens[verb.token]
        if word.stem not in _light() and word.folded not in _light():
            continue
        for after in tokens[verb.token + 1 : verb.token + 1 + _REACH]:
            if after.sentence != word.sentence or after.pos in ("VERB", "PUNCT"):
                break
            noun = by_token.get(after.index)
            if noun is not None and noun.type == verb.type and _has_line(noun, known):
                yield noun if _has_line(verb, known) else verb
                break


def _has_line(anchor: Anchor, known: Evidence) -> bool:
    return any(match.type == anchor.type for match in known.matches.get(anchor.token, ()))


def _side_by_side(told: Sequence[Anchor], tokens: Sequence[Token]) -> Iterator[Anchor]:
    """Yield, of two neighbours of one type that no «و» joins, the less sure."""
    for first, second in pairwise(told):
        word = tokens[second.token]
        joined = second.token == first.token + 1 and word.sentence == tokens[first.token].sentence
        if joined and first.type == second.type and not _begins_with_and(word.proclitics, word.text):
            yield first if first.score < second.score else second


def _begins_with_and(proclitics: Collection[str], text: str) -> bool:
    return "و" in proclitics or text.startswith("و")
