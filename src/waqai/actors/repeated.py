"""Names that the tagger found once, found again in the report: last names alone, organisations by the same words."""

from collections import Counter
from collections.abc import Sequence

from waqai.actors.lookup import words_of
from waqai.actors.view import View
from waqai.arabic.tokens import Token

Run = tuple[int, int, str]  # first token, last + 1, class
_BEFORE = frozenset({"و", "ف", "ل", "ب", "ال"})
_LEAST = 3  # letters of a word that is taken for a name again


def repeated(view: View, labels: Sequence[str], names: Sequence[Run]) -> list[str]:
    """Return the labels, and those of words in no name that elsewhere in the report are one.

    `names` are those that `labels` spell. A word is a person again where it is the last or only word of a person's name
    («العيساوي» after «أحمد العيساوي»), words are an organisation again where they are its whole name. Words that the
    lexicons know for a noun of office, a portfolio or an ordinal stay what they are, as do those that are as often
    another kind of name.
    """
    out = list(labels)
    _persons(view, names, out)
    _organisations(view, names, out)
    return out


def _persons(view: View, names: Sequence[Run], out: list[str]) -> None:
    persons, others = Counter[tuple[str, bool]](), Counter[tuple[str, bool]]()
    for first, last, kind in names:
        if kind == "PER":
            persons[_word(view.tokens[last - 1])] += 1
        else:
            others.update(_word(token) for token in view.tokens[first:last])
    if not persons:
        return
    stems = {stem for stem, _ in persons}
    known = [(at, _word(token)) for at, token in enumerate(view.tokens) if token.stem in stems]
    likely = [at for at, word in known if persons[word] > others[word]]
    for at in [at for at in likely if out[at] == "O" and _alone(view, out, at)]:
        out[at] = "B-PER"


def _organisations(view: View, names: Sequence[Run], out: list[str]) -> None:
    """Label whole names of organisations again, the longest first."""
    known = {kind: Counter(_words(view, a, b) for a, b, k in names if (k == "ORG") == kind) for kind in (True, False)}
    again = [words for words, times in known[True].items() if times > known[False][words]]
    starts: dict[tuple[str, bool], list[int]] = {}
    for at, label in enumerate(out if again else ()):
        if label == "O":
            starts.setdefault(_word(view.tokens[at]), []).append(at)
    for words in sorted(again, key=lambda words: (-len(words), words)):
        for first in starts.get(words[0], ()):
            last = first + len(words)
            whole = _words(view, first, last) == words and all(label == "O" for label in out[first:last])
            if whole and (len(words) > 1 or _alone(view, out, first)):
                out[first:last] = ["B-ORG", *["I-ORG"] * (len(words) - 1)]


def _word(token: Token) -> tuple[str, bool]:
    return token.stem, token.definite


def _words(view: View, first: int, last: int) -> tuple[tuple[str, bool], ...]:
    return tuple(_word(token) for token in view.tokens[first:last])


def _alone(view: View, labels: Sequence[str], at: int) -> bool:
    """Tell whether the word at `at` may be a name by itself: no name beside it, no word of the lexicons."""
    token, known = view.tokens[at], view.infos[at]
    if len(token.stem) < _LEAST or token.enclitics or not _BEFORE.issuperset(token.proclitics):
        return False
    if known.nouns or known.portfolios or known.function or known.saying or token.folded in words_of("ordinal"):
        return False
    beside = [labels[there] for there in (at - 1, at + 1) if 0 <= there < len(labels)]
    return all(label == "O" for label in beside)
