"""Lengths of time, piece by piece: a number and a unit, joined by «و»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from waqai.times.scan import Scan
from waqai.times.vocabulary import Found

_DECIMAL = re.compile(r"^\d+(?:\.\d+)?$")
_WHOLE = frozenset({"كامل", "كامله", "كاملا", "باكمله", "باكملها"})
_THROUGHOUT = frozenset({"طوال", "طيله"})
_FOR = frozenset({"لمده", "مده", "بعد", "خلال", "في", "غضون", "قبل", "منذ", "لفتره"})


@dataclass(frozen=True, slots=True)
class Piece:
    """An amount of one unit, from token `first` up to `last`; the amount is None for an unknown few."""

    first: int
    last: int
    amount: float | None
    found: Found


def pieces_at(scan: Scan, i: int, *, inner: bool = False) -> Iterator[Piece]:
    """Yield the pieces of one length: «عام واحد و شهر و 21 يوما»."""
    piece = _piece(scan, i, inner=inner)
    if piece is None:
        return
    yield piece
    while piece is not None:
        j = piece.last + (scan.word(piece.last) in ("و", ","))
        joined = j > piece.last or scan.word(j).isdecimal() or scan.at(j, "unit", "number") is not None
        piece = _piece(scan, j, inner=True) if joined else None
        if piece is not None:
            yield piece


def _piece(scan: Scan, i: int, *, inner: bool = False) -> Piece | None:
    first, j = i, i
    amount: float | None = None
    counted = False
    if _DECIMAL.match(scan.word(i)):
        amount, j, counted = float(scan.words[i]), i + 1, True
    elif (number := scan.number(i)) is not None and scan.at(number.last, "unit"):
        amount, j, counted = float(number.value), number.last, True
    elif scan.at(i, "some"):
        j, counted = i + 1, True
    elif scan.word(i) in ("نصف", "لنصف", "ربع"):
        amount, j, counted = (0.25 if scan.word(i) == "ربع" else 0.5), i + 1, True
    found = scan.at(j, "unit")
    if found is None or (found.lead not in ("", "و", "ل", "ب") if j == i else found.lead != ""):
        return None
    last = j + 1
    throughout = scan.word(first - 1) in _THROUGHOUT
    if not counted:
        amount = {"singular": 1.0, "dual": 2.0}.get(found.sense.form)
        if found.definite and not throughout:
            return None
        whole = scan.word(last) in _WHOLE
        one = (after := scan.number(last)) is not None and after.value == 1 and not after.digits
        if found.sense.form == "singular" and not (whole or one or throughout or inner or scan.word(i - 1) in _FOR):
            return None
        if found.sense.form == "plural":
            return None
        last += whole or one
        first -= throughout
    if scan.word(last) == "ونصف" and amount is not None:
        amount, last = amount + 0.5, last + 1
    if found.sense.text == "year" and (year := scan.number(last)) is not None and year.value >= 100:
        return None
    return Piece(first, last, amount, found)
