"""Characters that a text should not hold: what is done about them, and the notices that say so."""

import re
from collections.abc import Iterator

from waqai.reports.report import Notice
from waqai.spans import Span

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u061c\u00ad]")
_BROKEN = re.compile("\ufffd+")


def without_surrogates(text: str) -> tuple[str, list[Notice]]:
    """Return `text` with U+FFFD for each lone surrogate, which no encoding can hold, and a notice of the first."""
    first = _SURROGATE.search(text)
    if first is None:
        return text, []
    count = len(_SURROGATE.findall(text))
    detail = f"{count} lone surrogate(s), no characters of any language, are kept as U+FFFD"
    return _SURROGATE.sub("\ufffd", text), [Notice("lone_surrogate", Span(*first.span()), detail)]


def odd_characters(text: str) -> Iterator[Notice]:
    """Yield notices of hidden characters, where they are many, and of characters lost before Waqai."""
    hidden = _HIDDEN.findall(text)
    if len(hidden) * 20 > len(text):
        first = _HIDDEN.search(text)
        assert first is not None
        detail = f"{len(hidden)} bidi controls and zero-width characters; they are kept and read over"
        yield Notice("hidden_characters", Span(*first.span()), detail)
    for lost in _BROKEN.finditer(text):
        yield Notice("lost_characters", Span(*lost.span()), "characters were lost before the text came here")
        break
