"""Which language a text is in, by its letters and its commonest words (lexicon family `languages`)."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from waqai.lexicons import load, on_change
from waqai.reports.report import Notice
from waqai.spans import Span

_WORD = re.compile(r"[^\W\d_]+")
_ARABIC_SCRIPT = re.compile(r"[\u0621-\u064a\u066e-\u06d3]+")
_OTHER_SCRIPT = re.compile(r"[A-Za-z\u00c0-\u05ea\u0900-\u1fff\u3040-\ud7ff]+")
_MARKS = re.compile(r"[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u061c]")
_FOREIGN_PASSAGE = re.compile(r"(?:[A-Za-z][\w'’-]*[ ,.;:]+){25,}")
_NAMES = {"en": "English", "fr": "French", "de": "German", "es": "Spanish", "he": "Hebrew", "tr": "Turkish",
          "ru": "Russian", "ku": "Kurdish", "it": "Italian", "zh": "Chinese"}  # fmt: skip
_SAMPLE = 6_000


@dataclass(frozen=True, slots=True)
class _Language:
    code: str
    name: str
    words: frozenset[str]
    starts: tuple[str, ...]
    letters: frozenset[str]

    def share(self, words: Mapping[str, int]) -> int:
        """Return how many of `words` are its own."""
        return sum(count for word, count in words.items() if self._has(word))

    def _has(self, word: str) -> bool:
        return word in self.words or word.startswith(self.starts) or not self.letters.isdisjoint(word)


@cache
def _languages() -> tuple[_Language, ...]:
    return tuple(
        _Language(
            entry["id"],
            entry["name"],
            frozenset(entry["words"]),
            tuple(entry.get("starts", ())),
            frozenset(entry["letters"]),
        )
        for entry in load("languages")
    )


on_change(_languages.cache_clear)


def language(text: str) -> str:
    """Return the ISO 639 code of the language of `text`, "und" where nothing tells.

    Text in Arabic script is told apart here; text in another script is named by py3langid.
    """
    sample = _MARKS.sub("", text[:_SAMPLE])
    script, other = (sum(map(len, kind.findall(sample))) for kind in (_ARABIC_SCRIPT, _OTHER_SCRIPT))
    if script == 0 and other == 0:
        return "und"
    return _by_words(sample) if script >= other / 2 else _by_model(sample)


def name_of(code: str) -> str:
    """Return the English name of a language, or its code where none is known here."""
    own = {item.code: item.name for item in _languages()}
    return own.get(code) or _NAMES.get(code, f"a language with the code {code!r}")


def _by_words(sample: str) -> str:
    words = Counter(_WORD.findall(sample))
    arabic, *others = _languages()
    own = arabic.share(words)
    present = frozenset(sample)
    rivals = [item for item in others if item.letters & present or item.words & words.keys()]
    foreign_letters = sum(map(sample.count, frozenset().union(*(item.letters for item in rivals)) & present))
    if not rivals or (own * 10 > words.total() * 3 and foreign_letters * 50 < len(sample)):
        return arabic.code
    shares = {item.code: item.share(words) for item in rivals}
    best = max(rivals, key=lambda item: (shares[item.code] + 2 * _beyond_persian(item, words), item.code))
    return best.code if shares[best.code] > max(own, 1) else arabic.code


def _beyond_persian(item: _Language, words: Mapping[str, int]) -> int:
    """Return how many words hold a letter of `item` that Persian, whose letters the others share, lacks."""
    persian = next(each.letters for each in _languages() if each.code == "fa")
    only = item.letters - persian
    return sum(count for word, count in words.items() if not only.isdisjoint(word))


def _by_model(sample: str) -> str:
    from py3langid import classify  # noqa: PLC0415  (slow to load, and seldom needed)

    code: str = classify(sample)[0]
    return code if code != "ar" else "und"


def foreign(text: str) -> Iterator[Notice]:
    """Yield a notice for each long passage in Latin script."""
    for found in _FOREIGN_PASSAGE.finditer(text):
        yield Notice("mixed_language", Span(*found.span()), "a passage in another script is not coded")
