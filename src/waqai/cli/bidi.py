"""Arabic words in a left-to-right terminal: isolated, on one line, cut to fit."""

import re

from rich.cells import cell_len

from waqai.spans import Span

ISOLATE, POP = "\u2068", "\u2069"
_CONTROLS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c\x00-\x1f\x7f-\x9f]")
_SPACE = re.compile(r"\s+")
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def clean(text: str) -> str:
    """Return `text` on one line, without bidi controls of its own that could leak into the page."""
    return _SPACE.sub(" ", _CONTROLS.sub(" ", text)).strip()


def isolated(text: str) -> str:
    """Return `text` cleaned, and within a first-strong isolate where it holds right-to-left letters."""
    words = clean(text)
    return f"{ISOLATE}{words}{POP}" if _RTL.search(words) else words


def fit(text: str, width: int) -> str:
    """Return `text` cut at a word to at most `width` columns, an ellipsis at the end where it is cut."""
    if cell_len(text) <= width:
        return text
    words: list[str] = []
    used = 1
    for word in text.split(" "):
        used += cell_len(word) + bool(words)
        if used > width:
            break
        words.append(word)
    return (" ".join(words) or text[: max(1, width - 1)]) + "…"


def around(text: str, sentence: Span, anchor: Span, width: int) -> tuple[str, str, str]:
    """Return the words before, of and after `anchor` within `sentence`, cut to `width` columns together."""
    before = clean(text[sentence.start : anchor.start])
    word = clean(anchor.of(text))
    after = clean(text[anchor.end : sentence.end])
    room = max(0, width - cell_len(word) - 2)
    right = fit(after, max(room // 2, room - cell_len(before)))
    left = _tail(before, room - cell_len(right))
    apart = [" " if text[at : at + 1].isspace() else "" for at in (anchor.start - 1, anchor.end)]
    return left + apart[0] if left else "", word, apart[1] + right if right else ""


def _tail(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    words: list[str] = []
    used = 1
    for word in reversed(text.split(" ")):
        used += cell_len(word) + bool(words)
        if used > width:
            break
        words.append(word)
    return "…" + " ".join(reversed(words))
