"""Dates and years written in digits: «12/5/2018», «2016-04-21», «عام 2014», «منذ 2008», «حرب 1967»."""

from itertools import takewhile

from waqai.times.around import counted, named, relation_before, year_after
from waqai.times.expression import Expression
from waqai.times.scan import Number, Scan
from waqai.times.vocabulary import Found, word_set

_SEPARATORS = frozenset("/-.")


def numeric_date(scan: Scan, i: int) -> Expression | None:
    """Return the date in digits that begins at token `i`: day, month and year, or month and year."""
    if scan.touches(i) and scan.word(i - 1) in _SEPARATORS:
        return None
    last = i + 1
    while scan.touches(last) and (scan.word(last) in _SEPARATORS or scan.word(last)[:1].isdecimal()):
        last += 1
    if scan.word(last - 1) in _SEPARATORS:
        last -= 1
    parts = "".join(scan.words[i:last]).replace("-", "/").replace(".", "/").split("/")
    if not all(part.isdecimal() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 3:
        return _full(i, last, numbers)
    if len(numbers) == 2:
        return _two(scan, i, last, numbers)
    return None


def _date(i: int, last: int, rule: str, day: int = 0, month: int = 0, year: int | None = None) -> Expression:
    return Expression(i, last, i, "date", f"digits, {rule}", day=day, month=month, year=year)


def _full(i: int, last: int, numbers: list[int]) -> Expression | None:
    if numbers[0] >= 1000:
        year, month, day = numbers
    else:
        day, month, year = numbers
    if month > 12 >= day:
        day, month = month, day
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not (1 <= month <= 12 and 1 <= day <= 31 and 1000 <= year <= 2100):
        return None
    return _date(i, last, "day, month and year", day, month, year)


def _two(scan: Scan, i: int, last: int, numbers: list[int]) -> Expression | None:
    small, large = sorted(numbers)
    if 1900 <= large <= 2100 and 1 <= small <= 12 and "." not in scan.words[i:last]:
        if any("." in word for word in scan.words[i:last]):
            return None
        return _date(i, last, "month and year", 0, small, large)
    if not (1 <= small <= 12 and small <= large <= 31) or counted(scan, last):
        return None
    if scan.word(last) == "," and (told := scan.number(last + 1)) and 1900 <= told.value <= 2100:
        return _date(i, told.last, "day, month and year", *_day_first(numbers), told.value)
    before = relation_before(scan, i)
    slashed = "/" in scan.words[i:last] and large > 12 and numbers != [24, 7] and not scan.word(i - 1)[:1].isdecimal()
    dated = slashed or (
        before is not None and before.sense.id in ("within", "since", "until") and scan.word(i - 1) != "من"
    )
    if not (dated or scan.word(i - 1) in ("يوم", "بتاريخ")) or (large <= 12 and "/" not in scan.words[i:last]):
        return None
    day, month = _day_first(numbers)
    year, end = year_after(scan, last)
    return _date(i, end, "day and month", day, month, year)


def _day_first(numbers: list[int]) -> tuple[int, int]:
    return (numbers[0], numbers[1]) if numbers[1] <= 12 else (numbers[1], numbers[0])


def bare_year(scan: Scan, i: int) -> Expression | None:
    """Return the year at token `i`: «عام 2014», «منذ 2008», «حرب 1967», «2018-2019»."""
    number = scan.number(i)
    if number is None or not number.digits or number.last != i + 1:
        return None
    first, worded = _year_word(scan, i)
    if not worded and not (1900 <= number.value <= 2050 and len(scan.words[i]) == 4):
        return None
    if worded and not 100 <= number.value <= 2100:
        return None
    if not worded and not _like_year(scan, number):
        return None
    era = scan.at(i + 1, "era")
    modifier = scan.at(i + 1 + bool(era), "modifier") if worded else None
    last = i + 1 + bool(era) + (modifier is not None and modifier.sense.text in ("past", "future", "current"))
    return Expression(
        first, last, i, "date", "year in digits", calendar=_calendar(scan, number.value, era), year=number.value
    )


def _calendar(scan: Scan, year: int, era: Found | None) -> str:
    """Return the calendar of a year: as told beside it, or by the paragraph («السنة الهجرية لعام 1430»)."""
    if era is not None:
        return era.sense.text
    words = [word.lstrip("ولب") for word in scan.words] if 1300 <= year < 1800 else []
    if year <= 1500 and any(word.startswith(("الهجري", "هجري")) for word in words):
        return "hijri"
    return "other" if any(word in word_set("other-calendars") for word in words) else "gregorian"


def year_in_words(scan: Scan, i: int) -> Expression | None:
    """Return the year that follows the word for year at `i` in words: «عام ألفين وسبعة»."""
    unit = scan.at(i, "unit")
    if unit is None or unit.sense.text != "year" or unit.sense.form != "singular":
        return None
    number = scan.number(i + 1)
    if number is None or number.digits or number.lead or not 100 <= number.value <= 2100:
        return None
    return Expression(i, number.last, i, "date", "year in words", year=number.value)


def worded_year(scan: Scan, i: int) -> Expression | None:
    """Return the year in words alone after «في» or a part («الربع الثالث من ألفين وعشرين»), or of birth."""
    number = scan.number(i)
    if number is None or number.lead or not 1500 <= number.value <= 2100:
        return None
    if scan.word(i - 1).lstrip("وب") == "مواليد":
        return Expression(i, number.last, i, "date", "year of birth in words", year=number.value)
    if number.last < i + 2:
        return None
    before = scan.word(i - 1) == "في" or (scan.number_before(i - 1) is not None and scan.word(i - 1) == "من")
    if not before or counted(scan, number.last):
        return None
    return Expression(i, number.last, i, "date", "year in words", year=number.value)


def _year_word(scan: Scan, i: int) -> tuple[int, bool]:
    unit = scan.at(i - 1, "unit")
    if unit is not None and unit.sense.text == "year" and scan.word(i - 1) not in ("سنوات", "سنين"):
        return i - 1, True
    return (i - 1, True) if scan.word(i - 1).lstrip("ول") in ("عامي", "سنتي", "العامين") else (i, False)


def _like_year(scan: Scan, number: Number) -> bool:  # noqa: PLR0911
    i = number.first
    if scan.touches(i) and scan.word(i - 1) in "/.,:+_#":
        return _after_year(scan, i)
    if scan.touches(i + 1) and scan.word(i + 1) in "%/:.,$" and scan.word(i + 2)[:1].isdecimal():
        return scan.word(i + 1) == "/" and len(scan.word(i + 2)) == 4
    if scan.word(i + 1) in ("%", "$", "€") or scan.word(i - 1) in word_set("not-years") or scan.at(i - 1, "about"):
        return False
    if named(scan, i, "date") or _names_with_year(scan, i):
        return False
    relation = relation_before(scan, i)
    if relation is not None and (relation.sense.id == "since" or (number.value % 100 and _strong(scan, i))):
        return True
    if counted(scan, i + 1):
        return _after_year(scan, i)
    if number.value % 100 == 0 or scan.word(i + 1) in ("متر", "كم"):
        return relation_before(scan, i) is not None or scan.ends(i - 1, "part", "season") is not None
    return True


def _names_with_year(scan: Scan, i: int) -> bool:
    """Whether the year ends a name, as in «رؤية المملكة 2030», «كأس العالم لكرة القدم 2018»."""
    if scan.ends(i - 1, "relation", "part") is not None:
        return False
    heads = word_set("names-with-year")
    return any(word in heads or word[1:] in heads for word in scan.words[max(0, i - 5) : i])


def _strong(scan: Scan, i: int) -> bool:
    return scan.word(i - 1) in ("في", "وفي", "حتي", "لغايه", "بين")


def _after_year(scan: Scan, i: int) -> bool:
    """Whether another year stands just before, joined to this one («بين 2010 و2016»)."""
    joined = list(takewhile(lambda word: word in ("و", "-", "الي", "حتي", "/", "او"), (scan.word(i - 1),)))
    before = scan.word(i - 2)
    return bool(joined) and before.isdecimal() and len(before) == 4 and 1900 <= int(before) <= 2050
