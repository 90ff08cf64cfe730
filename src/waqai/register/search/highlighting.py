"""Where in a text the words of a query stand."""

from collections.abc import Iterator, Sequence

from waqai.register.search.passages import Word, found_words
from waqai.register.search.query import Phrase, Terms
from waqai.spans import Span


def highlights(text: str, found: Terms | None, part: Span | None = None) -> tuple[Span, ...]:
    """Return the spans of the words of `text` (or of a part of it) that were searched for, in order.

    The words of a phrase are marked only where they stand one behind the other.
    """
    if found is None:
        return ()
    words = tuple(found_words(text, part))
    return tuple(sorted({span for group in found.groups for phrase in group for span in _of(phrase, words)}))


def _of(phrase: Phrase, words: Sequence[Word]) -> Iterator[Span]:
    size = len(phrase)
    for at, word in enumerate(words):
        if word.stem == phrase[0] and tuple(item.stem for item in words[at : at + size]) == phrase:
            yield from (item.span for item in words[at : at + size])
