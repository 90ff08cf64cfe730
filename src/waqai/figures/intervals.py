"""Intervals of numbers as written: «بين 20 و30», «أكبر من 10 وأصغر من 20», «>= 30», «500 أو أكثر».

`waqai.figures.find` bounds figures; this is the plain reading of notation beneath it, open and closed ends told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from waqai.arabic.folding import fold
from waqai.arabic.tokens import Analysis, Token
from waqai.figures.numbers import Number, numbers
from waqai.lexicons import load, on_change
from waqai.spans import Span

_LEAD = 64  # letters back from a number in which the word before it begins
_LONGEST = 6
_LINKS = frozenset({"-", "–", "~", "الي"})
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between two ends. An open end is not itself among them; an infinite end is open."""

    span: Span
    low: float
    high: float
    low_closed: bool
    high_closed: bool


@cache
def _phrases() -> dict[str, dict[tuple[str, ...], tuple[str, bool]]]:
    table: dict[str, dict[tuple[str, ...], tuple[str, bool]]] = {"before": {}, "after": {}}
    for entry in load("units"):
        for where in ("before", "after") if "side" in entry else ():
            for phrase in entry.get(where, ()):
                table[where][tuple(fold(phrase).split())] = (entry["side"], entry["closed"])
    return table


on_change(_phrases.cache_clear)


def intervals(analysis: Analysis) -> tuple[Interval, ...]:
    """Return the intervals of the text in order, two bounds that «و» joins as one where they agree."""
    found = numbers(analysis)
    bounded = []
    index = 0
    while index < len(found):
        pair = _pair(analysis, found, index)
        one = pair if pair is not None else _bounded(analysis, found, index)
        if one is not None:
            bounded.append(one)
        index += 2 if pair is not None else 1
    return tuple(_joined(analysis, bounded))


def _pair(analysis: Analysis, found: Sequence[Number], index: int) -> Interval | None:
    if index + 1 >= len(found) or found[index].value >= found[index + 1].value:
        return None
    low, high = found[index], found[index + 1]
    between = fold(analysis.text[low.span.end : high.span.start]).strip()
    words = fold(analysis.text[max(0, low.span.start - _LEAD) : low.span.start]).split()
    lead = words[-1] if words else ""
    if between in _LINKS and not (between == "-" and _chained(analysis.text, low.span, high.span)):
        start = low.span.start - (3 if lead in ("من", "ومن") and between == "الي" else 0)
    elif between == "و" and lead in ("بين", "وبين"):
        start = analysis.text.rindex("بين", 0, low.span.start)
        start -= 3 if analysis.text.endswith("ما ", 0, start) else 0
    else:
        return None
    return Interval(Span(start, high.span.end), low.value, high.value, True, False)


def _chained(text: str, low: Span, high: Span) -> bool:
    """Tell whether the dash is one of several («+1-222-2222»), as in telephone numbers."""
    return text[low.start - 1 : low.start] in ("+", "-") or text[high.end : high.end + 1] in ("-", "/")


def _bounded(analysis: Analysis, found: Sequence[Number], index: int) -> Interval | None:
    number = found[index]
    first, last = analysis.token_at(number.span.start), analysis.token_at(number.span.end - 1) + 1
    following = found[index + 1].span.start if index + 1 < len(found) else len(analysis.text)
    before, start = _before(analysis.tokens, first)
    after, end = _after(analysis.tokens, last, following)
    side, closed = after or before or ("", False)
    if after == ("equal", True):
        side, closed = (before[0], True) if before else ("both", True)
    if not side:
        return None
    span = Span(
        analysis.tokens[start].span.start + (1 if _waw(analysis.tokens[start], start, first) else 0),
        analysis.tokens[end - 1].span.end if after else number.span.end,
    )
    low = number.value if side in ("low", "both") else -_INFINITE
    high = number.value if side in ("high", "both") else _INFINITE
    return Interval(span, low, high, closed and side != "high", closed and side != "low")


def _waw(token: Token, start: int, first: int) -> bool:
    return start < first and token.folded.startswith("و") and len(token.folded) > 3


def _before(tokens: Sequence[Token], first: int) -> tuple[tuple[str, bool] | None, int]:
    table = _phrases()["before"]
    for size in range(min(_LONGEST, first), 0, -1):
        words = [token.folded for token in tokens[first - size : first]]
        for lead in (words[0], words[0].removeprefix("و")):
            found = table.get((lead, *words[1:]))
            if found is not None and not (words[0] in ("<", ">") and _malformed(tokens, first - size)):
                return found, first - size
    return None, first


def _malformed(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a sign touches the one at `at` so that together they are none («=>», «<>»)."""
    return at > 0 and tokens[at - 1].folded in ("=", "<", ">") and tokens[at - 1].span.end == tokens[at].span.start


def _after(tokens: Sequence[Token], last: int, following: int) -> tuple[tuple[str, bool] | None, int]:
    words = [token.folded for token in tokens[last : last + 3]]
    if words[:2] in (["او", "يساوي"], ["او", "تساوي"]) and following >= len(tokens[-1].text) + tokens[-1].span.start:
        return ("equal", True), last + 2
    for size in (2, 1):
        found = _phrases()["after"].get(tuple(words[:size]))
        if found is None:
            continue
        bare = words[size : size + 1] == ["من"]
        if bare and following < tokens[-1].span.end:
            return None, last
        return found, last + size + (1 if bare else 0)
    return None, last


def _joined(analysis: Analysis, found: Sequence[Interval]) -> list[Interval]:
    out: list[Interval] = []
    for one in found:
        gap = " ".join(fold(analysis.text[out[-1].span.end : one.span.start]).split()) if out else ""
        if out and gap in ("و", ", او", "") and (both := _meet(out[-1], one)) is not None:
            out[-1] = both
        else:
            out.append(one)
    return out


def _meet(one: Interval, other: Interval) -> Interval | None:
    low, high = (one, other) if one.high == _INFINITE else (other, one)
    if low.low == -_INFINITE or high.high == _INFINITE or low.high != _INFINITE or high.low != -_INFINITE:
        return None
    if low.low >= high.high:
        return None
    span = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
    return Interval(span, low.low, high.high, low.low_closed, high.high_closed)
