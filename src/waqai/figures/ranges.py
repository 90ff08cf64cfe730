"""Two numbers that bound one figure: «بين 3 و5», «3 إلى 5», «ثلاثة أو أربعة», «صاروخا أو اثنين»."""

from waqai.figures.cardinals import Cardinal, cardinal
from waqai.figures.counted import Counted
from waqai.figures.lexicon import Noun
from waqai.figures.scan import Scan


def range_end(scan: Scan, number: Cardinal, thing: Counted) -> Cardinal | None:
    """Return the second number of «بين 3 و5», «3 إلى 5», «3-5», «ثلاثة أو أربعة»."""
    sentence = scan.tokens[number.first].sentence
    at = number.last
    if number.rounded or number.fraction:
        return None
    link = scan.folded(at, sentence)
    between = scan.folded(number.first - 1, sentence) in ("بين", "وبين")
    if between and (link == "و" or (at < len(scan.words) and scan.words[at].waw)):
        start = at + 1 if link == "و" else at
    elif between and thing.noun and (scan.folded(thing.last, sentence) == "و"):
        start = thing.last + 1
    elif link in ("الي", "او", "ل") or (link in ("-", "–", "~") and thing.noun is None):
        start = at + 1
    elif thing.noun and scan.folded(thing.last, sentence) == "او":
        start = thing.last + 1
    else:
        return None
    if start >= len(scan.tokens) or start in scan.timed or scan.folded(start, sentence) == "":
        return None
    second = cardinal(scan, start)
    if second is None or second.rounded or second.fraction or second.article or number.value >= second.value:
        return None
    if link in ("الي", "او") and second.value > number.value * 1000:
        return None
    return second


def ordered(low: float, high: float) -> tuple[float, float]:
    """Return the bounds of a range: «12 و16 ألفا» means 12,000 to 16,000."""
    for scale in (1e9, 1e6, 1e3):
        if high >= scale and high % scale == 0 and low < 1000 and low * scale < high:
            return low * scale, high
    return low, high


def or_two(scan: Scan, number: Cardinal) -> tuple[int, Noun] | None:
    """Return the single thing before «أو اثنين» («صاروخا أو اثنين»): its token and noun."""
    sentence = scan.tokens[number.first].sentence
    if number.value != 2 or not number.written or scan.folded(number.first - 1, sentence) != "او":
        return None
    for at in range(number.first - 2, number.first - 5, -1):
        noun = scan.words[at].noun if scan.folded(at, sentence) else None
        if noun is not None:
            return (at, noun) if noun.number == "sg" and noun.kind not in ("duration", "none") else None
    return None
