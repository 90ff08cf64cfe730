"""Lengths of time: «ثلاثة أيام», «ساعة ونصف», «بضع ساعات». They are no calendar times."""

from dataclasses import dataclass

from waqai.arabic.tokens import Analysis
from waqai.spans import Span
from waqai.times.finding import start_of
from waqai.times.lengths import Piece, pieces_at
from waqai.times.scan import Scan, scans

SECONDS = {
    "second": 1,
    "minute": 60,
    "hour": 3600,
    "day": 86400,
    "night": 86400,
    "week": 604800,
    "month": 2592000,
    "year": 31536000,
    "decade": 315360000,
    "century": 3153600000,
}
_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_IN_YEARS = {"decade": 10, "century": 100}


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time. `timex` is its TIMEX3 value («P3D», «PT1.5H»), X for an unknown few.

    `seconds` counts a month as 30 and a year as 365 days; None where the number is not told.
    """

    span: Span
    timex: str
    seconds: float | None
    because: str


def durations(analysis: Analysis) -> tuple[Duration, ...]:
    """Return the lengths of time that a text names, in order."""
    out: list[Duration] = []
    for scan in scans(analysis):
        i = 0
        while i < len(scan.found):
            pieces = list(pieces_at(scan, i))
            if pieces:
                out.append(_duration(scan, pieces))
            i = pieces[-1].last if pieces else i + 1
    return tuple(out)


def _duration(scan: Scan, pieces: list[Piece]) -> Duration:
    amounts = [(piece.found.sense.text, piece.amount) for piece in pieces]
    known = [SECONDS[unit] * amount for unit, amount in amounts if amount is not None]
    span = Span(start_of(scan, pieces[0].first), scan.tokens[pieces[-1].last - 1].span.end)
    seconds = sum(known) if len(known) == len(amounts) else None
    because = f"a length in {', '.join(piece.found.sense.because for piece in pieces)}"
    return Duration(span, _timex(amounts), seconds, because)


def _timex(amounts: list[tuple[str, float | None]]) -> str:
    order = list(_LETTERS)
    date_part, time_part = "", ""
    plain = [("day" if unit == "night" else unit, amount) for unit, amount in amounts]
    plain = [("year", a and a * _IN_YEARS[u]) if u in _IN_YEARS else (u, a) for u, a in plain]
    for unit, amount in sorted(plain, key=lambda item: order.index(item[0])):
        shown = "X" if amount is None else f"{amount:g}"
        if unit in ("hour", "minute", "second"):
            time_part += shown + _LETTERS[unit]
        else:
            date_part += shown + _LETTERS[unit]
    return "P" + date_part + ("T" + time_part if time_part else "")
