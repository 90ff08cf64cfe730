"""A paragraph as the rules see it: tokens, the lexicon senses found at each, and the numbers among them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from waqai.arabic.tokens import Analysis, Token
from waqai.times.vocabulary import Found, Vocabulary, vocabulary

TRIGGERS = frozenset({"month", "hijri_month", "weekday", "deixis", "unit", "season", "decade", "anchor_noun"})
_DIGITS = 9  # a longer run of digits is no number of days or years
_RANK = {"thousand": 0, "hundred": 1, "unit": 2, "ordinal": 2, "ten": 3, "tens": 3}
_LONGEST_NUMBER = 6


class Number(NamedTuple):
    """A number from token `first` up to, not including, `last`."""

    value: int
    first: int
    last: int
    digits: bool
    lead: str
    ordinal: bool


@dataclass(frozen=True, slots=True)
class Scan:
    """One paragraph: `tokens` and, for each, its folded form and the senses that begin there."""

    text: str
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    found: tuple[tuple[Found, ...], ...]

    def word(self, i: int) -> str:
        """Return the folded word at `i`, "" outside of the paragraph."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def at(self, i: int, *kinds: str) -> Found | None:
        """Return the sense of one of `kinds` that begins at token `i`, the longest first."""
        if 0 <= i < len(self.found):
            for found in self.found[i]:
                if found.sense.kind in kinds:
                    return found
        return None

    def ends(self, i: int, *kinds: str) -> tuple[Found, int] | None:
        """Return the sense of one of `kinds` whose last token is `i`, and its first token."""
        for length in (3, 2, 1):
            first = i - length + 1
            if 0 <= first <= i < len(self.found):
                for found in self.found[first]:
                    if found.length == length and found.sense.kind in kinds:
                        return found, first
        return None

    def touches(self, i: int) -> bool:
        """Tell whether token `i` follows its predecessor without a space."""
        return 0 < i < len(self.tokens) and self.tokens[i - 1].span.end == self.tokens[i].span.start

    def sentence(self, i: int) -> range:
        """Return the tokens of the sentence of token `i`."""
        first, last, sentence = i, i + 1, self.tokens[i].sentence
        while first and self.tokens[first - 1].sentence == sentence:
            first -= 1
        while last < len(self.tokens) and self.tokens[last].sentence == sentence:
            last += 1
        return range(first, last)

    def number(self, i: int) -> Number | None:
        """Return the number that begins at token `i`, in digits or words."""
        word = self.word(i)
        if word.isdecimal():
            if len(word) > _DIGITS:
                return None
            return Number(int(word), i, i + 1, True, "", False)
        if word in ("ال", "وال", "لل", "بال") and self.word(i + 1).isdecimal() and self.touches(i + 1):
            if len(self.words[i + 1]) > _DIGITS:
                return None
            return Number(int(self.words[i + 1]), i, i + 2, True, word[:-2], False)
        return self._in_words(i)

    def _in_words(self, i: int) -> Number | None:
        first = self.at(i, "number")
        if first is None:
            return None
        total, rank, last, kind = first.sense.value, _RANK[first.sense.form], i + 1, first.sense.form
        while (found := self.at(last, "number")) is not None:
            following = _RANK[found.sense.form]
            teen = kind in ("unit", "ordinal") and found.sense.form == "ten" and found.lead == ""
            if following <= rank or not (teen or found.lead == "و"):
                break
            total, rank, kind, last = total + found.sense.value, following, found.sense.form, last + 1
        return Number(total, i, last, False, first.lead, first.sense.form == "ordinal" or first.definite)

    def number_before(self, i: int) -> Number | None:
        """Return the longest number whose last token is just before `i`."""
        best = None
        for first in range(i - 1, max(-1, i - 1 - _LONGEST_NUMBER), -1):
            number = self.number(first)
            if number is None or number.last < i:
                break
            if number.last == i:
                best = number
        if best is not None and best.digits and self.word(best.first - 1) in ("ال", "وال") and self.touches(best.first):
            return best._replace(first=best.first - 1)
        return best


def _senses(words: tuple[str, ...], i: int, known: Vocabulary) -> tuple[Found, ...]:
    single = known.words.get(words[i], ())
    listed = known.phrases.get(words[i])
    if listed is None:
        return single
    longer = tuple(found for rest, found in listed if words[i + 1 : i + 1 + len(rest)] == rest)
    return (*longer, *single)


def scans(analysis: Analysis) -> Iterator[Scan]:
    """Yield the paragraphs of `analysis` that hold a word or number that may begin a time."""
    known, text, tokens = vocabulary(), analysis.text, analysis.tokens
    first = 0
    for i in range(1, len(tokens) + 1):
        if i < len(tokens) and "\n" not in text[tokens[i - 1].span.end : tokens[i].span.start]:
            continue
        part = tokens[first:i]
        words = tuple(token.folded for token in part)
        if any(word in known.words or word in known.phrases or word[:1].isdecimal() for word in words):
            yield Scan(text, part, words, tuple(_senses(words, n, known) for n in range(len(words))))
        first = i
