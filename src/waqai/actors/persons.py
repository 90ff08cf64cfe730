"""Names of persons that no lexicon entry holds: runs of given names, particles, family names."""

from functools import lru_cache

from waqai.actors.view import View
from waqai.arabic.folding import light
from waqai.arabic.vocabulary import vocabulary

_STOP = frozenset({"VERB", "ADP", "AUX", "CCONJ", "SCONJ", "PRON", "PUNCT", "NUM", "DET", "PART", "SYM"})
_MOST = 6  # words of a name
_COMMON = 400  # a word counted more often in news is taken for a name only where the tagger says so


@lru_cache(maxsize=100_000)
def _count(word: str) -> int:
    return vocabulary().counts.get(light(word), 0)


def read_run(view: View, at: int, *, titled: bool) -> int | None:
    """Return the token after the person's name that begins at `at`, or None where none does.

    `titled`: a title or an office stands before it, so that one word of an unknown name is enough.
    """
    here, limit, parts, given = at, view.limit(at), 0, 0
    while here < limit and parts < _MOST:
        step = _part(view, here, limit, parts, titled=titled)
        if step is None:
            break
        given += view.infos[here].given == "strong"
        here, parts = step, parts + 1
    if parts == 0 or (not titled and parts < 2):
        return None
    return here


def _part(view: View, at: int, limit: int, parts: int, *, titled: bool) -> int | None:
    token, known = view.tokens[at], view.infos[at]
    word = token.folded
    if parts and word == "-" and at + 1 < limit:
        return _part(view, at + 1, limit, parts, titled=titled)
    if not word[0].isalpha() or known.function:
        return None
    if known.particle and at + 1 < limit and view.tokens[at + 1].folded[0].isalpha():
        return at + 2 if not view.infos[at + 1].function else None
    if parts and known.second:
        return at + 1
    if known.given and _whole(view, at) and token.pos not in ("ADP", "SCONJ", "PART"):
        return at + 1 if parts or titled or known.given == "strong" or token.pos == "PROPN" else None
    if known.saying or token.pos in _STOP:
        return None
    return at + 1 if _family(view, at, parts, titled=titled) else None


def _whole(view: View, at: int) -> bool:
    """Whether the word itself is a given name, not the rest behind a conjunction or preposition."""
    token = view.tokens[at]
    return not token.proclitics or token.pos == "PROPN" or token.proclitics == ("ال",)


def _family(view: View, at: int, parts: int, *, titled: bool) -> bool:
    token, known = view.tokens[at], view.infos[at]
    if not (parts or titled):
        return False
    if token.proclitics and token.proclitics != ("ال",):
        return False
    if known.nouns or known.portfolios or (known.modifier and not parts):
        return token.pos == "PROPN" and bool(parts) and not known.nisbas and not known.portfolios
    if known.nisbas:
        return token.pos == "PROPN" and parts > 0 and view.infos[at].nisbas[0][1]
    if token.pos == "PROPN":
        return True
    if token.definite:
        return parts > 0 and token.folded.endswith("ي") and not known.modifier
    return _count(token.text) < _COMMON and not known.modifier
