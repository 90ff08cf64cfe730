"""Weekdays and days by their distance from today: «يوم الثلاثاء», «أمس الخميس», «الأحد المقبل», «غدا»."""

from waqai.times.around import closes, named
from waqai.times.expression import Expression
from waqai.times.scan import Scan
from waqai.times.vocabulary import word_set

_SHADDA = "\u0651"  # «أَمَسّ» is no yesterday
_NIGHT = frozenset({"ليل", "ليله"})
_LASTING = frozenset({"طوال", "طيله", "مدار", "مدي"})


def weekday(scan: Scan, i: int) -> Expression | None:
    """Return the expression around the weekday at token `i`."""
    found = scan.at(i, "weekday")
    if found is None or named(scan, i, "weekday") or (found.lead.endswith("ل") and scan.word(i + 1) == "عشر"):
        return None
    first, last = _day_word(scan, i) if not found.lead else i, i + 1
    second, last = _second(scan, last)
    if scan.word(i) == "الاثنين" and scan.word(i - 1) == "بين" and not second:
        return None
    week, last, first = _week(scan, first, last)
    modifier = scan.at(last, "modifier")
    direction, skip = "", 0
    if modifier is not None and modifier.sense.text in ("past", "future", "current", "after", "before"):
        direction, last = modifier.sense.text, last + 1
        direction = {"after": "future", "before": "past"}.get(direction, direction)
        if second and not scan.word(last - 1).endswith("ين"):
            second, last, direction = 0, i + 1, ""
    elif scan.word(last) == "قبل" and (after := scan.at(last + 1, "modifier")) and after.sense.text == "past":
        direction, last, skip = "past", last + 2, 1
    elif second and not _one_time(scan, i, second):
        second, last = 0, i + 1
    day, last = _number_of_day(scan, last) if not (week or direction or second) else (0, last)
    deixis = scan.ends(first - 1, "deixis") or (scan.ends(first - 2, "deixis") if scan.word(first - 1) == "," else None)
    offset = 0
    if deixis is not None and deixis[0].sense.id not in ("tonight",) and not found.lead and not _name(scan, deixis[1]):
        direction, offset, first = "named", deixis[0].sense.value, deixis[1]
    this = scan.at(first - 1, "this")
    if this is not None and not direction and not week:
        direction, first = "current", first - 1
    return Expression(
        first,
        last,
        i,
        "weekday",
        f"weekday of {found.sense.because}",
        weekday=found.sense.value,
        weekday_to=second,
        direction=direction,
        week=week,
        offset=offset,
        day=day,
        skip=skip,
    )


def _day_word(scan: Scan, i: int) -> int:
    """Return the start of «يوم الثلاثاء», «يومي الأحد والاثنين», «في هذا يوم»."""
    if scan.word(i - 1).lstrip("وفلب") in ("يوم", "يومي", "ايام") or scan.word(i - 1) in ("يوم", "يومي", "باليوم"):
        return i - 1
    return i


def _second(scan: Scan, last: int) -> tuple[int, int]:
    """Return the second weekday of «الأحد والاثنين», «الجمعة- السبت», and where it ends."""
    night = scan.word(last - 2) in _NIGHT
    start = last + 1 if scan.word(last) in ("-", "–", "/") or (night and scan.word(last) == "الي") else last
    found = scan.at(start, "weekday")
    if found is None or (start == last and found.lead not in {"و", ""}):
        return 0, last
    return found.sense.value, start + 1


def _one_time(scan: Scan, i: int, second: int) -> bool:
    """Whether two weekdays are one time: «ليل الخميس الجمعة», «يومي الأحد والثلاثاء», «الأحد والاثنين»."""
    found = scan.at(i, "weekday")
    if scan.word(i - 1) in ("يومي", *_NIGHT) or scan.word(i + 1) in ("-", "–", "/"):
        return True
    follows = found is not None and second == found.sense.value % 7 + 1
    return follows and scan.word(i + 1).startswith("و") and scan.word(i - 1) not in ("بين", "وبين")


def _week(scan: Scan, first: int, last: int) -> tuple[str, int, int]:
    """Return the direction of the week that is named beside, and the new end and start."""
    start = last + (scan.word(last) in ("من", "في"))
    direction, end = _week_at(scan, start)
    if direction:
        return direction, end, first
    edge = first - (scan.word(first - 1) in ("بين", "من"))
    for back in (3, 2):
        direction, end = _week_at(scan, edge - back)
        if direction and end == edge:
            return direction, last, edge - back
    return "", last, first


def _week_at(scan: Scan, i: int) -> tuple[str, int]:
    this = scan.at(i, "this")
    unit = scan.at(i + bool(this), "unit")
    if unit is None or unit.sense.id != "week" or not unit.definite or unit.sense.form != "singular":
        return "", i
    if this:
        return "current", i + 2
    modifier = scan.at(i + 1, "modifier")
    return (
        (modifier.sense.text, i + 2) if modifier and modifier.sense.text in ("past", "future", "current") else ("", i)
    )


def _number_of_day(scan: Scan, last: int) -> tuple[int, int]:
    """Return the day's number that follows («الأربعاء 27», «الخميس في الحادي والعشرين») and where it ends."""
    inside = scan.word(last) == "في"
    number = scan.number(last + inside)
    if number is None or number.lead or not 1 <= number.value <= 31 or not (number.digits or inside):
        return 0, last
    after = scan.word(number.last)
    open_ = (not after[:1].isalpha() and after not in ("%", ":", "/")) or closes(scan, number.last)
    return (number.value, number.last) if open_ and not scan.at(number.last, "unit", "month") else (0, last)


def deictic(scan: Scan, i: int) -> Expression | None:
    """Return the expression of «اليوم», «أمس», «أول من أمس», «غدا», «الليلة» at token `i`."""
    found = scan.at(i, "deixis")
    if found is None or _name(scan, i) or _SHADDA in scan.tokens[i].text[-2:]:
        return None
    last = i + found.length
    first = i
    after = scan.at(last, "modifier")
    if found.sense.id in ("today", "tonight") and not _really_today(scan, i, last, after is not None):
        return None
    if found.sense.id == "tomorrow" and found.sense.value == 1 and scan.word(i) == "غد" and not closes(scan, last):
        return None
    if scan.at(i - 1, "this") and found.sense.id in ("today", "tonight") and not found.lead:
        first = i - 1
    return Expression(
        first,
        last,
        i,
        "day",
        f"day of {found.sense.because}",
        offset=found.sense.value,
        time_of_day=found.sense.text or None,
    )


def _really_today(scan: Scan, i: int, last: int, modified: bool) -> bool:
    if (
        modified
        or scan.word(last) in word_set("not-today-after")
        or scan.word(i - 1) in _LASTING
        or scan.at(i - 1, "that")
    ):
        return False
    number = scan.number(last)
    ordinal = number is not None and (number.ordinal or number.lead == "") and not number.digits
    return not ordinal and "ل" not in scan.at(i, "deixis").lead  # type: ignore[union-attr]


def _name(scan: Scan, i: int) -> bool:
    """Whether the word ends a name: «روسيا اليوم», «صحيفة المصري اليوم», «حزب الغد»."""
    before, further = scan.word(i - 1), scan.word(i - 2)
    if scan.word(i) == "اليوم":
        return before in word_set("names-with-today") or before in word_set("media") or further in word_set("media")
    return scan.word(i) == "الغد" and (before in word_set("media") or before in ("حزب", "تيار", "زعيم"))
