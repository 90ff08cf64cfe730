"""Folding of Arabic script for look-up, with a map back to the text as it was written.

One written form per word: hamza seats and madda go to bare letters, ta marbuta to ha, alef maqsura and
Persian yeh to yeh, Persian and Urdu letters in Arabic words to their Arabic shapes; diacritics, tatweel,
bidi controls and zero-width characters vanish; presentation forms are decomposed; both Arabic digit sets
become ASCII digits. Letters: Unicode 15 blocks Arabic, Arabic Supplement, Presentation Forms A and B.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from waqai.spans import Span

_LETTERS = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"),
    "ؤ": "و",
    **dict.fromkeys("ئىیېےۍۑٸ", "ي"),
    **dict.fromkeys("ةۃۀەہھۂ", "ه"),
    **dict.fromkeys("کڪګ", "ك"),
    "گ": "ك",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    "ڨ": "ق",
    "ۋ": "و",
    "ٹ": "ت",
    "ڈ": "د",
    "ڑ": "ر",
    "ں": "ن",
}
_PUNCTUATION = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "‐": "-", "‑": "-"}
_KEPT = frozenset("أإآؤئىة")
_DIGITS = {chr(0x0660 + d): str(d) for d in range(10)} | {chr(0x06F0 + d): str(d) for d in range(10)}


def is_mark(char: str) -> bool:
    """Tell whether `char` carries no letter of its own: a diacritic, tatweel or format control."""
    return char == "ـ" or unicodedata.category(char) in ("Mn", "Me", "Cf")


@cache
def fold_char(char: str) -> str:
    """Return the folded form of one character: "", one, or several characters."""
    if is_mark(char):
        return ""
    for table in (_LETTERS, _DIGITS, _PUNCTUATION):
        if char in table:
            return table[char]
    decomposed = unicodedata.normalize("NFKC", char)
    if decomposed not in (char, "") and not decomposed.isspace():
        return "".join(fold_char(part) for part in decomposed)
    return char.casefold()


class _Table(dict[int, str]):
    """A table for `str.translate` that fills itself from a function of one character."""

    def __init__(self, of: Callable[[str], str]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, code: int) -> str:
        value = self[code] = self._of(chr(code))
        return value


def _light_char(char: str) -> str:
    if char in _KEPT:
        return char
    decomposed = unicodedata.normalize("NFKC", char)
    if decomposed != char and any(part in _KEPT for part in decomposed):
        return "".join(_light_char(part) for part in decomposed)
    return fold_char(char)


_FOLDING = _Table(fold_char)
_LIGHT = _Table(_light_char)


def fold(text: str) -> str:
    """Return `text` folded for look-up; use `Folded` where offsets must lead back."""
    return text.translate(_FOLDING)


def light(text: str) -> str:
    """Return `text` folded but for hamza, ta marbuta and alef maqsura, which tell words apart.

    It has as many characters as `fold` gives, one for one.
    """
    return text.translate(_LIGHT)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded view of `source`. `origin[i]` is the offset in the source of folded character `i`."""

    text: str
    origin: tuple[int, ...]
    source: str

    @classmethod
    def of(cls, text: str) -> "Folded":
        """Fold `text`, keeping for every folded character where it came from."""
        parts = [fold_char(char) for char in text]
        return cls("".join(parts), tuple([at for at, part in enumerate(parts) for _ in part]), text)

    def back(self, start: int, end: int) -> Span:
        """Return the span of the source that folded characters `start` to `end` came from.

        Diacritics and other marks that follow the last character belong to it.
        """
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else len(self.source)
            return Span(at, at)
        last = self.origin[end - 1] + 1
        while last < len(self.source) and is_mark(self.source[last]):
            last += 1
        return Span(self.origin[start], last)
