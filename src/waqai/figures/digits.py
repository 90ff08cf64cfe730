"""Numbers written in digits: decimal and thousands separators of both scripts."""

import re

from waqai.figures.scan import Scan

_SEPARATORS = frozenset(",.")
_MARKS = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]*")


def literal(scan: Scan, index: int) -> tuple[str, int]:
    """Return the digits and separators that begin at token `index`, and the token after them.

    Groups may be parted by «،» or by one space («1 234 567»).
    """
    text, at = scan.tokens[index].folded, index + 1
    while _joined(scan, at) and scan.tokens[at].folded in _SEPARATORS and _digits(scan, at + 1):
        text += scan.tokens[at].folded + scan.tokens[at + 1].folded
        at += 2
    while (text.isdigit() and len(text) <= 3) or " " in text:
        if not (_digits(scan, at, space=True) and re.fullmatch(r"\d{3}(?:[.,]\d+)?", scan.tokens[at].folded)):
            break
        text += " " + scan.tokens[at].folded
        at += 1
    return text, at


def _joined(scan: Scan, at: int) -> bool:
    if not 0 < at < len(scan.tokens):
        return False
    gap = scan.analysis.text[scan.tokens[at - 1].span.end : scan.tokens[at].span.start]
    return _MARKS.fullmatch(gap) is not None


def _digits(scan: Scan, at: int, space: bool = False) -> bool:
    if at >= len(scan.tokens) or not scan.words[at].digits:
        return False
    if not space:
        return _joined(scan, at)
    gap = scan.analysis.text[scan.tokens[at - 1].span.end : scan.tokens[at].span.start]
    return gap in (" ", "\u00a0", "\u202f", "\u2009")


def value(text: str, *, scaled: bool = False) -> float | None:
    """Return what the digits `text` say, None where they are no number (an address, a version).

    Three digits after a single separator are thousands («800.000»), unless a scale word follows
    (`scaled`: «1.234 مليار»).
    """
    parts = re.split(r"[ .,]", text)
    seps = re.findall(r"[ .,]", text)
    head, groups = parts[0], parts[1:]
    if not groups:
        return float(head)
    thousands = all(len(group) == 3 for group in groups) and len(head) <= 3 and head.strip("0") != ""
    mixed = len(set(seps)) == 2 and seps[:-1].count(seps[-1]) == 0
    if thousands and not mixed and not (scaled and len(groups) == 1):
        return float("".join(parts))
    if all(len(group) == 3 for group in groups[:-1]) and (len(groups) == 1 or len(head) <= 3):
        return float("".join(parts[:-1]) + "." + groups[-1])
    return None
