"""Cutting a text into orthographic words, numbers and punctuation marks."""

import re
from collections.abc import Iterator

from waqai.spans import Span

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c"
_WORD = re.compile(
    r"https?://[^\s«»\"<>]*[\w/]|@[A-Za-z0-9_]+|[A-Za-z]+(?:[.'&-][A-Za-z]+)+"
    rf"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,٫٬][0-9\u0660-\u0669\u06f0-\u06f9]+)*"
    rf"|[^\W\d_](?:[^\W\d_{_MARKS}]|[{_MARKS}])*"
    rf"|[^\s\w{_MARKS}]"
    r"|_"
    rf"|\w"
)


def words(text: str) -> Iterator[Span]:
    """Yield the spans of the words, numbers and marks of `text`, in order.

    Addresses, account names and hyphenated Latin words are one; the parts of a hashtag («#عبد_الله»)
    are words and marks of their own. Digits and letters that touch are two words («5آلاف»);
    diacritics and controls stay in their word.
    """
    for match in _WORD.finditer(text):
        yield Span(match.start(), match.end())
