"""What a number counts: the noun, percentage, currency or measure that follows it."""

from dataclasses import dataclass

from waqai.figures.lexicon import Noun, contexts, nouns
from waqai.figures.scan import Scan

_PERCENT_WORDS = frozenset({"ميه", "مايه", "الميه", "المايه"})
_KINDS = frozenset({"money", "measure", "duration"})
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₪": "shekel"}
_OF_THEM = {"منهم": "person", "منهن": "person", "منهما": "person", "منها": None}


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: unit and kind, the tokens of the noun (None: none is named), and the token after it all."""

    unit: str | None
    kind: str
    noun: tuple[int, int] | None
    last: int
    of_them: bool = False
    because: str = ""


def counted(scan: Scan, index: int, sentence: int, *, definite: bool) -> Counted:
    """Return what is counted by the number that ends before token `index`.

    `definite` tells that a noun with the article may follow («آلاف الأشخاص»).
    """
    percent = _percent(scan, index, sentence)
    if percent is not None:
        return percent
    here = _after_bracket(scan, scan.after_quote(index), sentence)
    if scan.folded(here, sentence) == "":
        here = index
    word = scan.folded(here, sentence)
    if word in _OF_THEM:
        return Counted(_OF_THEM[word], "count", None, here + 1, True)
    if word in ("من", "بين") and scan.folded(here + 1, sentence):
        return _partitive(scan, here, sentence)
    noun = _noun(scan, here, sentence, definite)
    if noun is not None:
        return noun
    if word and word not in contexts()["particles"] and _unknown_noun(scan, here):
        return Counted(None, "count", (here, here + 1), here + 1)
    return Counted(None, "count", None, index)


def _after_bracket(scan: Scan, at: int, sentence: int) -> int:
    """Return the token after a bracket that holds the number alone («عدد (5) أهداف»)."""
    if scan.folded(at, sentence) == ")" and at >= 2 and scan.folded(at - 2, sentence) == "(":
        return at + 1 if scan.folded(at + 1, sentence)[:1].isalpha() else at
    return at


def _unknown_noun(scan: Scan, at: int) -> bool:
    token = scan.tokens[at]
    word = scan.words[at]
    if (
        at in scan.timed
        or token.pos == "VERB"
        or not token.folded[0].isalpha()
        or word.numeral is not None
        or word.waw
        or token.folded[0] in "وفبل"
    ):
        return False
    return token.folded.endswith("ا") or token.pos in ("NOUN", "X", "ADJ")


def _percent(scan: Scan, at: int, sentence: int) -> Counted | None:
    word = scan.folded(at, sentence)
    if word in ("%", "بالميه", "بالمايه"):
        return Counted("percent", "percent", None, at + 1)
    if word == "في" and scan.folded(at + 1, sentence) in _PERCENT_WORDS:
        return Counted("percent", "percent", None, at + 2)
    if word == "ب" and scan.folded(at + 1, sentence) in _PERCENT_WORDS:
        return Counted("percent", "percent", None, at + 2)
    if word in _SYMBOLS:
        return Counted(_SYMBOLS[word], "money", None, at + 1)
    return None


def _noun(scan: Scan, at: int, sentence: int, definite: bool) -> Counted | None:
    folded = scan.folded(at, sentence)
    if not folded:
        return None
    word = scan.words[at]
    pair = nouns().get(f"{folded[2:] if word.article else folded} {scan.folded(at + 1, sentence)}")
    if pair is not None:
        return _as_counted(pair, at, at + 2)
    noun = word.noun
    if noun is None or word.waw or word.preposition or (word.article and not definite):
        return None
    if noun.number == "construct":
        return None
    return _as_counted(noun, at, at + 1)


def _as_counted(noun: Noun, first: int, last: int) -> Counted:
    kind = "duration" if noun.kind == "none" else noun.kind if noun.kind in _KINDS else "count"
    return Counted(noun.unit, kind, (first, last), last, because=noun.because)


def _partitive(scan: Scan, at: int, sentence: int) -> Counted:
    """«4 من جنوده», «آلاف من السكان»: the noun stands behind «من», with article or pronoun."""
    here = at + 1
    if scan.folded(here, sentence) in ("بين", "اصل"):
        here += 1
    word = scan.words[here] if here < len(scan.words) else None
    folded = scan.folded(here, sentence)
    noun = word.noun if word else None
    if noun is None:
        noun = owned(folded)
    if noun is None or noun.number == "construct":
        return Counted(None, "count", None, at)
    counted = _as_counted(noun, here, here + 1)
    return counted if noun.kind != "duration" else Counted(None, "count", None, at)


def owned(folded: str) -> Noun | None:
    """Return the plural noun that `folded` is with a pronoun («جنوده», «أولادهما»), or None."""
    for suffix in ("هما", "هم", "هن", "ها", "كم", "نا", "ه"):
        if folded.endswith(suffix) and len(folded) > len(suffix) + 2:
            noun = nouns().get(folded[: -len(suffix)])
            if noun is not None and noun.number == "pl":
                return noun
    return None


def symbol_before(scan: Scan, index: int) -> str | None:
    """Return the currency whose sign touches the number at token `index` from before («$20»)."""
    return _SYMBOLS.get(scan.tokens[index - 1].folded) if scan.touching(index) else None
