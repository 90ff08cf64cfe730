"""Duals: «جنديين», «البلدان», «سيارتين», «محافظتي النجف وميسان» count two."""

from waqai.figures.lexicon import Noun, contexts
from waqai.figures.scan import Scan

_SKIPPED_KINDS = frozenset({"duration", "none"})


def dual(scan: Scan, index: int) -> tuple[Noun, int] | None:
    """Return the noun of a dual at token `index` and the token after it («… اثنين» included), or None."""
    word = scan.words[index]
    noun = word.noun
    if noun is None or noun.number == "sg" or noun.kind in _SKIPPED_KINDS:
        return None
    ambiguous = noun.number == "du?" or (noun.number == "pl" and scan.tokens[index].folded.endswith("ين"))
    if noun.number == "pl" and not ambiguous:
        return None
    sentence = scan.tokens[index].sentence
    two = scan.folded(index + 1, sentence) in contexts()["two"]
    end = index + 2 if two else index + 1
    if ambiguous and not two and not _killed(scan, index, noun, sentence):
        return None
    if noun.number == "construct" and not _construct(scan, index, sentence):
        return None
    if _adjective(scan, index, sentence):
        return None
    return noun, end


def _adjective(scan: Scan, index: int, sentence: int) -> bool:
    """Tell whether the dual at `index` only describes the dual before it («مسؤولان أميركيان»)."""
    before = scan.words[index - 1].noun if index and scan.folded(index - 1, sentence) else None
    word = scan.words[index]
    if word.waw or word.preposition:
        return False
    folded = scan.folded(index - 1, sentence)
    if before is not None and before.number in ("du", "du?"):
        return True
    return folded.endswith(("تين", "تان")) and scan.words[index - 1].article == word.article


def _killed(scan: Scan, index: int, noun: Noun, sentence: int) -> bool:
    """Tell whether an ambiguous ين is a dual by what was done: «مقتل فلسطينيين» (several would be counted)."""
    folded = scan.tokens[index].folded
    people = noun.because.startswith("units/peoples") and folded.endswith("يين")
    return people and scan.folded(index - 1, sentence) in contexts()["killed"]


def _construct(scan: Scan, index: int, sentence: int) -> bool:
    """Tell whether a dual without ن is one: two names joined by «و» follow («مديريتي التحيتا وزبيد»)."""
    token = scan.tokens[index]
    following = scan.folded(index + 1, sentence)
    if not following or following in contexts()["particles"] or not (following[0].isalpha() or following in "\"'«“"):
        return False
    feminine = token.folded.endswith(("تي", "تا"))
    if not feminine and not _governed(scan, index, sentence):
        return False
    if feminine and token.folded.endswith("تا") and not following.startswith("ال") and following[0].isalpha():
        return False
    return _joined(scan, index, sentence)


def _governed(scan: Scan, index: int, sentence: int) -> bool:
    """Tell whether a preposition stands before a masculine construct dual («لحزبي …», «في مجالي …»)."""
    return scan.words[index].preposition or scan.folded(index - 1, sentence) in contexts()["prepositions"]


def _joined(scan: Scan, index: int, sentence: int) -> bool:
    first = scan.folded(index + 1, sentence)
    noun = scan.words[index + 1].noun
    if noun is not None and noun.number == "du":
        return True
    for at in range(index + 2, index + 7):
        folded = scan.folded(at, sentence)
        if not folded or folded in ".!?؟":
            return False
        if folded == "و" or (folded[0] == "و" and len(folded) > 3 and first[:2] != "وا"):
            return True
    return False
