"""Clauses: a sentence cut at its relative pronouns, complementisers, conjunctions and quotation marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from waqai.arabic.folding import fold
from waqai.arabic.tokens import Analysis, Token

Relation = Literal["main", "relative", "complement", "coordinate", "adverbial", "quotation"]
_RELATIVE = frozenset(["الذي", "التي", "الذين", "اللذان", "اللذين", "اللتان", "اللتين", "اللواتي", "اللاتي", "اللايي"])
_COMPLEMENT = frozenset(fold("أن إن أنّ").split())
_ADVERBIAL = frozenset(
    fold(
        """بينما فيما حيث عندما حينما حين إذا لو لما كلما ريثما حيثما بعدما قبلما منذما طالما لأن كي لكي حتى إذ
        كما مثلما مما ممن وسط"""
    ).split()
)
_COORDINATE = frozenset(fold("لكن ثم بل أو غير").split())
_BEFORE_AN = frozenset(fold("بعد قبل منذ دون بدون حتى إلى على غير رغم مع").split())
_LIGHT = frozenset(fold("كان بدأ كاد أصبح ظل عاد راح أخذ زال بات صار استمر أوشك سبق تم أخذ مازال ليس ما انفك").split())
_OPEN, _CLOSE, _EITHER = frozenset("«“„‹"), frozenset("»”›"), frozenset('"')
_STOPS = frozenset("؛;:")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its tokens' indices, its `verb` (a token's index, None if nominal), and its parent.

    `relation` is how it hangs on clause number `parent`: "complement" after أن and verbs of saying,
    "quotation" between quotation marks, "main" where it stands by itself. `marker` is the token that opens
    it (a relative pronoun, complementiser, conjunction, or the verb that carries و).
    """

    index: int
    sentence: int
    tokens: tuple[int, ...]
    verb: int | None
    relation: Relation
    parent: int | None
    marker: int | None


@dataclass(slots=True)
class _Open:
    relation: Relation
    parent: int | None
    marker: int | None
    tokens: list[int] = field(default_factory=list)
    verb: int | None = None


def clauses(analysis: Analysis) -> tuple[Clause, ...]:
    """Return the clauses of `analysis` in the order in which they open."""
    found: list[Clause] = []
    for sentence in analysis.sentences:
        cut = _Cutter(analysis.sentence_tokens(sentence), len(found)).cut()
        for clause in cut:
            said = (clause.verb, clause.relation, clause.parent, clause.marker)
            found.append(Clause(len(found), sentence.index, tuple(clause.tokens), *said))
    return tuple(found)


