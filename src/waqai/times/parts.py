"""Parts of a month, year or week, named before it: «أوائل», «وقت سابق من», «النصف الأول من», «الأسبوع الثالث من»."""

from dataclasses import replace

from waqai.times.around import named
from waqai.times.expression import Expression
from waqai.times.scan import Scan


def part_before(scan: Scan, first: int) -> tuple[int, str, int, int]:
    """Return the start of «أوائل», «وقت سابق من», «بقية», «النصف الأول من» before `first`, and what it names."""
    of = first - 1 if scan.word(first - 1) in ("من", "في") else first
    for edge in (first, of):
        ends = scan.ends(edge - 1, "part", "weekend", "earlier", "later", "rest")
        if ends is None:
            continue
        sense = ends[0].sense
        start = ends[1] - (scan.word(ends[1] - 1) == "عطله" and sense.kind == "part")
        name = sense.text if sense.kind == "part" else sense.kind
        return start, "weekend" if start < ends[1] else name, 0, 0
    weekly = _nth_week(scan, of)
    if weekly is not None:
        return weekly
    number = scan.number_before(of)
    ends = scan.ends(number.first - 1, "fraction") if number is not None and number.ordinal else None
    if number is not None and ends is not None:
        return ends[1], "", ends[0].sense.value, number.value
    return first, "", 0, 0


def _nth_week(scan: Scan, of: int) -> tuple[int, str, int, int] | None:
    """Return «الأسبوع الثالث», «الأسبوع الأخير» that ends before `of`, as `part_before` does."""
    number = scan.number_before(of)
    last = scan.word(of - 1) == "الاخير"
    first = of - 1 if last else number.first if number is not None and number.ordinal else 0
    if scan.word(first - 1) != "الاسبوع":
        return None
    return first - 1, "nth week", 0, -1 if last else number.value if number else 0


def nth_weekday(scan: Scan, one: Expression) -> Expression:
    """Return a month with the weekday counted in it: «أول يوم جمعة من يوليو»."""
    of = one.first - (scan.word(one.first - 1) in ("من", "في"))
    number = scan.number_before(of - 2)
    weekday = scan.at(of - 1, "bare_weekday")
    monthly = (one.kind == "date" and one.month and not one.day) or (one.kind == "unit" and one.unit == "month")
    if not monthly or one.part or weekday is None or number is None or scan.word(of - 2) != "يوم":
        return one
    if not number.value <= 5:
        return one
    return replace(one, first=number.first, part="nth weekday", weekday=weekday.sense.value, nth=number.value)


def part_of_date(scan: Scan, date: Expression) -> Expression:
    """Return a year or month with the part named before it: «نهاية 2016», «النصف الأول من عام 2018»."""
    if date.day or date.part or date.kind != "date":
        return date
    date = nth_weekday(scan, date)
    if date.part:
        return date
    first, part, parts, nth = part_before(scan, date.first)
    if first == date.first and date.year is not None and not date.month:
        return _part_behind(scan, date)
    if first == date.first or named(scan, first, "date"):
        return date
    return replace(date, first=first, part=part, parts=parts, nth=nth)


def _part_behind(scan: Scan, year: Expression) -> Expression:
    """Return a year with the quarter or half named behind it: «2016 الربع الثالث»."""
    fraction, number = scan.at(year.last, "fraction"), scan.number(year.last + 1)
    if fraction is None or number is None or not number.ordinal or not 1 <= number.value <= fraction.sense.value:
        return year
    return replace(year, last=number.last, parts=fraction.sense.value, nth=number.value)
