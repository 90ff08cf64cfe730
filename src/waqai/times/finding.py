"""The times of a report: each expression read, then set against the day of publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from waqai.arabic.tokens import Analysis
from waqai.spans import Span
from waqai.times import calendars
from waqai.times.calendars import Interval
from waqai.times.expression import Expression
from waqai.times.grammar import expressions
from waqai.times.resolve import resolve
from waqai.times.scan import Scan, scans
from waqai.times.setting import UNKNOWN, Setting
from waqai.times.tense import Tense, clause_tense
from waqai.times.time import Time
from waqai.times.timex import timex

_ANCHOR_REACH = 3
_FROM_TO = (("الي",), ("حتي",), ("-",), ())


class Read(NamedTuple):
    """An expression in its paragraph, and the tense of its clause."""

    scan: Scan
    one: Expression
    tense: Tense | None

    @property
    def sentence(self) -> int:
        """The sentence that the expression stands in."""
        return self.scan.tokens[self.one.first].sentence

    @property
    def span(self) -> Span:
        """The words of the expression, without the clitics before them."""
        tokens, one = self.scan.tokens, self.one
        return Span(start_of(self.scan, one.first), tokens[one.last - 1].span.end)


def start_of(scan: Scan, i: int) -> int:
    """Return where the word at token `i` begins, behind its conjunction and preposition."""
    token = scan.tokens[i]
    lead = max((found.lead for found in scan.found[i]), key=len, default="") if scan.found[i] else ""
    lead = scan.found[i][0].lead if scan.found[i] else lead
    if lead.endswith("ل") and scan.found[i][0].definite:
        lead = lead[:-1]  # «للأسبوع»: the article has lost its alif to the preposition
    offset = 0
    for letter in lead:
        while offset < len(token.text) and token.text[offset] != letter:
            offset += 1
        offset += 1
    while offset < len(token.text) and not token.text[offset].isalnum():
        offset += 1
    return token.span.start + offset if offset < len(token.text) else token.span.start


def read(analysis: Analysis) -> tuple[Read, ...]:
    """Return the expressions of the text in order, dates that share a year completed."""
    out: list[Read] = []
    for scan in scans(analysis):
        for one in _shared(scan, expressions(scan)):
            needs = one.kind in ("date", "weekday", "ago", "unit", "several") and not (one.year and one.kind == "date")
            out.append(Read(scan, one, clause_tense(scan, one.first, one.last) if needs else None))
    return tuple(out)


def _shared(scan: Scan, ones: Sequence[Expression]) -> list[Expression]:
    """Give a date without year the year of the date that it is joined to («من 3 مارس إلى 5 مايو 2013»)."""
    out = list(ones)
    for n in range(len(out) - 2, -1, -1):
        left, right = out[n], out[n + 1]
        between = scan.words[left.last : right.first]
        if left.kind == right.kind == "weekday" and left.week and not right.week and between in _FROM_TO:
            out[n + 1] = replace(right, week=left.week)
        joined = len(between) == 0 or (len(between) <= 2 and between[0] in ("و", "الي", "حتي", "-", "او"))
        if joined and _yearless(left) and _linked(left, right):
            out[n] = replace(left, year=right.year, direction=right.direction, year_direction=right.year_direction)
    return out


def _yearless(one: Expression) -> bool:
    return one.kind == "date" and bool(one.month) and not (one.year or one.direction or one.year_direction)


def _linked(left: Expression, right: Expression) -> bool:
    told = right.year is not None or bool(right.direction or right.year_direction)
    dated = right.kind == "date" and right.month
    return bool(dated) and told and (right.month, right.day) >= (left.month, left.day)


def find(analysis: Analysis, earliest: date | None, latest: date | None) -> tuple[Time, ...]:
    """Return the calendar times of a text that was published between `earliest` and `latest`.

    Where the day is known both are the same. Where it is not, a time that depends on it covers all the
    days that it may mean, and an end that is not known stays open.
    """
    reads = read(analysis)
    agreed = _agreed(reads, earliest, latest)
    times: list[Time] = []
    anchor: tuple[Interval, int] | None = None
    for each in reads:
        near = anchor[0] if anchor and each.sentence - anchor[1] <= _ANCHOR_REACH else None
        days = _resolve(each, earliest, latest, near, agreed)
        if days is None:
            continue
        times.append(_time(each, days, earliest, latest))
        if days.start is not None and each.one.kind in ("date", "weekday", "unit", "ago", "day"):
            anchor = (days, each.sentence)
    return tuple(times)


def _resolve(
    each: Read,
    earliest: date | None,
    latest: date | None,
    anchor: Interval | None,
    agreed: dict[tuple[int, int, int], Interval],
) -> Interval | None:
    one = each.one
    if not (one.direction or one.year or one.year_direction or one.week or each.tense in ("past", "future")):
        if _key(one) in agreed:
            return agreed[_key(one)]
    elif one.kind == "date" and not (one.direction or one.year or one.year_direction) and _key(one) in agreed:
        return agreed[_key(one)]
    return between(one, each.tense, earliest, latest, anchor)


def between(
    one: Expression, tense: Tense | None, earliest: date | None, latest: date | None, anchor: Interval | None
) -> Interval | None:
    """Resolve `one` against every day between `earliest` and `latest`."""
    first = resolve(one, Setting(earliest, tense, anchor))
    if earliest == latest or first is None:
        return first
    if one.kind == "date":
        known = first if earliest is not None else resolve(one, Setting(latest, tense, anchor))
        other = resolve(one, Setting(latest, tense, anchor)) if latest is not None else known
        return known if known == other else UNKNOWN
    last = resolve(one, Setting(latest, tense, anchor))
    if last is None or first == last:
        return first
    return Interval(first.start if earliest is not None else None, last.end if latest is not None else None)


def _key(one: Expression) -> tuple[int, int, int]:
    """Return what is the same in all mentions of one weekday, or of one date; zeros for any other time."""
    if one.kind == "weekday":
        return (one.weekday, one.weekday_to, 0)
    dated = one.kind == "date" and one.calendar == "gregorian" and one.month and not one.part
    return (one.month, one.day, one.day_to or 100) if dated else (0, 0, 0)


def _agreed(reads: Sequence[Read], earliest: date | None, latest: date | None) -> dict[tuple[int, int, int], Interval]:
    """Return the days of weekdays and dates that the text makes plain elsewhere («الثلاثاء المقبل»)."""
    out: dict[tuple[int, int, int], Interval] = {}
    for clear in (True, False):
        for each in reads:
            if _key(each.one) == (0, 0, 0) or not (_plain(each.one) if clear else _looks_ahead(each)):
                continue
            days = between(each.one, each.tense, earliest, latest, None)
            if days is not None and days != UNKNOWN:
                out.setdefault(_key(each.one), days)
                if clear and each.one.kind == "date" and each.one.direction and days.start is not None:
                    month = calendars.month(days.start.year, each.one.month)
                    out.setdefault((each.one.month, 0, 100), month)
    return out


def _plain(one: Expression) -> bool:
    return one.direction in ("past", "future", "current", "named") or (one.year is not None and bool(one.day))


def _looks_ahead(each: Read) -> bool:
    return each.one.kind == "weekday" and each.tense == "future" and not each.one.week


def _time(each: Read, days: Interval, earliest: date | None, latest: date | None) -> Time:
    one = each.one
    against = "" if one.kind == "date" and one.year is not None else f"; {_against(each, earliest, latest)}"
    return Time(
        each.span,
        days.start,
        days.end,
        timex(one, days),
        one.relation,
        one.time_of_day,
        one.because + against,
    )


def _against(each: Read, earliest: date | None, latest: date | None) -> str:
    if earliest is None and latest is None:
        day = "day of publication unknown"
    elif earliest == latest:
        day = f"published {earliest}"
    else:
        day = f"published between {earliest or '..'} and {latest or '..'}, inferred"
    return f"{day}, clause {each.tense}" if each.tense else day
