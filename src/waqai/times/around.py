"""What stands before and after the core of a time: years, relations, names that only look like times."""

from functools import cache

from waqai.arabic.folding import fold
from waqai.lexicons import load, on_change
from waqai.times.scan import Scan
from waqai.times.vocabulary import Found, word_set

_YEAR_WORDS = frozenset(
    {"عام", "العام", "سنه", "السنه", "لعام", "للعام", "لسنه", "عامي", "العامين", "عامين", "اعوام", "الاعوام", "سنوات"}
)
_LETTERS_OF_FUNCTION = ("ال", "و", "ف", "لل", "بال", "كال")


def closes(scan: Scan, i: int) -> bool:
    """Tell whether nothing that could be counted stands at `i`: the end, a mark, a function word, a definite word."""
    word = scan.word(i)
    if not word or not word[0].isalpha():
        return word not in ("%", "$", "°", "€")
    return (
        word in word_set("function-words")
        or word.startswith(_LETTERS_OF_FUNCTION)
        or scan.at(i, "era", "modifier") is not None
    )


def verbal(scan: Scan, i: int) -> bool:
    """Tell whether the word at `i` is tagged as a verb."""
    return 0 <= i < len(scan.tokens) and scan.tokens[i].pos == "VERB"


def counted(scan: Scan, i: int) -> bool:
    """Tell whether an indefinite noun stands at `i`, as after a number that counts it."""
    return not closes(scan, i) and not verbal(scan, i)


def relation_before(scan: Scan, i: int) -> Found | None:
    """Return the relation («منذ», «قبل», «حتى», «في») whose last word stands just before `i`."""
    ends = scan.ends(i - 1, "relation")
    return ends[0] if ends else None


def named(scan: Scan, first: int, what: str) -> bool:
    """Tell whether the words at `first` are part of a name: «مدينة 6 أكتوبر», «قوى 14 آذار»."""
    ends = scan.ends(first - 1, "name_before")
    return ends is not None and ends[0].sense.text == what


def year_after(scan: Scan, i: int, *, hijri: bool = False) -> tuple[int | None, int]:
    """Return the year that follows a month at `i` and where it ends; (None, `i`) where none does."""
    j = i
    comma = scan.word(j) in (",", "-", "/", ".")
    j += comma
    if scan.word(j) in ("من", "في") and scan.word(j + 1) in _YEAR_WORDS:
        j += 1
    year_word = scan.word(j) in _YEAR_WORDS
    j += year_word
    if scan.word(j) == "من":
        j += 1
    number = scan.number(j)
    if number is None or number.lead:
        return None, i
    low, high = (1300, 1500) if hijri else (1000, 2100)
    if not low <= number.value <= high and not (hijri and 1900 <= number.value <= 2100):
        return None, i
    if number.digits and not year_word and counted(scan, number.last) and number.value % 10 == 0:
        return None, i
    end = number.last
    return number.value, end + 1 if scan.at(end, "era") else end


def relative_year(scan: Scan, i: int) -> tuple[str, int]:
    """Return the direction of «من العام الماضي», «العام المقبل», «هذا العام» at `i`, and where it ends."""
    j = i + (scan.word(i) in ("من", "في"))
    this = scan.at(j, "this")
    unit = scan.at(j + 1 if this else j, "unit")
    if unit is None or unit.sense.text != "year" or unit.sense.form != "singular" or not unit.definite:
        return "", i
    if this:
        return "current", j + 2
    modifier = scan.at(j + 1, "modifier")
    return (modifier.sense.text, j + 2) if modifier else ("", i)


@cache
def _known() -> dict[tuple[int, int], tuple[int, frozenset[str]]]:
    entries = (entry for entry in load("times") if entry["kind"] == "known_date")
    return {(e["month"], e["day"]): (e["year"], frozenset(fold(word) for word in e["forms"])) for e in entries}


on_change(_known.cache_clear)


def known_year(scan: Scan, first: int, month: int, day: int) -> int | None:
    """Return the year of a date that is the name of a happening: «هجمات 11 سبتمبر»."""
    year, heads = _known().get((month, day), (None, frozenset()))
    word = scan.word(first - 1)
    return year if word in heads or word[1:] in heads or word[2:] in heads else None
