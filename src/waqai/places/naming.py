"""Names of places that the gazetteer lacks, told by the word of type before them («قرية الدنين»)."""

from functools import lru_cache

from waqai import lexicons
from waqai.arabic import Analysis, Token
from waqai.places import lexicon
from waqai.places.place import PlaceMention
from waqai.places.scanning import openings
from waqai.spans import Span


def unknown(analysis: Analysis, taken: tuple[Span, ...]) -> tuple[PlaceMention, ...]:
    """Return the names after a word of type that are none of the known names at the tokens `taken`."""
    busy = {index for span in taken for index in range(span.start, span.end)}
    out = []
    for token in analysis.tokens[:-1]:
        clitic = _clitic(token.folded)
        if clitic is None or token.pos == "VERB":
            continue
        following = analysis.tokens[token.index + 1]
        if following.index in busy or not _is_name(following):
            continue
        full = Span(token.span.start + len(clitic), following.span.end)
        out.append(PlaceMention(following.span, full, None, (), f"type word {token.text}; no line"))
    return tuple(out)


@lru_cache(maxsize=65_536)
def _clitic(folded: str) -> str | None:
    """Return the clitics before the word of type, None where the folded word is no such word."""
    found = lexicon.naming_words()
    return next((clitic for clitic, word in openings(folded) if word in found), None)


lexicons.on_change(_clitic.cache_clear)


def _is_name(token: Token) -> bool:
    word = token.folded
    if len(word) < 3 or word in lexicon.cues("never") or word in lexicon.demonyms() or not word.isalpha():
        return False
    if word.startswith("ال"):
        return token.pos in ("NOUN", "PROPN", "X", "ADJ") and not word.endswith(("يه", "ات"))
    return token.pos == "PROPN"
