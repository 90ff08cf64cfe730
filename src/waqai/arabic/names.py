"""Words that are names of persons, from the lexicon `names`."""

from functools import cache

from waqai import lexicons
from waqai.arabic.folding import light


@cache
def names() -> frozenset[str]:
    """Return the light forms of the single words that the lexicon knows as names."""
    return frozenset(light(entry["ar"]) for entry in lexicons.load("names") if " " not in entry["ar"])


lexicons.on_change(names.cache_clear)
