"""The lines of a text, as they lie on the page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from waqai.spans import Span

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_FINAL = re.compile(r"[.!…。][\s\"'»”’)\]]*$")
_WORD = re.compile(r"[^\W\d_]{3,}")
_CLITICS = re.compile(r"^[وف]?[بكل]?(?:ال|لل)?(?=\w{3})")
_ENDINGS = re.compile(r"(?<=\w{3})(?:ات|ون|ين|ية|يه|ها|هم|ان|ة|ه|ي|ا)$")
_ITEM = re.compile(r"^(?:[-–—*•·▪●#@]|\(?[\d٠-٩]+\s*[-–—.):/])|^[^\n:]*\d[^\n:]{0,30}:\s|[،,؛;:(]$")
_SUBSTITUTES = str.maketrans({**dict.fromkeys("أإآٱ", "ا"), "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي"})


@dataclass(frozen=True)
class Line:
    """A line that holds more than white space; `gap` tells whether an empty line stands before it."""

    text: str
    span: Span
    gap: bool

    @cached_property
    def stems(self) -> frozenset[str]:
        """The rough stems of its words, for telling what it is about."""
        return frozenset(_stem(word) for word in _WORD.findall(self.text)) - {""}

    @property
    def finished(self) -> bool:
        """Whether it ends as a sentence does."""
        return _FINAL.search(self.text) is not None


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    bare = _CLITICS.sub("", word.translate(_SUBSTITUTES))
    stem = _ENDINGS.sub("", bare)
    return stem if len(stem) > 2 else ""


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """Yield the lines of `text` from `start` on, trimmed; their spans are those of the trimmed words."""
    before = start
    for match in _LINE.finditer(text, start):
        words = match[0].strip()
        if words:
            at = match.start() + match[0].index(words)
            yield Line(words, Span(at, at + len(words)), text.count("\n", before, at) > 1)
            before = at + len(words)


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the stems of `one` that `other` has, too (0 for none)."""
    return len(one & other) / len(one) if one else 0.0


def is_item(text: str) -> bool:
    """Tell whether a line is an item of a list: it has a bullet, a number, or a date with a colon before it."""
    return _ITEM.search(text) is not None
