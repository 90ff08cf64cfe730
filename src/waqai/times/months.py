"""Dates that name a month: «4 كانون الثاني/يناير», «السادس من حزيران», «أواخر مايو الماضي», «مايو 12»."""

from dataclasses import replace
from typing import NamedTuple

from waqai.times.around import closes, known_year, named, relation_before, relative_year, year_after
from waqai.times.expression import Expression
from waqai.times.scan import Number, Scan
from waqai.times.vocabulary import Found

_MONTHS = ("month", "hijri_month")
_JOINS = frozenset({"و", "-", "الي", "حتي", "–", "—"})


class _Left(NamedTuple):
    first: int
    day: int = 0
    day_to: int = 0
    part: str = ""
    shahr: bool = False


def month_date(scan: Scan, i: int) -> Expression | None:
    """Return the date around the month name at token `i`."""
    found = scan.at(i, *_MONTHS)
    if found is None or (found.sense.spelled and found.sense.spelled not in scan.tokens[i].text):
        return None
    if scan.word(i) == "صفر" and scan.word(i - 1) in ("-", "–", "/"):
        return None  # a score («1-صفر»), not the month
    hijri = found.sense.kind == "hijri_month"
    last, paired = _pair(scan, i + found.length, found)
    left = _left(scan, i, found)
    if not (left.day or left.part):
        left, last = _days_after(scan, last, left)
    day = left.day
    year, last_year = year_after(scan, last, hijri=hijri)
    year_direction, last_direction = relative_year(scan, last) if year is None else ("", last)
    modifier = scan.at(last, "modifier") if year is None and not year_direction else None
    direction = modifier.sense.text if modifier else _this(scan, left.first)
    first = left.first - (1 if direction and not modifier else 0)
    if direction == "before":
        direction = "past"
    sure = bool(day or left.shahr or paired or year or year_direction or direction or left.part)
    if found.sense.wary and not (sure or _prepositional(scan, i, found)):
        return None
    if (day or left.shahr) and year is None and named(scan, left.first, "date"):
        return None
    if day and year is None and not (direction or year_direction):
        year = known_year(scan, left.first, found.sense.value, day)
    return Expression(
        first,
        max(last_year, last_direction, last + 1 if modifier else 0),
        i,
        "date",
        f"month of {found.sense.because}",
        calendar="hijri" if hijri else "gregorian",
        day=day,
        day_to=left.day_to,
        month=found.sense.value,
        year=year,
        year_direction=year_direction,
        direction=direction,
        part=left.part,
    )


def _this(scan: Scan, first: int) -> str:
    this = scan.at(first - 1, "this")
    return this.sense.text if this else ""


def _prepositional(scan: Scan, i: int, found: Found) -> bool:
    """Whether a word that may be something else stands after a preposition of time."""
    if found.lead.endswith("ل"):
        return False
    relation = relation_before(scan, i)
    allowed = ("within", "since", "until", "before", "after") if found.sense.kind == "month" else ("within", "since")
    return relation is not None and relation.sense.id in allowed and scan.word(i - 1) not in ("من", "عن", "مع")


def _pair(scan: Scan, last: int, found: Found) -> tuple[int, bool]:
    """Return the end of the month's second name («كانون الثاني/يناير», «شباط فبراير», «(يناير)»)."""
    start = last
    opened = scan.word(last) == "("
    if scan.word(last) in ("/", "-", "(", "اي", "\\", "–"):
        start += 1
    other = scan.at(start, found.sense.kind)
    if other is None or other.sense.value != found.sense.value:
        return last, False
    end = start + other.length
    return (end + 1 if opened and scan.word(end) == ")" else end), True


def _left(scan: Scan, i: int, found: Found) -> _Left:
    """Return what stands before the month name: its day or days, «شهر», a part of the month."""
    if found.lead:
        return _Left(i)
    first = i
    unit = scan.at(i - 1, "unit")
    shahr = unit is not None and unit.sense.id == "month" and unit.sense.form == "singular"
    if shahr and unit is not None:
        first = i - 1
        if unit.lead:
            return _Left(first, shahr=True)
    of = first - 1 if scan.word(first - 1) in ("من", ".", "-", "/", "\\") else first
    number = scan.number_before(of)
    if number is not None and _is_day(scan, number, of < first):
        return _days(scan, number, shahr)
    part = scan.ends(first - 1, "part") or (scan.ends(first - 2, "part") if scan.word(first - 1) == "من" else None)
    if part is not None:
        return _Left(part[1], part=part[0].sense.text, shahr=shahr)
    return _Left(first, shahr=shahr)


