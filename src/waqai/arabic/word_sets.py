"""Small word lists that grammar is written in, one space between words."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of `words`."""
    return frozenset(words.split())
