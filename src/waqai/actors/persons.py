"""Names of persons that no lexicon entry holds: runs of given names, particles, family names."""

from functools import lru_cache

from waqai.actors.lookup import is_given, words_of
from waqai.actors.view import View
from waqai.arabic.folding import light
from waqai.arabic.vocabulary import vocabulary

_STOP = frozenset({"VERB", "ADP", "AUX", "CCONJ", "SCONJ", "PRON", "PUNCT", "NUM", "DET", "PART", "SYM"})
_MOST = 6  # words of a name
_COMMON = 400  # a word counted more often in news is taken for a name only where the tagger says so


@lru_cache(maxsize=32_768)
def _count(word: str) -> int:
    return vocabulary().counts.get(light(word), 0)


def read_run(view: View, at: int, *, titled: bool) -> int | None:
    """Return the token after the person's name that begins at `at`, or None where none does.

    `titled`: a title or an office stands before it, so that one word of an unknown name is enough.
    """
    here, limit, parts = at, view.limit(at), 0
    if not titled and not _opens(view, at):
        return None
    while here < limit and parts < _MOST:
        step = _part(view, here, limit, parts, titled=titled)
        if step is None or (
            parts > 1 and word_is_family(view.tokens[here - 1].folded) and not _family_again(view, here)
        ):
            break
        parts += 1 if step == here + 1 or parts else 2
        here = step
    if parts == 0 or (not titled and parts < 2):
        return None
    return here


def _family_again(view: View, at: int) -> bool:
    """Whether a name may go on at `at` after a family name: only by another family name."""
    return word_is_family(view.tokens[at].folded)


def foreign(view: View, at: int) -> bool:
    """Tell whether token `at`, one word, can only be an unknown name: rare, tagged so, and no word of the lexicons."""
    token, known = view.tokens[at], view.infos[at]
    if token.pos != "PROPN" or token.definite or token.proclitics not in ((), ("و",), ("ل",), ("ب",)):
        return False
    if known.nouns or known.nisbas or known.modifier or known.function or known.names or known.saying:
        return False
    if token.enclitics or token.text.endswith(_NO_NAME):
        return False
    if at in view.places or len(token.stem) < 4 or not "ء" <= token.folded[:1] <= "ي":
        return False
    return _count(token.text) < _RARE and _count(token.stem) < _COMMON and not _located(view, at)


def _located(view: View, at: int) -> bool:
    if at == 0 or view.tokens[at - 1].sentence != view.tokens[at].sentence:
        return False
    before = view.tokens[at - 1].folded
    return before in words_of("local") or before.removeprefix("و").removeprefix("ب") in words_of("local")


_NO_NAME = ("ة", "ات", "ها", "هما", "هم", "يا", "اء", "ونه", "تها", "وا")
_RARE = 60


def _opens(view: View, at: int) -> bool:
    """Whether a name without a title may begin here."""
    known, token = view.infos[at], view.tokens[at]
    after = view.infos[at + 1] if at + 1 < view.limit(at) else None
    if known.particle and token.pos != "VERB" and at not in view.places and token.text != "فإن":
        return after is not None and (after.given != "" or view.tokens[at + 1].pos == "PROPN" or after.second)
    if known.given == "strong":
        return token.pos != "VERB" or (after is not None and after.given == "strong")
    if foreign(view, at):
        return after is None or after.given != "strong"
    if not known.given or after is None:
        return False
    return (
        after.second
        or view.tokens[at + 1].folded in ("بن", "ابن")
        or (token.pos == "PROPN" and (after.given == "strong" or after.particle))
    )


def _part(view: View, at: int, limit: int, parts: int, *, titled: bool) -> int | None:  # noqa: PLR0911 (a cascade)
    token, known = view.tokens[at], view.infos[at]
    word = token.folded
    if parts and word == "-" and at + 1 < limit:
        return _part(view, at + 1, limit, parts, titled=titled)
    if not word[:1].isalpha() or (known.function and not (parts and token.text == "علي")):
        return None
    if (
        known.particle
        and not token.text.startswith("آ")
        and at + 1 < limit
        and view.tokens[at + 1].folded[:1].isalpha()
    ):
        return at + 2 if not view.infos[at + 1].function and view.tokens[at + 1].pos != "VERB" else None
    if parts and known.second:
        return at + 1
    ali = token.text.endswith("علي") and parts > 0
    if known.given and _whole(view, at, parts) and (ali or token.pos not in ("ADP", "SCONJ", "PART")):
        firm = titled or known.given == "strong" or token.pos == "PROPN"
        return at + 1 if firm and not (parts and known.nouns and token.pos != "PROPN") else None
    if known.saying or token.pos in _STOP:
        return None
    return at + 1 if _family(view, at, parts, titled=titled) else None


def _whole(view: View, at: int, parts: int) -> bool:
    """Whether the word itself is a given name, not the rest behind a conjunction or preposition."""
    token = view.tokens[at]
    if not is_given(token.folded) and parts:
        return False
    if parts == 0 and view.infos[at].given == "strong":
        return True
    return not token.proclitics or token.pos == "PROPN" or token.proclitics == ("ال",)


def word_is_family(word: str) -> bool:
    """Tell whether a folded word has the form of a family name: ال and a nisba ending."""
    return word.startswith("ال") and word.endswith("ي") and len(word) > 5


def _family(view: View, at: int, parts: int, *, titled: bool) -> bool:  # noqa: PLR0911 (a cascade)
    token, known = view.tokens[at], view.infos[at]
    if not (parts or titled):
        return foreign(view, at)
    sure = parts == 1 and view.infos[at - 1].given == "strong"
    if sure and _after_given(view, at):
        return True
    if (token.proclitics and token.proclitics != ("ال",)) or token.enclitics:
        return False
    if token.text.endswith(_NO_NAME):
        return False
    if known.nouns or known.portfolios or (known.modifier and not parts):
        return False
    family = parts > 0 and word_is_family(token.folded)
    if any(not name.weak and not name.rest for cut, name in known.names if cut == 0) and not family:
        return False
    if known.nisbas:
        return token.pos == "PROPN" and parts > 0 and known.nisbas[0][1]
    if token.pos == "PROPN":
        return parts > 0 or _count(token.text) < _COMMON * 3 or titled
    if token.definite:
        return parts > 0 and token.folded.endswith("ي") and not known.modifier
    return _count(token.text) < _RARE and not known.modifier


def _after_given(view: View, at: int) -> bool:
    """Whether a word after a given name is its second part though it is, or looks like, another word."""
    token, known = view.tokens[at], view.infos[at]
    if token.folded in words_of("ordinal"):
        return True
    if known.given and not is_given(token.folded):
        return token.definite and is_given(token.stem)
    if known.names or known.portfolios or token.text.endswith(("ها", "هم", "وا")):
        return False
    if token.definite and token.proclitics == ("ال",):
        return token.pos in ("PROPN", "ADJ") or is_given(token.stem) or word_is_family(token.folded)
    return not known.nouns and not known.modifier and _count(token.text) < _RARE
