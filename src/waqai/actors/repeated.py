"""Short forms: a word of a person's name that stands alone elsewhere in the report («خضر» after «أحمد خضر»)."""

from collections import Counter
from collections.abc import Sequence

from waqai.actors.lookup import words_of
from waqai.actors.view import View
from waqai.arabic.tokens import Token

_BEFORE = frozenset({"و", "ف", "ل", "ب", "ال"})
_LEAST = 3  # letters of a word that is taken for a name again


def repeated(view: View, labels: Sequence[str], names: Sequence[tuple[int, int, str]]) -> list[str]:
    """Return the labels, and those of words in no name that elsewhere are a person's last or only name.

    `names` are those that `labels` spell. Words that the lexicons know for a noun of office, a portfolio or an
    ordinal stay what they are, as do those that another kind of name has as often.
    """
    persons, others = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for first, last, kind in names:
        if kind == "PER":
            persons[_word(view.tokens[last - 1])] += 1
        else:
            others.update(_word(token) for token in view.tokens[first:last])
    out = list(labels)
    for at, token in enumerate(view.tokens):
        word = _word(token)
        if out[at] == "O" and persons[word] > others[word] and _alone(view, labels, at):
            out[at] = "B-PER"
    return out


def _word(token: Token) -> tuple[str, bool]:
    return token.stem, token.definite


def _alone(view: View, labels: Sequence[str], at: int) -> bool:
    """Tell whether the word at `at` may be a name by itself: no name beside it, no word of the lexicons."""
    token, known = view.tokens[at], view.infos[at]
    if len(token.stem) < _LEAST or token.enclitics or not _BEFORE.issuperset(token.proclitics):
        return False
    if known.nouns or known.portfolios or known.function or known.saying or token.folded in words_of("ordinal"):
        return False
    beside = [labels[there] for there in (at - 1, at + 1) if 0 <= there < len(labels)]
    return all(label == "O" for label in beside)
