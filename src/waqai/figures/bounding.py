"""What the words around a number make of its value."""

from waqai.figures.lexicon import Bound, bounds
from waqai.figures.scan import QUOTES, Scan

_PROCLITICS = "وفبلك"
_LONGEST = 5


def before(scan: Scan, index: int) -> tuple[Bound, int] | None:
    """Return the bounding phrase that ends before token `index` and the token where it begins."""
    sentence = scan.tokens[index].sentence
    end = index - 1 if scan.folded(index - 1, sentence) in QUOTES else index
    table = bounds()["before"]
    for size in range(_LONGEST, 0, -1):
        words = tuple(scan.folded(at, sentence) for at in range(end - size, end))
        if not words[0]:
            continue
        found = table.get(words)
        if found:
            return found, end - size
        if words[0][0] in _PROCLITICS:
            found = table.get((words[0][1:], *words[1:]))
            if found:
                return found, end - size
    return None


def after(scan: Scan, index: int, sentence: int) -> tuple[Bound, int] | None:
    """Return the bounding phrase that begins at token `index` (or behind a comma), and the token after it."""
    table = bounds()["after"]
    for start in (index, index + 1):
        for size in (3, 2, 1):
            words = tuple(scan.folded(at, sentence) for at in range(start, start + size))
            if words in table:
                return table[words], start + size
        if scan.folded(index, sentence) not in (",", '"', "”", "»"):
            break
    return None


def apply(effect: str, low: float | None, high: float | None, whole: bool) -> tuple[float | None, float | None, bool]:
    """Return (low, high, approximate) of a value or range under `effect`; `whole` tells a count of whole things."""
    step = 1.0 if whole and low is not None and float(low).is_integer() else 0.0
    if effect == "more":
        return (None if low is None else low + step), None, False
    if effect == "least":
        return low, None, False
    if effect == "less":
        return None, (None if high is None else high - step), False
    if effect == "most":
        return None, high, False
    return low, high, True
