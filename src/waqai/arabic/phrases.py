"""Noun phrases: idafa chains with their adjectives, appositions and numbers, and how they coordinate."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from waqai.arabic.agreement import agrees
from waqai.arabic.folding import Folded
from waqai.arabic.phrase_words import (
    HONOURED,
    NAMED_BY_QUOTES,
    OF_PARTS,
    QUANTIFIERS,
    REPEATED,
    SPOKEN_FOR,
    TITLES,
)  # fmt: skip
from waqai.arabic.tokens import Analysis, Token
from waqai.spans import Span

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "DET"})
_OPENING, _CLOSING = frozenset('«“"‹„'), frozenset('»”"›“')
_DEMONSTRATIVES = frozenset(["هذا", "هذه", "ذلك", "تلك", "هولاء", "اوليك", "هذان", "هذين", "هاتان", "هاتين"])
_TANWIN = frozenset("\u064b\u064c\u064d")
_LONGEST_QUOTE = 6


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """A noun phrase: tokens `first` up to, not including, `last`, its `head` a token's index.

    `span` leaves out conjunctions and prepositions that are written on to the first word. `governor` is
    the preposition before it (folded), written on to it or not, None for subjects and objects.
    `coordination` is the number of the first phrase of the coordination («فرنسا وألمانيا») that it
    belongs to, None where it stands alone.
    """

    span: Span
    first: int
    last: int
    head: int
    indefinite: bool
    governor: str | None = None
    coordination: int | None = None


def noun_phrases(analysis: Analysis) -> tuple[NounPhrase, ...]:
    """Return the noun phrases of `analysis`, longest ones only, in order."""
    found: list[NounPhrase] = []
    for sentence in analysis.sentences:
        found += _sentence(analysis.tokens, sentence.first, sentence.last, len(found))
    return tuple(found)


def _sentence(tokens: Sequence[Token], at: int, end: int, number: int) -> Iterator[NounPhrase]:
    before: NounPhrase | None = None
    while at < end:
        if not starts(tokens, at, end):
            at += 1
            continue
        last = _end(tokens, at, end)
        phrase = _phrase(tokens, at, last)
        if before and before.last >= at - 1 and _joins(tokens, before, at):
            group = before.coordination if before.coordination is not None else number - 1
            if before.coordination is None:
                before = replace(before, coordination=group)
            phrase = replace(phrase, coordination=group, governor=phrase.governor or before.governor)
        if before:
            yield before
        before, at, number = phrase, last, number + 1
    if before:
        yield before


def inner_start(token: Token) -> int:
    """Return where `token` begins in the text without its conjunctions and prepositions."""
    clitics = [clitic for clitic in token.proclitics if clitic != "ال"]
    if not clitics:
        return token.span.start
    if clitics[-1] == "ل" and token.definite:
        return token.stem_span.start
    at = sum(map(len, clitics))
    return token.span.start + Folded.of(token.text).back(at, at + 1).start


def starts(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Tell whether a noun phrase may start at token `at`."""
    token = tokens[at]
    if token.pos == "PRON" and token.folded.removeprefix("و") in _DEMONSTRATIVES:
        return at + 1 < end and tokens[at + 1].definite
    return token.pos in _NOMINAL and token.stem not in REPEATED


def _phrase(tokens: Sequence[Token], first: int, last: int) -> NounPhrase:
    head = _head(tokens, first, last)
    start = inner_start(tokens[first])
    stop = tokens[last - 1].span.end
    return NounPhrase(Span(start, stop), first, last, head, not definite(tokens, first, last), _governor(tokens, first))


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    for at in range(first, last):
        token = tokens[at]
        if token.pos in ("NOUN", "PROPN", "ADJ") and token.stem not in QUANTIFIERS:
            return at
    return first


