"""What governs a noun phrase, and which phrases one list joins."""

from collections.abc import Sequence
from functools import cache

from waqai import lexicons
from waqai.actors.entity import Mention
from waqai.arabic import fold
from waqai.arabic.tokens import Analysis, Token

_CHAIN = 2  # nouns that may stand between a preposition and the party that depends on them
_COMPLEX = {
    ("من", "قبل"): "agent",
    ("من", "جانب"): "agent",
    ("علي", "يد"): "agent",
    ("علي", "ايدي"): "agent",
    ("الي", "جانب"): "مع",
}


@cache
def particles(use: str) -> frozenset[str]:
    """Return the folded function words of the lexicon that have `use`."""
    return frozenset(fold(word) for entry in lexicons.load("grammar") if entry["use"] == use for word in entry["words"])


@cache
def _prepositions() -> dict[str, str]:
    """Return the prepositions as frames write them, by their folded forms."""
    listed = (entry["words"] for entry in lexicons.load("grammar") if entry["use"] == "preposition")
    return {fold(word): word for words in listed for word in words}


lexicons.on_change(particles.cache_clear)
lexicons.on_change(_prepositions.cache_clear)


def governor(analysis: Analysis, first: int, stop: int = -1) -> str | None:
    """Return the preposition that governs the phrase that begins at token `first`, as frames write it, or None.

    It may stand before the nouns that the phrase depends on («بموقف الأردن»), but not at or before token `stop`.
    """
    for at in range(first, max(stop, first - 1 - _CHAIN), -1):
        token = analysis.tokens[at]
        if at < first and not _construct(token):
            return None
        word: str | None = next((c for c in ("ب", "ل", "ك") if c in token.proclitics), None)
        word = word or _preposition(analysis, at, token.sentence)
        if word is not None:
            by = at < first and word in ("ب", "في", "على") and token.stem in particles("agency")
            return "agent" if by else word
    return None


def _construct(token: Token) -> bool:
    """Tell whether the word can be the head of an idafa: a noun without article, pronoun or tanwin."""
    return token.pos == "NOUN" and not token.definite and not token.enclitics and not token.stem.endswith("ا")


def _preposition(analysis: Analysis, at: int, sentence: int) -> str | None:
    """Return the preposition that stands as a word right before token `at`."""
    if at == 0 or analysis.tokens[at - 1].sentence != sentence:
        return None
    before = analysis.tokens[at - 1]
    if at > 1:
        pair = (analysis.tokens[at - 2].stem, before.stem)
        if pair in _COMPLEX:
            return _COMPLEX[pair]
    word = before.folded.lstrip("وف") if before.folded not in particles("preposition") else before.folded
    if word in particles("preposition"):
        return _prepositions()[word]
    if before.folded in ("بيد", "بايدي"):
        return "agent"
    return before.stem if before.pos == "ADP" and not before.enclitics else None


def joined(analysis: Analysis, mentions: Sequence[Mention]) -> dict[int, int]:
    """Return, for each mention that «و» joins to another («قطر وتركيا»), the first mention of that list."""
    starts: dict[int, int] = {}
    for number, mention in enumerate(mentions):
        starts.setdefault(analysis.token_at(mention.span.start), number)
    out: dict[int, int] = {}
    for number, mention in sorted(enumerate(mentions), key=lambda item: item[1].span):
        after = analysis.token_at(mention.span.end - 1) + 1
        if after < len(analysis.tokens) and analysis.tokens[after].folded in ("و", "او"):
            after += 1
            follows = after in starts
        else:
            follows = after in starts and "و" in analysis.tokens[after].proclitics
        if follows and not {"ب", "ل"} & set(analysis.tokens[after].proclitics):
            out.setdefault(starts[after], out.get(number, number))
    return out
