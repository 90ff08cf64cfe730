"""Every number of a text, figure or not: signs, fractions, mixed numbers, powers, dozens.

`waqai.figures.find` decides which numbers are figures; this is the plain reading of notation beneath it.
"""

import re
from dataclasses import dataclass

from waqai.arabic.folding import Folded
from waqai.arabic.tokens import Analysis
from waqai.figures.cardinals import cardinal
from waqai.figures.scan import Scan
from waqai.spans import Span

_NOTATION = re.compile(
    r"(?<![\w/.,])(?P<sign>- ?)?(?:"
    r"(?P<base>\d+(?:[.,]\d+)?)(?P<op>e|\^)(?P<exp>[+-]{0,2}\d+)"
    r"|(?P<whole>\d+) (?P<up>\d+)/(?P<down>\d+)"
    r"|(?P<up_first>\d+)/(?P<down_first>\d+) (?P<whole_last>\d+)"
    r"|(?P<point>\.\d+)"
    r"|(?P<num>\d+)/(?P<den>\d+)"
    r")(?![\w/]|[.,]\d)"
)
_NEGATIVE = frozenset({"سالب", "ناقص"})
_DOZEN = frozenset({"دزينه", "دسته", "دزينات", "دستات"})
_TWO_DOZEN = frozenset({"ودزينتين", "ودزينتان", "ودستتين"})
_FIFTH = frozenset({"خمس", "اخماس"})
_DIVIDED = frozenset({"علي", "من", "في"})
_PART = frozenset({"جزء", "اجزاء"})
_POINT = frozenset({"فاصله", "فاصل"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written, and its value."""

    span: Span
    value: float


def numbers(analysis: Analysis) -> tuple[Number, ...]:
    """Return every number of the text, in order: «سالب خمسة», «3/4», «ثلاثة أخماس», «واحد من عشرين»."""
    notations = _notations(analysis)
    scan = Scan.of(analysis, ())
    taken = {t.index for number in notations for t in analysis.tokens_in(number.span)}
    found, index = list(notations), 0
    while index < len(scan.tokens):
        read = None if index in taken else _signed(scan, index)
        if read is None:
            index += 1
            continue
        last, value = read
        found.append(Number(scan.span(index, last), value))
        index = last
    return tuple(sorted(found, key=lambda number: number.span))


def _notations(analysis: Analysis) -> list[Number]:
    folded = Folded.of(analysis.text)
    found = []
    for match in _NOTATION.finditer(folded.text):
        value = _power(match) if match["base"] else _ratio(match)
        if value is not None:
            sign = -1 if match["sign"] else 1
            found.append(Number(folded.back(match.start(), match.end()), sign * value))
    return found


def _power(match: re.Match[str]) -> float | None:
    base, sign = float(match["base"].replace(",", ".")), "-" if "-" in match["exp"].replace("--", "") else ""
    exponent = int(sign + match["exp"].lstrip("+-"))
    if abs(exponent) > 300:
        return None
    return float(base * 10.0**exponent if match["op"] == "e" else base**exponent)


def _ratio(match: re.Match[str]) -> float | None:
    if match["point"]:
        return float("0" + match["point"])
    whole = float(match["whole"] or match["whole_last"] or 0)
    up = float(match["up"] or match["up_first"] or match["num"])
    down = float(match["down"] or match["down_first"] or match["den"])
    return whole + up / down if down else None


def _signed(scan: Scan, index: int) -> tuple[int, float] | None:
    """Return the token after the number at `index`, and its value, its sign included."""
    folded = scan.tokens[index].folded
    if folded in _NEGATIVE or (folded == "-" and _minus(scan, index)):
        inner = _divided(scan, index + 1) if index + 1 < len(scan.tokens) else None
        return (inner[0], -inner[1]) if inner else None
    return _divided(scan, index)


def _minus(scan: Scan, index: int) -> bool:
    after = index + 1 < len(scan.tokens) and scan.words[index + 1].digits and scan.touching(index + 1)
    return after and (not scan.touching(index) or scan.tokens[index - 1].folded in "<>=")


def _divided(scan: Scan, index: int) -> tuple[int, float] | None:
    """Return a number and what divides it: «1 على 3», «واحد من مئة», «جزء من عشرين»."""
    sentence = scan.tokens[index].sentence
    if scan.tokens[index].folded in _PART and scan.folded(index + 1, sentence) == "من":
        below = _whole(scan, index + 2)
        return (below[0], 1 / below[1]) if below and below[1] else None
    above = _whole(scan, index)
    if above is None:
        return None
    last, value = above
    if scan.folded(last, sentence) in _POINT and (pointed := _pointed(scan, last + 1, value)) is not None:
        return pointed
    at = last + 1 if scan.folded(last, sentence) in _PART else last
    if scan.folded(at, sentence) in _DIVIDED:
        below = _whole(scan, at + 1)
        if below is not None and below[1] and not (scan.folded(at, sentence) == "في" and value != 1):
            return below[0], value / below[1]
    return last, value


def _pointed(scan: Scan, index: int, whole: float) -> tuple[int, float] | None:
    """Return a number with what stands behind its point in words: «خمسة فاصلة ثلاثة», «مئة فاصلة ثلاثة من مئة»."""
    behind = _divided(scan, index) if index < len(scan.tokens) else None
    if behind is None or (behind[1] >= 1 and behind[1] != int(behind[1])):
        return None
    last, value = behind
    return last, whole + (value if value < 1 else value / 10 ** len(str(int(value))))


def _whole(scan: Scan, index: int) -> tuple[int, float] | None:
    """Return a number with its dozens and fractions: «نصف دزينة», «عشرون وثلاثة أخماس»."""
    if index >= len(scan.tokens):
        return None
    if scan.tokens[index].folded in _DOZEN:
        return index + 1, 12.0
    number = cardinal(scan, index)
    if number is None or (number.written and _idle(scan, index, number.last)):
        return None
    last, value = number.last, number.value / 2 if number.rounded else number.value
    part = _behind(scan, index, last, value)
    if part is not None or number.fraction:
        return part or (last, value)
    return _and_part(scan, last, value)


def _behind(scan: Scan, index: int, last: int, value: float) -> tuple[int, float] | None:
    """Return what a dozen or a fifth behind the number makes of it, None where there is none."""
    following = scan.folded(last, scan.tokens[index].sentence)
    if following in _DOZEN:
        return last + 1, value * 12
    if following in _TWO_DOZEN:
        return last + 1, value + 24
    if following in _FIFTH and value >= 11:
        return last + 1, value / 5
    if scan.tokens[index].folded == "خمس" and last == index + 1 and following.startswith("ال"):
        of = cardinal(scan, last)
        if of is not None and not of.rounded and not of.fraction:
            return of.last, of.value / 5
        return last, 0.2 if scan.words[last].numeral is None else value
    return None


def _and_part(scan: Scan, last: int, value: float) -> tuple[int, float]:
    """Return the number with the fraction that «و» joins to it («عشرون وثلاثة أخماس»)."""
    at = last + 1 if scan.folded(last, scan.tokens[last - 1].sentence) == "و" else last
    if at >= len(scan.tokens) or not (at > last or scan.words[at].waw):
        return last, value
    part = cardinal(scan, at)
    if part is not None and part.fraction and part.value < 1:
        return part.last, value + part.value
    return last, value


def _idle(scan: Scan, first: int, last: int) -> bool:
    """Tell whether the word only looks like a number: «أي واحد», «الواحد»."""
    previous = scan.folded(first - 1, scan.tokens[first].sentence)
    return last == first + 1 and (previous == "اي" or "إف" in scan.tokens[first].text)
