"""One calendar unit and what tells which: «الأسبوع الماضي», «مطلع الشهر», «صيف 2016», «الستينات», «ذلك الوقت»."""

from waqai.times.around import closes
from waqai.times.distances import distance, from_now, several
from waqai.times.expression import Expression, of_unit
from waqai.times.parts import part_before
from waqai.times.scan import Scan
from waqai.times.vocabulary import Found

_FINE = frozenset({"hour", "minute", "second"})


def unit_time(scan: Scan, i: int) -> Expression | None:
    """Return the expression around the unit of time at token `i`."""
    found = scan.at(i, "unit")
    if found is None:
        return None
    counted_ = from_now(scan, i, found) or _number_alone(scan, i, found)
    return (
        counted_
        or distance(scan, i, found)
        or several(scan, i, found)
        or _day_of(scan, i, found)
        or _one(scan, i, found)
    )


def _one(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read one definite unit and what tells which: «هذا العام», «الأسبوع قبل الماضي», «نهاية الشهر»."""
    if found.sense.form != "singular" or not found.definite or found.sense.text in _FINE:
        return None
    this, that = scan.at(i - 1, "this"), scan.at(i - 1, "that")
    first = i - 1 if (this or that) and not found.lead else i
    direction, last, skip = _direction(scan, i + 1, found.sense.text)
    if scan.word(i) == "العام" and scan.at(i - 1, "not_unit"):
        return None
    if first < i:
        direction = "current" if this else "same"
        last = i + 1 if direction == "same" or scan.at(i + 1, "modifier") is None else last
    if direction == "recent":
        return None
    first, part, parts, nth = part_before(scan, first)
    if not direction and (not part or (part in ("beginning", "end") and found.sense.text in ("day", "night"))):
        return None
    if found.sense.text in ("day", "night") and (part or direction == "current"):
        return None
    return of_unit(
        found, first, last, i, "unit", direction=direction or "current", part=part, parts=parts, nth=nth, skip=skip
    )


def _direction(scan: Scan, i: int, unit: str) -> tuple[str, int, int]:
    """Return the direction that stands at `i`, where it ends, and the units it skips."""
    modifier = scan.at(i, "modifier")
    if modifier is not None:
        if unit in ("day", "night") and modifier.sense.text == "current":
            return "", i, 0
        return modifier.sense.text, i + 1, 0
    after = scan.at(i + 1, "modifier")
    if after is None or after.sense.text not in ("past", "future", "after", "current"):
        return "", i, 0
    if scan.word(i) in ("قبل", "بعد"):
        return {"after": "future"}.get(after.sense.text, after.sense.text), i + 2, 1
    if unit == "year" and scan.word(i).startswith("ال") and scan.at(i, "weekday", "month") is None:
        return (
            (after.sense.text, i + 2, 0) if scan.word(i) in ("الدراسي", "المالي", "الدراسيه", "الماليه") else ("", i, 0)
        )
    return "", i, 0


def _number_alone(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read «يوم 27», without a month."""
    number = scan.number(i + 1)
    if found.sense.id != "day" or scan.word(i).lstrip("وفلب") != "يوم" or scan.word(i).startswith("لل"):
        return None  # «لليوم الـ13» counts days
    if number is None or not number.digits:
        return None
    if not 1 <= number.value <= 31 or not closes(scan, number.last) or scan.word(number.last) in ("/", "-", "من"):
        return None
    because = f"day by its number, {found.sense.because}"
    return Expression(i, number.last, i, "unit", because, unit="month", day=number.value, direction="nearest")


def _day_of(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read a day of a month that is named by direction: «20 من الشهر المقبل», «السابع من هذا الشهر»."""
    if found.sense.text != "month" or found.sense.form != "singular" or not found.definite:
        return None
    this = scan.at(i - 1, "this")
    first = i - 1 if this else i
    direction, last, _ = _direction(scan, i + 1, "month")
    direction = "current" if this else direction
    number = scan.number_before(first - 1 if scan.word(first - 1) in ("من", "في") else first)
    if direction not in ("past", "future", "current") or number is None or not 1 <= number.value <= 31:
        return None
    if scan.at(number.first - 1, "unit", "fraction") and not number.digits:
        return None
    end = i + 1 if this else last
    start, day_to = number, 0
    joined = scan.word(number.first - 1) in ("الي", "حتي", "-", "و")
    if joined and (other := scan.number_before(number.first - 1)) and 1 <= other.value < number.value:
        start, day_to = other, number.value
    return of_unit(found, start.first, end, i, "unit", direction=direction, day=start.value, day_to=day_to)


def season_time(scan: Scan, i: int) -> Expression | None:
    """Return the season at token `i`: «صيف 2016», «الصيف الماضي», «ربيع هذا العام»."""
    found = scan.at(i, "season")
    if found is None or scan.word(i + 1) in ("العربي", "الاول", "الثاني", "الاخر"):
        return None
    j = i + 1 + (scan.word(i + 1) in ("من", "عام", "العام", "سنه"))
    number = scan.number(j)
    more: dict[str, object] = {}
    first, last = i, i + 1
    this = scan.at(i - 1, "this")
    modifier = scan.at(i + 1, "modifier")
    if number is not None and number.digits and 1900 <= number.value <= 2100:
        more, last = {"year": number.value}, number.last
    elif modifier is not None and modifier.sense.text in ("past", "future", "current"):
        more, last = {"direction": modifier.sense.text}, i + 2
    elif this is not None:
        more, first = {"direction": "current"}, i - 1
    else:
        return None
    start, part, _, _ = part_before(scan, first) if first == i else (first, "", 0, 0)
    because = f"season of {found.sense.because}"
    return Expression(start, last, i, "season", because, season=found.sense.value, part=part, **more)  # type: ignore[arg-type]


def decade_time(scan: Scan, i: int) -> Expression | None:
    """Return the decade at token `i`: «الستينات», «ثمانينيات القرن الماضي»."""
    found = scan.at(i, "decade")
    if found is None or (scan.word(i - 1) in ("في", "بعمر", "عمر") and not found.definite and _age(scan, i)):
        return None
    first, part, _, _ = part_before(scan, i)
    j = i + 1 + (scan.word(i + 1) == "من")
    century = scan.at(j, "unit")
    if century is None or century.sense.text != "century":
        if (not found.definite and not closes(scan, i + 1)) or _age(scan, i):
            return None
        return Expression(
            first, i + 1, i, "decade", f"decade of {found.sense.because}", year=found.sense.value, part=part
        )
    modifier, number = scan.at(j + 1, "modifier"), scan.number(j + 1)
    nth = number.value if number is not None and number.value <= 21 else 0
    direction = modifier.sense.text if modifier else ""
    last = number.last if nth and number is not None else j + 1 + bool(modifier)
    because = f"decade of {found.sense.because}"
    return Expression(
        first, last, i, "decade", because, year=found.sense.value, nth=nth, direction=direction, part=part
    )


def _age(scan: Scan, i: int) -> bool:
    """Whether the word tells an age: «في الستينات من العمر», «في ستيناته»."""
    return scan.word(i + 1) == "من" and scan.word(i + 2) in ("العمر", "عمره", "عمرها")


def century_time(scan: Scan, i: int) -> Expression | None:
    """Return «القرن التاسع عشر» at token `i`."""
    found = scan.at(i, "unit")
    if found is None or found.sense.text != "century" or not found.definite:
        return None
    number = scan.number(i + 1)
    if number is None or not number.ordinal or not 1 <= number.value <= 21:
        return None
    first, part, parts, nth = part_before(scan, i)
    return of_unit(
        found, first, number.last, i, "unit", direction="numbered", year=number.value, part=part, parts=parts, nth=nth
    )


def anchor_noun(scan: Scan, i: int) -> Expression | None:
    """Return «في ذلك الوقت», «ذلك الحين» at token `i`: the time named before."""
    found = scan.at(i, "anchor_noun")
    that = scan.at(i - 1, "that")
    if found is None or that is None or found.lead or that.sense.id != "that" or scan.word(i - 2) in ("منذ", "ومنذ"):
        return None
    return Expression(
        i - 1, i + 1, i, "unit", f"the time named before, {found.sense.because}", direction="same", unit="day"
    )