class _Cutter:
    """Walks the tokens of one sentence, the clauses that are open on a stack."""

    def __init__(self, tokens: Sequence[Token], base: int) -> None:
        self._tokens, self._base = tokens, base
        self._all = [_Open("main", None, None)]
        self._stack = [0]
        self._quotes: list[int | None] = []

    def cut(self) -> list[_Open]:
        for at, token in enumerate(self._tokens):
            self._step(at, token)
        return self._all

    @property
    def _top(self) -> _Open:
        return self._all[self._stack[-1]]

    def _open(self, relation: Relation, parent: int, marker: int | None) -> None:
        self._all.append(_Open(relation, self._base + parent, marker))
        self._stack.append(len(self._all) - 1)

    def _step(self, at: int, token: Token) -> None:
        if token.text in _OPEN | _EITHER | _CLOSE:
            self._quote(at, token)
            return
        relation = self._relation(at, token)
        if relation == "coordinate":
            self._coordinate(token)
        elif relation:
            self._open(relation, self._stack[-1], token.index)
        elif token.pos == "VERB" and self._top.verb is not None:
            self._further_verb(at, token)
        self._top.tokens.append(token.index)
        if token.pos in ("VERB", "AUX"):
            self._take_verb(token)

    def _take_verb(self, token: Token) -> None:
        top = self._top
        if top.verb is None or token.pos == "VERB":
            top.verb = token.index

    def _relation(self, at: int, token: Token) -> Relation | None:
        before = self._tokens[at - 1] if at else None
        if token.stem in _RELATIVE or (token.stem in ("من", "ما") and token.pos == "PRON"):
            return "relative" if at else None
        if token.stem in _COMPLEMENT and token.pos in ("SCONJ", "PART") and at:
            time = before is not None and before.stem in _BEFORE_AN
            return "adverbial" if time else "complement"
        if token.stem in _ADVERBIAL and token.pos in ("SCONJ", "ADP", "ADV", "PART", "PRON"):
            return "adverbial" if at and self._verb_follows(at) else None
        if token.pos == "VERB" and token.proclitics[:1] == ("ل",) and token.feature("Aspect") == "Imp":
            return "adverbial" if self._top.verb is not None else None
        if token.proclitics[:1] in (("و",), ("ف",)) or token.stem in _COORDINATE:
            return "coordinate" if self._top.verb is not None and self._starts_clause(at) else None
        return None

    def _verb_follows(self, at: int, reach: int = 4) -> bool:
        return any(t.pos in ("VERB", "AUX") for t in self._tokens[at + 1 : at + 1 + reach])

    def _starts_clause(self, at: int) -> bool:
        token = self._tokens[at]
        if token.pos in ("VERB", "AUX") or (token.pos == "PRON" and token.stem in ("هو", "هي", "هم")):
            return True
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        helps = token.pos in ("PART", "SCONJ", "CCONJ") or token.stem in _COORDINATE
        return helps and following is not None and (
            following.pos in ("VERB", "AUX", "PART", "PRON") or self._verb_follows(at, 2)
        )  # fmt: skip

    def _coordinate(self, token: Token) -> None:
        floor = next((opened for opened in reversed(self._quotes) if opened is not None), 0)
        level = self._stack[-1]
        if token.stem == "هو" or token.pos == "PRON":
            self._open("adverbial", level, token.index)
            return
        while self._all[level].relation in ("relative", "adverbial") and level > floor and len(self._stack) > 1:
            if self._matches(self._all[level], token):
                break
            self._stack.pop()
            level = self._stack[-1]
        sister = self._stack.pop() if len(self._stack) > 1 and self._stack[-1] != floor else self._stack[-1]
        self._open("coordinate", sister, token.index)

    def _matches(self, clause: _Open, token: Token) -> bool:
        verb = next((t for t in self._tokens if t.index == clause.verb), None)
        if verb is None or token.pos != "VERB":
            return False
        same = ("Aspect", "Gender", "Number")
        main = next((t for t in self._tokens if t.index == self._all[0].verb), None)
        fits_main = main is not None and all(main.feature(n) == token.feature(n) for n in same)
        return all(verb.feature(n) == token.feature(n) for n in same) and not fits_main

    def _further_verb(self, at: int, token: Token) -> None:
        top, before = self._top, self._tokens[at - 1]
        verb = next(t for t in self._tokens if t.index == top.verb)
        if verb.pos == "AUX" or (verb.lemma in _LIGHT and token.feature("Aspect") == "Imp"):
            return
        for depth in range(len(self._stack) - 1, 0, -1):
            outer = self._all[self._stack[depth - 1]]
            if outer.verb is None and self._all[self._stack[depth]].relation in ("relative", "adverbial"):
                del self._stack[depth:]
                return
        if before.text in ("،", ","):
            self._coordinate(token)
        elif before.pos in ("NOUN", "ADJ", "ADV", "NUM") and not before.definite and not before.enclitics:
            self._open("relative", self._stack[-1], token.index)
        else:
            self._open("adverbial", self._stack[-1], token.index)

    def _quote(self, at: int, token: Token) -> None:
        closes = token.text in _CLOSE or (token.text in _EITHER and bool(self._quotes))
        if closes and self._quotes:
            opened = self._quotes.pop()
            if opened is None:
                self._top.tokens.append(token.index)
                return
            while len(self._stack) > 1 and self._stack[-1] != opened:
                self._stack.pop()
            if len(self._stack) > 1:
                self._stack.pop()
            self._top.tokens.append(token.index)
            return
        self._top.tokens.append(token.index)
        if token.text in _CLOSE:
            return
        if self._spoken(at):
            self._open("quotation", self._stack[-1], token.index)
            self._quotes.append(self._stack[-1])
        else:
            self._quotes.append(None)

    def _spoken(self, at: int) -> bool:
        """Tell whether the words that follow the quotation mark at `at` hold a verb."""
        for token in self._tokens[at + 1 :]:
            if token.text in _CLOSE | _EITHER:
                return False
            if token.pos in ("VERB", "AUX"):
                return True
        return False
