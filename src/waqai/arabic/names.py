"""Words that are parts of names of persons and places, from the lexicon `names`."""

from functools import cache

from waqai import lexicons
from waqai.arabic.folding import fold, light


@cache
def names() -> frozenset[str]:
    """Return the words of names, without the article, in light and in folded form."""
    words = {light(word) for entry in lexicons.load("names") for word in entry["ar"].split()}
    bare = {word[2:] if word.startswith("ال") and len(word) > 4 else word for word in words}
    return frozenset(bare | {fold(word) for word in bare})


lexicons.on_change(names.cache_clear)
