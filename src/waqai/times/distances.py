"""Units in number: «السنوات الخمس المقبلة», «الـ24 ساعة الماضية», «قبل نحو شهر», «بعد ذلك بيومين»."""

from waqai.times.around import closes, counted
from waqai.times.expression import Expression, of_unit
from waqai.times.lengths import pieces_at
from waqai.times.scan import Scan
from waqai.times.vocabulary import Found


def from_now(scan: Scan, i: int, found: Found) -> Expression | None:
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
    return of_unit(found, first, last, i, "ago", amount=amounts[0][1], plus=tuple(amounts[1:]), direction=direction)


def several(scan: Scan, i: int, found: Found) -> Expression | None:  # noqa: PLR0911
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
        if amount is None or (modifier is None and scan.word(last) in ("في", "من")):
            return None
        return of_unit(found, first - 1, last + bool(modifier), i, "several", amount=amount, direction="past")
    assert modifier is not None
    direction = modifier.sense.text
    if direction in ("same", "current"):
        return None
    if scan.at(i - 1, "this") and not found.definite:
        return None
    return of_unit(found, first, last + 1, i, "several", amount=amount, direction=direction)


def distance(scan: Scan, i: int, found: Found) -> Expression | None:  # noqa: PLR0911
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
    if found.sense.text == "year" and (year := scan.number(last)) is not None and year.value >= 100:
        return None
    if found.sense.text in ("decade", "century") and (amount is None or not closes(scan, last) or _defined(scan, last)):
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
    if not past and not now and (bound or counted(scan, last) or scan.at(relation[1] - 1, "unit")):
        return None
    return of_unit(
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
    while scan.at(last, "few", "about", "elapsed") is not None or scan.word(last) == "فقط":
        last += 1
    return last


def _after_that(scan: Scan, i: int, first: int, last: int, found: Found, amount: float | None) -> Expression | None:
    """Read «بعد ذلك بيومين», «قبل ذلك بأسبوع»."""
    if found.lead not in ("ب", "وب") or scan.word(i - 1) not in ("ذلك", "هذا"):
        return None
    relation = scan.ends(i - 2, "relation")
    if relation is None or relation[0].sense.id not in ("before", "after"):
        return None
    direction = "after" if relation[0].sense.id == "after" else "before"
    return of_unit(found, relation[1], last, i, "ago", amount=amount, direction=direction)
