"""The grammar of Arabic cardinal numbers: words, digits, and both together."""

from dataclasses import dataclass, field

from waqai.figures import digits
from waqai.figures.scan import Scan

_VERBS = frozenset({"أثنى"})  # «أثنى على» (praised) folds like «اثني»
_SCALES = frozenset({"scale", "scale_a", "scales"})


@dataclass(frozen=True, slots=True)
class Cardinal:
    """A number from token `first` up to `last`. `rounded` tells «عشرات», «آلاف»; `fraction` «نصف», «ثلثي»."""

    first: int
    last: int
    value: float
    rounded: bool = False
    fraction: bool = False
    article: bool = False
    written: bool = False


@dataclass(slots=True)
class _Sum:
    """A number as it is built: what is closed by a scale, and what is still open."""

    total: float = 0.0
    open: float | None = None
    scale: float = float("inf")
    last: str = ""
    rounded: bool = False
    fraction: bool = False
    pieces: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self.pieces

    def free(self, value: float, waw: bool) -> bool:
        """Tell whether a new group of `value` may begin here."""
        return self.open is None and (self.empty or (waw and self.last in _SCALES and value < self.scale))


def cardinal(scan: Scan, index: int) -> Cardinal | None:
    """Return the number that begins at token `index`, the longest there is; None if there is none."""
    sum_, at, end = _Sum(), index, index
    sentence = scan.tokens[index].sentence
    while at < len(scan.tokens) and scan.tokens[at].sentence == sentence:
        waw = scan.words[at].waw
        if not sum_.empty and scan.tokens[at].folded == "و" and at + 1 < len(scan.tokens):
            waw, at = True, at + 1
        after = _take(scan, at, waw or _hundreds_of_thousand(scan, at, sum_), sum_)
        if after is None:
            break
        at = end = after
    if sum_.empty:
        return None
    article = scan.words[index].article or _loose_article(scan, index)
    value = sum_.total + (sum_.open or 0.0)
    written = not scan.words[index].digits
    return Cardinal(index, end, value, sum_.rounded, sum_.fraction, article, written)


def _hundreds_of_thousand(scan: Scan, at: int, sum_: _Sum) -> bool:
    """Tell whether hundreds in words stand right behind thousands, their «و» left out: «ألف خمسمئة»."""
    if sum_.last not in _SCALES or sum_.scale != 1000 or sum_.rounded or scan.words[at].article:
        return False
    numeral = scan.words[at].numeral
    if numeral is not None and numeral.role == "dual_hundred":
        return True
    after = scan.words[at + 1].numeral if at + 1 < len(scan.words) else None
    unit = scan.words[at].digits or (numeral is not None and numeral.role == "unit" and 3 <= numeral.value <= 9)
    return unit and after is not None and after.role == "hundred"


def _loose_article(scan: Scan, index: int) -> bool:
    """Tell whether a bare article stands before digits: «الـ57», «ال 57»."""
    return (
        index > 0
        and scan.words[index].digits
        and scan.tokens[index - 1].folded
        in (
            "ال",
            "بال",
            "وال",
            "لل",
            "وبال",
            "كال",
            "فال",
        )
    )


def _take(scan: Scan, at: int, waw: bool, sum_: _Sum) -> int | None:
    """Add the piece at token `at` to `sum_`; return the token after it, None where it does not join."""
    word = scan.words[at]
    if word.digits and (sum_.empty or not word.preposition):
        return _take_digits(scan, at, waw, sum_)
    if word.numeral is None or scan.tokens[at].text.lstrip("وف") in _VERBS:
        return None
    if at in scan.timed or not (sum_.empty or _may_follow(scan, at, waw, sum_)):
        return None
    role, value = word.numeral.role, word.numeral.value
    if role in _SCALES or role == "dual_scale":
        joined = _take_scale(_role_at(scan, at, role), value, waw, sum_)
    elif role in ("fraction", "fraction_of", "parts", "round"):
        joined = _take_part(role, value, waw, sum_)
    else:
        joined = (role != "one" or _compound(scan, at)) and _take_small(role, value, waw, sum_)
    if not joined:
        return None
    sum_.pieces.append(role)
    sum_.last = "scale" if role == "dual_scale" else role
    return at + 1


def _may_follow(scan: Scan, at: int, waw: bool, sum_: _Sum) -> bool:
    """Tell whether the number word at `at` may go on with a number that has begun."""
    word = scan.words[at]
    role = word.numeral.role if word.numeral else ""
    if word.preposition or (waw and role == "unit" and _parted(scan, at)):
        return False
    if not word.article or role in ("scales", "scale"):
        return True
    return role == "ten" and waw and sum_.pieces == ["unit"] and _led_by_article(scan, at)


