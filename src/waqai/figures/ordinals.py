"""Ordinals as written: «الحادي عشر», «الخامسة والعشرون», «الثلاثون», «قبل الأخير», «التالي»."""

from dataclasses import dataclass
from functools import cache

from waqai.arabic.folding import fold
from waqai.arabic.tokens import Analysis
from waqai.figures.cardinals import cardinal
from waqai.figures.scan import Scan
from waqai.lexicons import load, on_change
from waqai.spans import Span


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A rank (`value` 11), or a place counted from here or from the end (`value` «end-1», «current+1»)."""

    span: Span
    value: str


@cache
def _tables() -> tuple[dict[str, int], dict[str, str], dict[tuple[str, ...], str]]:
    ranks: dict[str, int] = {}
    places: dict[str, str] = {}
    phrases: dict[tuple[str, ...], str] = {}
    for entry in load("units"):
        for form in entry.get("forms", ()) if isinstance(entry.get("forms"), list) else ():
            if "rank" in entry:
                ranks[fold(form)] = entry["rank"]
            else:
                places[fold(form)] = entry["relative"]
        for phrase in entry.get("sequences", ()):
            phrases[tuple(fold(phrase).split())] = entry["relative"]
    return ranks, places, phrases


on_change(_tables.cache_clear)


def ordinals(analysis: Analysis) -> tuple[Ordinal, ...]:
    """Return the ordinals of the text in order; a definite number word that no plural precedes is one."""
    scan = Scan.of(analysis, ())
    found, index = [], 0
    while index < len(scan.tokens):
        read = _phrase(scan, index) or _rank(scan, index) or _place(scan, index) or _definite(scan, index)
        if read is None:
            index += 1
            continue
        last, value = read
        found.append(Ordinal(Span(scan.tokens[index].span.start, scan.tokens[last - 1].span.end), value))
        index = last
    return tuple(found)


def _phrase(scan: Scan, index: int) -> tuple[int, str] | None:
    for size in (3, 2):
        words = tuple(t.folded for t in scan.tokens[index : index + size])
        if len(words) == size and words in _tables()[2]:
            return index + size, _tables()[2][words]
    return None


def _stem(folded: str) -> str:
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded


def _rank(scan: Scan, index: int) -> tuple[int, str] | None:
    """Return «الثاني», «الحادي عشر», «الخامسة والعشرون», «المئة والخامسة والعشرون»."""
    ranks = _tables()[0]
    folded = scan.tokens[index].folded
    rank = ranks.get(_stem(folded))
    if rank is None:
        return None
    sentence = scan.tokens[index].sentence
    after = scan.folded(index + 1, sentence)
    if after in ("عشر", "عشره"):
        return index + 2, str(rank + 10)
    at = index + 2 if after == "و" else index + 1
    tens = cardinal(scan, at) if at < len(scan.tokens) and (after == "و" or scan.words[at].waw) else None
    if tens is not None and 20 <= tens.value < 100 and tens.value % 10 == 0:
        return tens.last, str(int(tens.value) + rank)
    return (index + 1, str(rank)) if folded not in ("حادي", "حاديه") else None


def _place(scan: Scan, index: int) -> tuple[int, str] | None:
    folded = scan.tokens[index].folded
    places = _tables()[1]
    if folded in ("اخر", "الاخر") or (folded.startswith("ال") and _stem(folded) in places):
        return index + 1, places[folded if folded in places else _stem(folded)]
    return None


def _definite(scan: Scan, index: int) -> tuple[int, str] | None:
    """Return «الثلاثون», «المئة والخامسة والعشرون», «الواحد والعشرون»: definite numbers that rank."""
    word = scan.words[index]
    if not word.article or word.numeral is None or word.waw or word.preposition:
        return None
    number = cardinal(scan, index)
    if number is None:
        return None
    at = number.last + 1 if scan.folded(number.last, scan.tokens[index].sentence) == "و" else number.last
    waw = at > number.last or (at < len(scan.words) and scan.tokens[at].folded.startswith("و"))
    if waw and number.value >= 100 and at < len(scan.tokens):
        rest = _rank_behind(scan, at)
        if rest is not None:
            return rest[0], str(int(number.value) + rest[1])
    if number.value < 10 and number.last == index + 1:
        return None
    return number.last, str(int(number.value))


def _rank_behind(scan: Scan, index: int) -> tuple[int, int] | None:
    folded = scan.tokens[index].folded.removeprefix("و")
    rank = _tables()[0].get(_stem(folded))
    if rank is None:
        return None
    at = index + 2 if scan.folded(index + 1, scan.tokens[index].sentence) == "و" else index + 1
    tens = cardinal(scan, at) if at < len(scan.tokens) else None
    if tens is not None and 20 <= tens.value < 100:
        return tens.last, int(tens.value) + rank
    return index + 1, rank
