"""Arabic names in the English spelling of the news: a table for the common ones, letter rules for the rest."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from waqai import lexicons
from waqai.arabic.folding import fold, light

_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh",
    "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ء": "",
}  # fmt: skip
_SHORT = {"\u064e": "a", "\u064f": "u", "\u0650": "i"}
_SHADDA = "\u0651"
_VOWELS = frozenset("aeiou")
_FOREIGN = {"پ": "p", "چ": "ch", "ژ": "zh", "ڤ": "v", "گ": "g", "ڨ": "g"}
_ENDINGS = (
    ("اوي", "awi"), ("وية", "awiya"), ("ائي", "ai"), ("ية", "iya"), ("يا", "ia"), ("اة", "a"),
    ("ة", "a"), ("ى", "a"), ("ي", "i"),
)  # fmt: skip
_LINKING = frozenset({"bin", "ibn", "bint", "de"})


@cache
def _tables() -> tuple[dict[str, str], dict[tuple[str, ...], str]]:
    words: dict[str, str] = {}
    wholes: dict[tuple[str, ...], str] = {}
    for entry in lexicons.load("names"):
        parts = tuple(fold(entry["ar"]).split())
        if len(parts) > 1:
            wholes[parts] = entry["en"]
        else:
            words.setdefault(parts[0], entry["en"])
    return words, wholes


lexicons.on_change(_tables.cache_clear)


@lru_cache(maxsize=8192)
def transliterate(name: str) -> str:
    """Return `name` in Latin letters, as English-language news would usually spell it.

    Words in Latin letters or digits are kept. What no table knows is spelled by rule: «الدريسي» →
    "al-Darisi"; short vowels that are not written are guessed as "a".
    """
    words = re.findall(r"[^\s\"«»“”،,()]+", name)
    found: list[str] = []
    at = 0
    while at < len(words):
        spelled, taken = _next(words, at)
        found.append(spelled)
        at += taken
    joined = " ".join(part for part in found if part)
    return joined[:1].upper() + joined[1:] if not joined.startswith(("al-", "el-")) else joined


def _next(words: Sequence[str], at: int) -> tuple[str, int]:
    table, wholes = _tables()
    folded = tuple(map(fold, words[at : at + 4]))
    for size in range(len(folded), 1, -1):
        if folded[:size] in wholes:
            return wholes[folded[:size]], size
    here = folded[0]
    if here in table and here != "عبد":
        return table[here], 1
    if here == "عبد" and at + 1 < len(words) and folded[1].startswith("ال"):
        return "Abdul-" + _word(words[at + 1], article=False), 2
    if here.startswith("عبدال") and len(here) > 6:
        return "Abdul" + _word(light(words[at])[5:], article=False).lower(), 1
    if here.startswith("ال") and len(here) > 4 and here[2:] in table:
        return "al-" + table[here[2:]], 1
    return _word(words[at], article=True), 1


def _word(word: str, *, article: bool) -> str:
    plain = light(word)
    if not any("ء" <= c <= "ي" for c in plain):
        return word
    head = ""
    if plain.startswith("ال") and len(plain) > 4:
        head, plain = ("al-" if article else ""), plain[2:]
        word = word[word.index("ل") + 1 :]
    known = _tables()[0].get(fold(plain))
    spelled = known or _voiced(word) or _letters(plain)
    return head + spelled[:1].upper() + spelled[1:]


def _voiced(word: str) -> str:
    """Spell a word that carries its short vowels; empty where it carries none."""
    if not any(mark in word for mark in _SHORT):
        return ""
    out = ""
    for at, char in enumerate(word):
        before = word[at - 1] if at else "-"
        if char in _SHORT:
            out += _SHORT[char]
        elif char == _SHADDA:
            out += out[-1:] if out[-1:] not in _VOWELS else ""
        elif before != ("\u064f" if char == "و" else "\u0650" if char == "ي" else ""):
            out += _letter(light(char) or "", at, word)
    return out.replace("aa", "a")


def _letter(char: str, at: int, word: str) -> str:
    if char in _CONSONANTS:
        return _CONSONANTS[char]
    return {"و": "w", "ي": "y", "ا": "a", "أ": "", "إ": "", "آ": "a", "ة": "a", "ى": "a"}.get(char, "")


def _letters(word: str) -> str:
    """Spell a word without short vowels."""
    for ending, spelled in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return _body(word[: len(word) - len(ending)], spelled[0]) + spelled
    return _body(word, "")


def _body(word: str, after: str) -> str:
    out = ""
    if not after and word[-1:] == "و" and len(word) > 2:
        return _body(word[:-1], "o") + "o"
    if word[:1] == "م" and len(word) > 3 and all(c in _CONSONANTS for c in word[:4]):
        return "mu" + _body(word[1:], after)
    for at, char in enumerate(word):
        following = word[at + 1 : at + 2]
        out += _one(word, at, char, following)
        vowelled = out[-1:] in _VOWELS
        needs = bool(following) and following in _CONSONANTS and not vowelled and char != "ع"
        if char == "ت" and following == "ش":
            out = out[:-1] + "c"
        elif needs and _cluster(word, at, after):
            out += "e" if at and word[at - 1] == "ا" else "a"
        elif char == "ع" and following in _CONSONANTS and not vowelled:
            out += "a"
    return re.sub(r"([aeiou])\1+", r"\1", out.replace("csh", "ch"))


def _one(word: str, at: int, char: str, following: str) -> str:
    if char in _CONSONANTS:
        return _CONSONANTS[char]
    edge = at == 0 or word[at - 1] in "اآأإ"
    if char == "و":
        return "w" if edge or following in ("ا", "ي") else "ou"
    if char == "ي":
        return "y" if edge or following in ("ا", "و") else "i"
    if char in ("إ", "ئ"):
        return "i" if at == 0 or char == "ئ" else ""
    if char == "ؤ":
        return "u"
    return {"ا": "a", "أ": "a", "آ": "a", "ة": "a", "ى": "a"}.get(char, _FOREIGN.get(char, ""))


def _cluster(word: str, at: int, after: str) -> bool:
    """Tell whether a short vowel stands after consonant `at`: first syllable, or before a last consonant."""
    rest = word[at + 1 :]
    if at == 0:
        return True
    before = word[at - 1]
    if before in _CONSONANTS and len(rest) == 1 and not after:
        return True
    return (before in "اوي" and len(rest) >= 1 and not after and len(rest) == 1) or (len(rest) >= 3 and (
        rest[1] in _CONSONANTS and before in _CONSONANTS
    ))  # fmt: skip
