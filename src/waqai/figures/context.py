"""Whether a number is a figure at all: what stands around it tells an age, a year, an hour, a name."""

from waqai.figures import bounding
from waqai.figures.cardinals import Cardinal
from waqai.figures.counted import Counted
from waqai.figures.lexicon import contexts
from waqai.figures.nearby import counts_people, noun_before
from waqai.figures.scan import QUOTES, Scan

_JOINING = frozenset("/:+#@_\\")
_YEAR = range(1700, 2100)
_LARGE = frozenset({"ten", "hundred", "dual_hundred", "scale", "scale_a", "dual_scale"})
_ARTICLES = frozenset({"ال", "بال", "وال", "لل", "وبال"})


def rejected(scan: Scan, number: Cardinal, thing: Counted) -> bool:
    """Tell whether the number is no figure: a duration, age, year, hour, ordinal, identifier or score."""
    if thing.kind == "duration" or _beside(scan, number, thing) or _formed(scan, number, thing):
        return True
    if number.written:
        return _word_rejected(scan, number, thing)
    return _digits_rejected(scan, number, thing)


def _digits_rejected(scan: Scan, number: Cardinal, thing: Counted) -> bool:
    """Tell whether a number in digits is a name, an ordinal, a bare year or the number of a line."""
    bare = thing.unit is None and thing.kind == "count" and not thing.of_them
    if bare and _named(scan, number):
        return True
    if number.article:
        return noun_before(scan, number, thing) is None and thing.unit is None
    return bare and ((number.value in _YEAR and number.last == number.first + 1) or _listed(scan, number))


def _beside(scan: Scan, number: Cardinal, thing: Counted) -> bool:
    """Tell whether a word before or after names the number as something else."""
    sentence = scan.tokens[number.first].sentence
    before, after = scan.folded(number.first - 1, sentence), scan.folded(number.last, sentence)
    joined = scan.words[number.first].waw or before in ("و", "-", "–", "الي", "/")
    if before in _ARTICLES:
        before = scan.folded(number.first - 2, sentence)
    words, plain = contexts(), _plain(before)
    if after in words["clock"] or plain in words["ages"]:
        return True
    if not number.written and plain in words["clauses"] and thing.kind not in ("money", "percent"):
        return True
    if thing.kind in ("money", "measure", "percent") or (thing.noun is not None and thing.unit):
        return False
    if before in words["identifiers"] or plain in words["identifiers"] or plain in words["years"]:
        return True
    aged = after == "من" and scan.folded(number.last + 1, sentence) in words["ages"]
    return aged or _dated(scan, number, joined) or (thing.noun is None and _resolutions(scan, number, sentence))


def _dated(scan: Scan, number: Cardinal, joined: bool) -> bool:
    """Tell whether digits lean on a time right before or behind them («28 و29 حزيران»)."""
    return not number.written and (number.last in scan.timed or (joined and number.first - 1 in scan.timed))


def _resolutions(scan: Scan, number: Cardinal, sentence: int) -> bool:
    words = contexts()["resolutions"]
    return not number.written and any(
        _plain(scan.folded(at, sentence)) in words for at in range(number.first - 6, number.first)
    )


def _plain(folded: str) -> str:
    return folded[1:] if folded[:1] in "وفبلك" and len(folded) > 4 else folded


def _formed(scan: Scan, number: Cardinal, thing: Counted) -> bool:
    """Tell whether marks that touch the number make it a date, hour, score, version or designation."""
    if number.written:
        return False
    before, after = number.first - 1, number.last
    if number.first and scan.touching(number.first):
        mark = scan.tokens[before].folded
        if mark in _JOINING or _latin(mark) or (mark in "-–" and before and scan.touching(before)):
            return True
    if after >= len(scan.tokens) or not scan.touching(after):
        return False
    mark = scan.tokens[after].folded
    ahead = after + 1 < len(scan.tokens) and scan.touching(after + 1)
    if ahead and (mark in _JOINING or (mark in "-–" and thing.noun is None)):
        return mark in _JOINING or scan.words[after + 1].digits
    return _latin(mark)


def _latin(word: str) -> bool:
    return word.isascii() and word.isalpha()


def _named(scan: Scan, number: Cardinal) -> bool:
    """Tell whether the number ends a name: in quotation marks («"السويداء 24"»), or behind Latin letters."""
    before = scan.tokens[number.first - 1] if number.first else None
    if before is not None and (_latin(before.folded) or _titled(scan, number)):
        return True
    sentence = scan.tokens[number.first].sentence
    thing = scan.words[number.first - 1].noun if scan.folded(number.first - 1, sentence) else None
    if thing is not None and thing.number == "sg" and thing.kind in ("group", "place", "document", "event"):
        return True
    if scan.folded(number.last, sentence) not in QUOTES or not scan.folded(number.last, sentence):
        return False
    return any(
        scan.folded(at, sentence) in QUOTES and scan.folded(at, sentence) for at in (number.first - 2, number.first - 3)
    )


def _titled(scan: Scan, number: Cardinal) -> bool:
    """Tell whether a name stands right before a bare number («سويداء 24»), and nothing bounds it."""
    before = scan.tokens[number.first - 1]
    named = before.pos == "PROPN" and before.sentence == scan.tokens[number.first].sentence
    return named and bounding.before(scan, number.first) is None


def _listed(scan: Scan, number: Cardinal) -> bool:
    """Tell whether the number only opens a line («1.», «2-»)."""
    start = scan.tokens[number.first].span.start
    text = scan.analysis.text
    if start and text[start - 1] != "\n":
        return False
    return scan.tokens[number.last].folded in ".-–)" if number.last < len(scan.tokens) else False


def _word_rejected(scan: Scan, number: Cardinal, thing: Counted) -> bool:
    """Tell whether a number in words is no figure: «أحد», «واحد من», an ordinal, Monday, a stray fraction."""
    if number.fraction:
        return _fraction_rejected(scan, number, thing)
    if "إف" in scan.tokens[number.first].text:
        return True
    alone = number.last == number.first + 1
    if alone and (number.value == 1 or (number.value == 2 and number.article)):
        return True
    if number.value == 0:
        return thing.kind != "percent"
    return _bare_rejected(scan, number, thing, alone)


def _bare_rejected(scan: Scan, number: Cardinal, thing: Counted, alone: bool) -> bool:
    """Tell whether a number in words that no noun follows is an ordinal or a name («الثلاثين», «ستون», «ألف»)."""
    role = scan.words[number.first].numeral
    large = alone and role is not None and role.role in _LARGE
    named = thing.unit is not None or thing.of_them
    if number.article and large:
        return noun_before(scan, number, thing) is None
    if number.article and not number.rounded and thing.noun is None and not thing.of_them:
        return noun_before(scan, number, thing) is None and not counts_people(scan, number.first)
    if large and not named and not number.rounded:
        return not counts_people(scan, number.first) and bounding.before(scan, number.first) is None
    if alone and role is not None and role.role == "ten10" and thing.noun is None and not thing.of_them:
        return not counts_people(scan, number.first)
    return False


def _fraction_rejected(scan: Scan, number: Cardinal, thing: Counted) -> bool:
    after = scan.folded(number.last, scan.tokens[number.first].sentence)
    if scan.words[number.first].numeral.role == "fraction_of":  # type: ignore[union-attr]
        return False
    if number.article or after in contexts()["fraction-names"] or thing.kind in ("measure", "money"):
        return True
    if thing.noun is None:
        return True
    return not (scan.words[thing.noun[0]].article or scan.tokens[thing.noun[0]].folded.startswith("ال") or thing.unit)
