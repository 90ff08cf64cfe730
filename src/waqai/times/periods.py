"""Calendar units and distances: «الأسبوع الماضي», «مطلع الشهر», «السنوات الخمس المقبلة», «قبل يومين»."""

from dataclasses import replace

from waqai.times.around import closes, counted, named
from waqai.times.expression import Expression
from waqai.times.lengths import pieces_at
from waqai.times.scan import Scan
from waqai.times.vocabulary import Found

_FINE = frozenset({"hour", "minute", "second"})


def unit_time(scan: Scan, i: int) -> Expression | None:
    """Return the expression around the unit of time at token `i`."""
    found = scan.at(i, "unit")
    if found is None:
        return None
    counted_ = _from_now(scan, i, found) or _number_alone(scan, i, found)
    return counted_ or _distance(scan, i, found) or _several(scan, i, found) or _day_of(scan, i, found) or _one(scan, i, found)


def _unit(found: Found) -> str:
    return found.sense.text


def _make(found: Found, first: int, last: int, i: int, kind: str, **more: object) -> Expression:
    because = f"{kind} of {found.sense.because}"
    return Expression(first, last, i, kind, because, unit=_unit(found), **more)  # type: ignore[arg-type]


def _one(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read one definite unit and what tells which: «هذا العام», «الأسبوع قبل الماضي», «نهاية الشهر»."""
    if found.sense.form != "singular" or not found.definite or _unit(found) in _FINE:
        return None
    this, that = scan.at(i - 1, "this"), scan.at(i - 1, "that")
    first = i - 1 if (this or that) and not found.lead else i
    direction, last, skip = _direction(scan, i + 1, _unit(found))
    if scan.word(i) == "العام" and scan.at(i - 1, "not_unit"):
        return None
    if first < i:
        direction = "current" if this else "same"
        last = i + 1 if direction == "same" or scan.at(i + 1, "modifier") is None else last
    if direction == "recent":
        return None
    first, part, parts, nth = part_before(scan, first)
    if not direction and (not part or (part in ("beginning", "end") and _unit(found) in ("day", "night"))):
        return None
    if _unit(found) in ("day", "night") and (part or direction == "current"):
        return None
    return _make(
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
        return (after.sense.text, i + 2, 0) if scan.word(i) in ("الدراسي", "المالي", "الدراسيه", "الماليه") else ("", i, 0)
    return "", i, 0


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
    monthly = one.kind == "date" and one.month and not one.day or one.kind == "unit" and one.unit == "month"
    if not monthly or one.part or weekday is None or number is None or scan.word(of - 2) != "يوم":
        return one
    if not number.value <= 5:
        return one
    return replace(one, first=number.first, part="nth weekday", weekday=weekday.sense.value, nth=number.value)


def _number_alone(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read «يوم 27», without a month."""
    number = scan.number(i + 1)
    if found.sense.id != "day" or scan.word(i).lstrip("وفلب") not in ("يوم",) or number is None or not number.digits:
        return None
    if not 1 <= number.value <= 31 or not closes(scan, number.last) or scan.word(number.last) in ("/", "-", "من"):
        return None
    because = f"day by its number, {found.sense.because}"
    return Expression(i, number.last, i, "unit", because, unit="month", day=number.value, direction="nearest")


def _from_now(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read several units counted from now: «بعد سنة وشهر و21 يوما من الآن»."""
    number = scan.number_before(i)
    pieces = list(pieces_at(scan, number.first if number else i, inner=True))
    if len(pieces) < 2 or scan.word(pieces[-1].last) != "من" or scan.word(pieces[-1].last + 1) != "الان":
        return None
    amounts = [(piece.found.sense.text, piece.amount or 0) for piece in pieces]
    relation = scan.ends(pieces[0].first - 1, "relation")
    known = {"before": "past", "since": "past", "after": "future"}
    direction = known.get(relation[0].sense.id, "told") if relation else "told"
    first, last = pieces[0].first, pieces[-1].last + 2
    return _make(found, first, last, i, "ago", amount=amounts[0][1], plus=tuple(amounts[1:]), direction=direction)


def _several(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read units in number with a direction: «الأيام القليلة الماضية», «الـ24 ساعة الماضية», «آخر 3 سنوات»."""
    amount: float | None = 2.0 if found.sense.form == "dual" else None
    first, last = i, i + 1
    before = scan.number_before(i)
    number = scan.number(last)
    if before is not None and not found.definite:
        amount, first = before.value, before.first
    elif number is not None and number.lead == "" and found.definite:
        amount, last = number.value, number.last
    if scan.at(last, "few"):
        last += 1
    modifier = scan.at(last, "modifier")
    marked = scan.at(first - 1, "last_several")
    if modifier is None and scan.word(last) == "و" and scan.word(last + 1) == "نصف":
        modifier = scan.at(last + 2, "modifier")
    if modifier is None and marked is None:
        return None
    if found.sense.form == "singular" and (amount is None or amount < 2) and not (marked and amount):
        return None
    if marked is not None:
        if amount is None:
            return None
        return _make(found, first - 1, last + bool(modifier), i, "several", amount=amount, direction="past")
    assert modifier is not None
    direction = modifier.sense.text
    if direction in ("same", "current"):
        return None
    if scan.at(i - 1, "this") and not found.definite:
        return None
    return _make(found, first, last + 1, i, "several", amount=amount, direction=direction)


def _distance(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read a distance from today or from the time named before: «قبل نحو شهر», «منذ 10 أيام», «بعد يومين»."""
    if found.definite:
        return None
    form = found.sense.form
    amount: float | None = {"singular": 1.0, "dual": 2.0}.get(form)
    first, last = i, i + 1
    number = scan.number_before(i) if not found.lead else None
    if number is not None:
        amount, first = number.value, number.first
    elif (after := scan.number(last)) and after.value == 1 and not after.digits and form == "singular":
        last = after.last
    if scan.word(last) in ("ونصف", "ونيف"):
        last += 1
    bound = ""
    while (ends := scan.ends(first - 1, "about", "more", "less", "some")) is not None:
        first, bound = ends[1], ends[0].sense.kind if ends[0].sense.kind in ("more", "less") else bound
        amount = None if ends[0].sense.kind == "some" else amount
    last = _tail(scan, last)
    if _unit(found) == "year" and (year := scan.number(last)) is not None and year.value >= 100:
        return None
    if _unit(found) in ("decade", "century") and (amount is None or not closes(scan, last) or _defined(scan, last)):
        return None
    relation = scan.ends(first - 1, "relation")
    if relation is None or relation[0].sense.id not in ("since", "before", "after") or scan.word(first - 1) == "من":
        return _after_that(scan, i, first, last, found, amount)
    if scan.word(relation[1] - 1) == "من" and relation[0].sense.id == "before":
        return None
    now = scan.word(last) == "من" and scan.word(last + 1) in ("الان", "اليوم")
    if scan.word(last) in ("من", "علي", "لل") and not now and relation[0].sense.id != "since":
        return None
    past = relation[0].sense.id != "after"
    if amount is None and relation[0].sense.id == "since":
        return None
    if not past and not now and (counted(scan, last) or scan.at(relation[1] - 1, "unit")):
        return None
    return _make(
        found,
        relation[1],
        last + (2 if now else 0),
        i,
        "ago",
        amount=amount,
        direction="past" if past else ("future" if now else "after"),
        bound=bound,
        relation="since" if relation[0].sense.id == "since" else "at",
    )


def _defined(scan: Scan, i: int) -> bool:
    """Whether a definite noun follows, as in «قبل عقد القمة», where the word is no unit of time."""
    return scan.word(i).startswith("ال") and scan.word(i) not in ("التي", "الذي", "الى")


def _tail(scan: Scan, last: int) -> int:
    while scan.at(last, "few", "about", "elapsed") is not None:
        last += 1
    return last


def _after_that(
    scan: Scan, i: int, first: int, last: int, found: Found, amount: float | None
) -> Expression | None:
    """Read «بعد ذلك بيومين», «قبل ذلك بأسبوع»."""
    if found.lead not in ("ب", "وب") or scan.word(i - 1) not in ("ذلك", "هذا"):
        return None
    relation = scan.ends(i - 2, "relation")
    if relation is None or relation[0].sense.id not in ("before", "after"):
        return None
    direction = "after" if relation[0].sense.id == "after" else "before"
    return _make(found, relation[1], last, i, "ago", amount=amount, direction=direction)


def _day_of(scan: Scan, i: int, found: Found) -> Expression | None:
    """Read a day of a month that is named by direction: «20 من الشهر المقبل», «السابع من هذا الشهر»."""
    if _unit(found) != "month" or found.sense.form != "singular" or not found.definite:
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
    return _make(
        found, start.first, end, i, "unit", direction=direction, day=start.value, day_to=day_to
    )


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
    if found is None or scan.word(i - 1) in ("في", "بعمر", "عمر") and not found.definite and _age(scan, i):
        return None
    first, part, _, _ = part_before(scan, i)
    j = i + 1 + (scan.word(i + 1) == "من")
    century = scan.at(j, "unit")
    if century is None or century.sense.text != "century":
        if (not found.definite and not closes(scan, i + 1)) or _age(scan, i):
            return None
        return Expression(first, i + 1, i, "decade", f"decade of {found.sense.because}", year=found.sense.value, part=part)
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
    return _make(found, first, number.last, i, "unit", direction="numbered", year=number.value, part=part, parts=parts, nth=nth)


def part_of_date(scan: Scan, date: Expression) -> Expression:
    """Return a year or month with the part named before it: «نهاية 2016», «النصف الأول من عام 2018»."""
    if date.day or date.part or date.kind != "date":
        return date
    date = nth_weekday(scan, date)
    if date.part:
        return date
    first, part, parts, nth = part_before(scan, date.first)
    if first == date.first or named(scan, first, "date"):
        return date
    return replace(date, first=first, part=part, parts=parts, nth=nth)


def anchor_noun(scan: Scan, i: int) -> Expression | None:
    """Return «في ذلك الوقت», «ذلك الحين» at token `i`: the time named before."""
    found = scan.at(i, "anchor_noun")
    that = scan.at(i - 1, "that")
    if found is None or that is None or found.lead or that.sense.id != "that" or scan.word(i - 2) in ("منذ", "ومنذ"):
        return None
    return Expression(i - 1, i + 1, i, "unit", f"the time named before, {found.sense.because}", direction="same", unit="day")