def _parted(scan: Scan, at: int) -> bool:
    """Tell whether the unit at `at` begins a fraction of its own («مئة وثلاثة أرباع»)."""
    after = scan.words[at + 1].numeral if at + 1 < len(scan.words) else None
    return after is not None and after.role == "parts"


def _led_by_article(scan: Scan, at: int) -> bool:
    """Tell whether the unit before a definite ten is definite as well («الأربعة والثلاثين»)."""
    return scan.words[at - 1].article or (scan.tokens[at - 1].folded == "و" and scan.words[at - 2].article)


def _take_digits(scan: Scan, at: int, waw: bool, sum_: _Sum) -> int | None:
    text, after = digits.literal(scan, at)
    following = scan.words[after].numeral if after < len(scan.words) else None
    value = digits.value(text, scaled=following is not None and following.role in _SCALES and following.value > 1000)
    if value is None or at in scan.timed:
        return None
    if waw and sum_.last == "hundred" and sum_.pieces[0] == "digits" and sum_.open and value in range(1, 100):
        value += sum_.open
    elif not sum_.free(value, waw):
        return None
    sum_.open = value
    sum_.pieces.append("digits")
    sum_.last = "digits"
    return after


def _take_small(role: str, value: float, waw: bool, sum_: _Sum) -> bool:
    now = sum_.open
    if now is None:
        if sum_.free(value, waw):
            sum_.open = value
            return True
        return False
    if waw and sum_.last != "digits":
        return _add_small(role, value, now, sum_)
    if role == "hundred" and not waw and sum_.last in ("unit", "digits") and now < 1000:
        sum_.open = now * 100
        return True
    if role == "ten10" and not waw and sum_.last in ("unit", "one") and 0 < now % 100 < 10:
        sum_.open = now + 10
        return True
    return False


def _add_small(role: str, value: float, now: float, sum_: _Sum) -> bool:
    """Add a number below a hundred that «و» joins: «خمسة وعشرون», «مئة وعشرة»."""
    tens = role == "ten" and value >= 20 and sum_.last in ("unit", "one") and 0 < now % 100 < 10
    rest = role in ("unit", "one", "ten10", "ten") and now >= 100 and now % 100 == 0 and value > 0
    if tens or rest:
        sum_.open = now + value
    return tens or rest


def _compound(scan: Scan, at: int) -> bool:
    """Tell whether «أحد» at token `at` is a part of eleven or of twenty-one and the like."""
    after = scan.words[at + 1] if at + 1 < len(scan.words) else None
    if after is None or after.numeral is None:
        return False
    if scan.tokens[at].folded.endswith("ال"):
        return False
    return after.numeral.role == "ten10" or (after.numeral.role == "ten" and after.waw)


def _role_at(scan: Scan, at: int, role: str) -> str:
    """Return the role of a scale word: «مليونا» before «و» is one million in the accusative, not the dual."""
    folded = scan.folded(at + 1, scan.tokens[at].sentence)
    return "scale" if role == "scale_a" and (folded == "و" or (folded and scan.words[at + 1].waw)) else role


def _take_scale(role: str, value: float, waw: bool, sum_: _Sum) -> bool:
    if role == "dual_scale":
        if not sum_.free(value / 2, waw):
            return False
        sum_.total += value
        sum_.scale = value / 2
        return True
    if sum_.empty:
        factor = {"scale": 1, "scale_a": 2, "scales": 2}[role]
        sum_.total, sum_.rounded = value * factor, role == "scales"
    elif sum_.last == "fraction" and sum_.open is None and not waw and value == sum_.scale:
        return True
    elif sum_.fraction and sum_.open is not None:
        sum_.total, sum_.open, sum_.fraction = sum_.open * value, None, False
    elif sum_.rounded and not waw and sum_.last == "round":
        sum_.total = sum_.total * value
    elif sum_.open is not None and not waw and value < sum_.scale:
        sum_.total += sum_.open * value
        sum_.open = None
    elif sum_.last in _SCALES and not waw and value > sum_.scale and not sum_.rounded:
        sum_.total *= value
    elif waw and sum_.open is None and value < sum_.scale and not sum_.rounded:
        sum_.total += value
    else:
        return False
    sum_.scale = value
    return True


def _take_part(role: str, value: float, waw: bool, sum_: _Sum) -> bool:
    if role == "round":
        if not sum_.empty:
            return False
        sum_.total, sum_.rounded = value, True
    elif sum_.empty and role != "parts":
        sum_.open, sum_.fraction = value, True
    elif role == "parts" and sum_.open is not None and not waw and sum_.pieces == ["unit"]:
        sum_.open, sum_.fraction = sum_.open * value, True
    elif role == "fraction" and waw and not sum_.rounded and sum_.last in _SCALES:
        sum_.total += value * sum_.scale
    elif role == "fraction" and waw and not sum_.rounded and sum_.open is not None:
        sum_.open += value
    else:
        return False
    return True
