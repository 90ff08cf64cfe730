"""The content words of Arabic text, cut to light stems, so that «الضربات» and «بضربة» are one."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from waqai.arabic.folding import fold
from waqai.arabic.function_words import FIXED

WORD = re.compile(r"[^\W_]+")
_ARTICLES = ("وال", "فال", "بال", "كال", "لل", "ال")
_PROCLITICS = ("و", "ف", "ب", "ل", "ك")
_ENDINGS = ("هما", "كما", "يين", "يون", "ات", "ون", "ين", "ان", "ها", "هم", "نا", "يه", "ه", "ي", "ا")
_EMPTY_TAGS = frozenset({"SCONJ", "CCONJ", "ADP", "PART", "PRON", "ADV", "AUX"})
# Verbs of saying and words of the trade, which tell nothing of what a report is about.
_TRADE = """قال قالت يقول تقول وقال وقالت اضاف اضافت واضاف واضافت اكد اكدت اعلن اعلنت ذكر ذكرت شاهد بالفيديو فيديو
    بالصور صور مباشر يوم عام سنه اليوم امس الاثنين الثلاثاء الاربعاء الخميس الجمعه السبت الاحد اكثر اقل كل غير
    اي او بعض تم جدا به له لها فيه فيها انه انها كما وان التي وكان وكانت خاص وفق وفقا بحسب حسب"""


@cache
def _empty() -> frozenset[str]:
    words = {fold(word) for word, tag in FIXED.items() if tag in _EMPTY_TAGS}
    return frozenset(words | {fold(word) for word in _TRADE.split()})


@lru_cache(100_000)
def stem(word: str) -> str:
    """Return the light stem of `word`: folded, without article, proclitic and the commonest endings."""
    word = fold(word)
    article = next((a for a in _ARTICLES if word.startswith(a) and len(word) - len(a) >= 3), None)
    if article is not None:
        word = word[len(article) :]
    elif len(word) >= 4 and word.startswith(_PROCLITICS):
        word = word[1:]
    ending = next((e for e in _ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word[: len(word) - len(ending)]


def words(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, folded word) of every word of `text`."""
    for match in WORD.finditer(text):
        yield match.start(), fold(match.group())


def terms(text: str) -> list[str]:
    """Return the stems of the content words of `text`, in order."""
    empty = _empty()
    return [stem(word) for _, word in words(text) if len(word) > 1 and word not in empty]