def _is_day(scan: Scan, number: Number, of: bool) -> bool:
    if not 1 <= number.value <= 31 or scan.at(number.first, "weekday"):
        return False
    if scan.word(number.first - 1) in ("اسبوع", "الاسبوع") and not number.digits:
        return False
    if number.value <= 2 and scan.word(number.first) in ("احد", "احدي", "الثانيه"):
        return False
    return number.digits or number.ordinal or of or number.value > 10 or number.first > 0


def _days(scan: Scan, number: Number, shahr: bool) -> _Left:
    """Return the day, or the days where two share the month («28 و29 حزيران», «من 3 إلى 5 مايو»)."""
    first = number.first
    start = None
    if number.lead == "و":
        start = scan.number_before(first)
    elif scan.word(first - 1) in _JOINS:
        start = scan.number_before(first - 1)
    if start is not None and (start.lead.startswith("و") or _spent(scan, start)):
        start = None
    if start is not None and 1 <= start.value < number.value:
        return _Left(_word_day(scan, start.first), start.value, number.value, shahr=shahr)
    return _Left(_word_day(scan, first), number.value, shahr=shahr)


def _spent(scan: Scan, number: Number) -> bool:
    """Whether the number is part of another date: «كانون الثاني والسادس من», «2015/08/12 حتى 22»."""
    touching = scan.touches(number.first) and scan.word(number.first - 1) in ("/", "-", ".")
    return touching or scan.ends(number.last - 1, *_MONTHS) is not None


def _word_day(scan: Scan, first: int) -> int:
    """Return the start of «يوم 12» or «اليوم الأول من»."""
    unit = scan.at(first - 1, "unit")
    return first - 1 if unit is not None and unit.sense.id == "day" and unit.sense.form == "singular" else first


def _days_after(scan: Scan, last: int, left: _Left) -> tuple[_Left, int]:
    """Return the day or days that follow their month («مايو 12», «يناير الأول», «نوفمبر بين 15 و19»)."""
    if scan.word(last) == "بين" and (first := scan.number(last + 1)) is not None:
        second = scan.number(first.last + (scan.word(first.last) == "و"))
        if second is not None and 1 <= first.value < second.value <= 31:
            return left._replace(day=first.value, day_to=second.value), second.last
    start = last + 1 if scan.word(last) == "-" else last
    number = scan.number(start)
    if number is None or not 1 <= number.value <= 31 or number.lead:
        return left, last
    if not number.digits and not (number.ordinal and scan.word(start).startswith("ال")):
        return left, last
    if number.digits and not closes(scan, number.last):
        return left, last
    return left._replace(day=number.value), number.last


def first_of_two(scan: Scan, date: Expression) -> Expression | None:
    """Return the first day of two that do not touch and share their month: «1 و6 سبتمبر»."""
    if not date.day_to or date.day_to - date.day < 2 or date.kind != "date":
        return None
    first = scan.number(date.first)
    joined = first is not None and (scan.word(first.last) == "و" or scan.word(first.last).startswith("وال"))
    if first is None or not joined or scan.word(date.first - 1) in ("بين", "وبين"):
        return None
    return replace(date, last=first.last, day_to=0)


def with_weekday(scan: Scan, date: Expression) -> Expression:
    """Return `date` with the weekday or week before it: «الخميس الموافق 9 أغسطس», «أسبوع 15 سبتمبر»."""
    if not date.day:
        return date
    i = date.first - 1
    while i > 0 and (scan.word(i) in (",", "في", ":", "(") or scan.at(i, "equals")):
        i -= 1
    if scan.word(i) in ("اسبوع", "الاسبوع"):
        return replace(date, first=i, part="week")
    before = scan.ends(i, "weekday", "deixis")
    if before is None or named(scan, before[1], "weekday"):
        return date
    if before[0].sense.kind == "deixis" and i != date.first - 1:
        return date
    weekday = before[0].sense.value if before[0].sense.kind == "weekday" else 0
    first = before[1]
    if weekday and (deixis := scan.ends(first - 1, "deixis")) is not None:
        first = deixis[1]
    return replace(date, first=_word_day(scan, first), weekday=weekday)
