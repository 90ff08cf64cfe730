"""Which language a text is in, by its letters and its commonest words."""

import re
from collections.abc import Iterable

from waqai.reports.report import Notice
from waqai.spans import Span

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT = re.compile(r"[\u0621-\u064a\u066e-\u06d3]")
_OTHER_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u05ea\u0900-\u1fff\u3040-\ud7ff]")
_ARABIC_WORDS = frozenset(
    "في من إلى على أن عن التي الذي ما لا هذا هذه ذلك كان قد بعد مع إن كما لم وقد وقال قال بين حيث خلال".split()
)
_WORDS = {
    "fa": "است را که این آن می با برای شد کرد های شده خود از در به کند بر کردن اين كه مي هاي".split(),
    "ur": "ہے کے کی کا میں اور نے سے کو پر ہیں کہ نہیں تھا گیا بھی اس یہ".split(),
    "ckb": "لە بە کە بۆ ئەو و ئەم لەسەر دەکات کرد هەیە نییە دەبێت".split(),
    "ps": "د په چې ته او کې سره دی دي شوي وي له هغه څخه".split(),
}
_LETTERS = {
    "fa": re.compile(r"[پچژگکی]"),
    "ur": re.compile(r"[ٹڈڑںےھہ]"),
    "ckb": re.compile(r"[ەێۆڵڕڤ]"),
    "ps": re.compile(r"[ټډړښږځڅېۍڼ]"),
}
NAMES = {
    "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "ckb": "Kurdish", "ps": "Pashto", "ug": "Uyghur", "en": "English",
    "fr": "French", "de": "German", "es": "Spanish", "he": "Hebrew", "tr": "Turkish", "ru": "Russian", "ku": "Kurdish",
}  # fmt: skip
_SAMPLE = 20_000


def language(text: str) -> str:
    """Return the ISO 639 code of the language of `text`, "und" where nothing tells.

    Text in Arabic script is told apart here (Arabic, Persian, Urdu, Kurdish, Pashto); text in
    another script is named by py3langid.
    """
    sample = text[:_SAMPLE]
    script, other = len(_ARABIC_SCRIPT.findall(sample)), len(_OTHER_SCRIPT.findall(sample))
    if script == 0 and other == 0:
        return "und"
    if script >= other / 2:
        return _by_words(_WORD.findall(sample))
    return _by_model(sample)


def _by_words(words: Iterable[str]) -> str:
    listed = list(words)
    arabic = sum(
        word in _ARABIC_WORDS or word.startswith(("ال", "وال", "بال", "لل")) for word in listed
    )
    scores = {
        code: sum(word in known or bool(_LETTERS[code].search(word)) for word in listed)
        for code, known in ((code, frozenset(known)) for code, known in _WORDS.items())
    }
    best = max(scores, key=lambda code: (scores[code], -list(_WORDS).index(code)))
    specific = max(("ur", "ckb", "ps"), key=lambda code: (_specific(code, listed), code))
    if _specific(specific, listed) * 8 > len(listed) > 0:
        best = specific
    return best if scores[best] > max(arabic, 1) else "ar"


def _specific(code: str, words: list[str]) -> int:
    return sum(bool(_LETTERS[code].search(word)) for word in words)


def _by_model(sample: str) -> str:
    from py3langid import classify  # noqa: PLC0415  (slow to load, and seldom needed)

    code: str = classify(sample)[0]
    return code if code != "ar" else "und"


def mixed(text: str) -> Notice | None:
    """Return a notice where an Arabic text holds long stretches in another script."""
    longest = max(
        re.finditer(r"(?:[A-Za-z][\w'’-]*[ ,.;:]*){25,}", text),
        key=lambda m: len(m[0]),
        default=None,
    )
    if longest is None:
        return None
    return Notice(
        "mixed_language", Span(*longest.span()), "a passage in another script is not coded"
    )