def definite(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether the phrase is definite: by article, by pronoun, by name, or by its idafa."""
    return any(
        t.definite or t.enclitics or t.pos == "PROPN" or t.folded in _DEMONSTRATIVES
        for t in tokens[first:last]
        if t.pos != "ADP"
    )


def _governor(tokens: Sequence[Token], first: int) -> str | None:
    written = [c for c in tokens[first].proclitics if c in ("ب", "ل", "ك")]
    if written:
        return written[-1]
    before = tokens[first - 1] if first else None
    if before and before.pos == "ADP" and not before.enclitics:
        return before.stem
    return None


def _end(tokens: Sequence[Token], first: int, end: int) -> int:
    at = first + 1
    while at < end:
        after = _extended(tokens, first, at, end)
        if after == at:
            break
        at = after
    return at


def _extended(tokens: Sequence[Token], first: int, at: int, end: int) -> int:
    """Return where the phrase of tokens `first` to `at` ends after taking in what stands at `at`."""
    here, last = tokens[at], tokens[at - 1]
    if here.folded == "باسم" and any(t.stem in SPOKEN_FOR for t in tokens[first:at]):
        return at + 1
    if here.text in _OPENING and last.stem in NAMED_BY_QUOTES:
        return _quoted(tokens, at, end)
    if here.folded == "من" and last.stem in OF_PARTS and at + 1 < end and starts(tokens, at + 1, end):
        return at + 2
    bare = not [c for c in here.proclitics if c != "ال"]
    describes = here.pos == "ADJ" or (here.definite and here.stem.endswith(("يه", "ي")))
    if bare and describes and _takes_adjective(tokens, first, at):
        return at + 1
    names = bare and here.pos in _NOMINAL - {"ADJ"} and _takes_noun(tokens, first, at)
    return at + 1 if names else at


def _quoted(tokens: Sequence[Token], at: int, end: int) -> int:
    for close in range(at + 2, min(end, at + 2 + _LONGEST_QUOTE)):
        if tokens[close].text in _CLOSING:
            return close + 1
    return at


def _takes_adjective(tokens: Sequence[Token], first: int, at: int) -> bool:
    adjective = tokens[at]
    if adjective.definite and not definite(tokens, first, at):
        return at - first > 1 and tokens[at - 1].pos == "NOUN" and agrees(tokens[first], adjective)
    if adjective.definite != definite(tokens, first, at):
        return False
    nouns = [t for t in tokens[first:at] if t.pos in ("NOUN", "PROPN", "ADJ", "NUM")]
    return any(agrees(noun, adjective) for noun in nouns)


def _takes_noun(tokens: Sequence[Token], first: int, at: int) -> bool:
    here, last = tokens[at], tokens[at - 1]
    if last.pos == "PRON":
        return here.definite
    if last.pos == "PROPN" and here.pos == "PROPN" and not last.enclitics:
        return True
    if last.pos in ("NUM", "DET") and not last.definite:
        return True
    if here.pos == "PROPN" and not here.definite and _titled(tokens, first, at):
        return True
    if last.definite or last.enclitics or _closed(last):
        return last.stem in HONOURED and last.definite and here.pos == "PROPN"
    return last.pos in ("NOUN", "ADJ") and (last.pos == "NOUN" or here.definite)


def _closed(token: Token) -> bool:
    """Tell whether no idafa can follow: after tanwin, written or by its alef, and the ن of duals and plurals."""
    if token.text[-1:] in _TANWIN or token.text[-2:-1] in _TANWIN:
        return True
    if token.stem.endswith(("ون", "ان", "ين")) and token.feature("Number") in ("Plur", "Dual"):
        return True
    return token.stem.endswith("ا") and token.lemma == token.stem[:-1]


def _titled(tokens: Sequence[Token], first: int, at: int) -> bool:
    return any(t.lemma in TITLES or t.stem in TITLES for t in tokens[first:at] if t.pos != "PROPN")


def _joins(tokens: Sequence[Token], before: NounPhrase, at: int) -> bool:
    here = tokens[at]
    if before.last == at - 1:
        link = tokens[at - 1]
        return link.stem in ("او", "و", "ام") and link.pos == "CCONJ" and not here.proclitics[:-1]
    written = [c for c in here.proclitics if c != "ال"]
    if not written or written[0] != "و":
        return False
    return written[1:] == ([before.governor] if before.governor in written else [])
