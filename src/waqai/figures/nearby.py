"""What a number counts where no noun follows it: the plural before, «واحد», people killed or held."""

from waqai.figures.cardinals import Cardinal
from waqai.figures.counted import Counted, owned
from waqai.figures.lexicon import Noun, contexts, nouns
from waqai.figures.scan import QUOTES, Scan


def noun_before(scan: Scan, number: Cardinal, thing: Counted) -> tuple[int, str | None, str] | None:
    """Return the plural that a definite number follows («القادة الثلاثة», «الدول الـ57»): token, unit, because."""
    if not number.article:
        return None
    sentence = scan.tokens[number.first].sentence
    at = number.first - (1 if scan.words[number.first].digits else 0)
    if thing.unit is not None and not _is_plural(scan, at - 1, sentence):
        return None
    large = number.written and number.value > 10 and number.last == number.first + 1
    for back in range(at - 1, at - (2 if large else 5), -1):
        folded = scan.folded(back, sentence)
        if not folded or folded in ".،,:" or (scan.words[back].digits):
            return None
        found = _plural(scan, back, folded)
        if found is not None and found.kind == "duration":
            return None
        if found is not None:
            return back, found.unit or None, found.because
    return None


def _is_plural(scan: Scan, at: int, sentence: int) -> bool:
    folded = scan.folded(at, sentence)
    return bool(folded) and scan.words[at].article and _plural(scan, at, folded) is not None


def _plural(scan: Scan, index: int, folded: str) -> Noun | None:
    word = scan.words[index]
    if word.numeral is not None:
        return None
    pair = nouns().get(f"{folded[word.cut :]} {scan.tokens[index + 1].folded}")
    if pair is not None:
        return pair if pair.number == "pl" else None
    if word.noun is not None:
        return word.noun if word.noun.number == "pl" else None
    noun = owned(folded) or (owned(folded[1:]) if folded[0] in "وفبل" else None)
    if noun is not None:
        return noun
    if folded.startswith(("ال", "لل", "بال", "وال")) and folded.endswith(("ين", "ون", "ات")) and len(folded) > 5:
        return Noun("", "count", "pl", "")
    return None


def single(scan: Scan, index: int) -> bool | None:
    """Tell whether the noun at token `index` is counted by «واحد» behind it."""
    word = scan.words[index]
    if word.noun is None or word.article or word.noun.number != "sg" or word.noun.kind == "duration":
        return None
    folded = scan.folded(index + 1, scan.tokens[index].sentence)
    if folded not in ("واحد", "واحده", "واحدا"):
        return None
    stem = scan.tokens[index].folded[word.cut :]
    if word.noun.unit == "time" or stem in contexts()["unilateral"] or stem.rstrip("ا") in contexts()["unilateral"]:
        return None
    return True


def people(scan: Scan, index: int) -> str | None:
    """Return "person" where the number at `index` follows a word of casualties or arrests, else None."""
    return "person" if counts_people(scan, index) else None


def counts_people(scan: Scan, index: int) -> bool:
    """Tell whether the number at `index` follows a word of casualties, arrests or flight."""
    sentence = scan.tokens[index].sentence
    at = index - 1
    while scan.folded(at, sentence) in QUOTES and scan.folded(at, sentence):
        at -= 1
    words = contexts()["people-before"]
    near = (scan.folded(back, sentence) for back in (at, at - 1, at - 2))
    return any(word in words or (word[:1] in ("و", "ف", "ب", "ل") and word[1:] in words) for word in near)
