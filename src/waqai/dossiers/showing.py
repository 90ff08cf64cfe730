"""Words of reports made fit to be shown: on one line, without controls that could disturb the page around them."""

import re

_CONTROLS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\u2028\u2029\x00-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
ISOLATE, POP = "\u2068", "\u2069"


def shown(text: str) -> str:
    """Return `text` without bidi and control characters, blanks as single spaces; the words stay as they are."""
    return _SPACE.sub(" ", _CONTROLS.sub(" ", _SURROGATE.sub("\ufffd", text)))


def isolated(text: str) -> str:
    """Return `text` as shown, within a first-strong isolate where it holds right-to-left letters."""
    words = shown(text)
    return f"{ISOLATE}{words}{POP}" if _RTL.search(words) else words
