"""Phrases in text: Arabic words found by their light stems, whatever clitics and endings they carry."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from waqai.arabic.folding import fold
from waqai.incidents.terms import WORD, stem
from waqai.spans import Span

GAP = "*"
LONGEST_GAP = 3  # words that a * may stand for
_NEGATIONS = frozenset(
    fold(p + w)
    for w in ["لا", "لم", "لن", "ليس", "ليست", "غير", "دون", "عدم", "انتفاء", "زوال"]
    for p in ("", "و", "ف", "ب")
)
_PARTICLES = frozenset(map(fold, ["لا", "لم", "لن", "ليس", "ليست", "ما", "قد", "هو", "هي", "من"]))
_STILL = frozenset(map(fold, ["تزال", "يزال", "زال", "زالت", "يزالون", "تزل", "يزل"]))  # «لا تزال» denies nothing


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as the dossier has them, and their stems, with a gap (`*`) where up to three words may stand between."""

    words: str
    stems: tuple[str, ...]

    @classmethod
    def of(cls, words: str) -> "Phrase":
        """Return the phrase.

        Raises:
            ValueError: it holds no word, or begins or ends with a gap.
        """
        stems = tuple(GAP if word == GAP else _stem(fold(word)) for word in words.split())
        if not stems or stems[0] == GAP or stems[-1] == GAP:
            raise ValueError(f"{words!r} must begin and end with a word")
        bad = next((word for word in words.split() if word != GAP and not WORD.fullmatch(fold(word))), None)
        if bad is not None:
            raise ValueError(f"{bad!r} is not one word; write words without signs between them")
        return cls(words, stems)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text with their places, folded form and stem."""

    spans: tuple[Span, ...]
    folded: tuple[str, ...]
    stems: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Words":
        """Return the words of `text`."""
        found = list(_words(text))
        return cls(tuple(s for s, _ in found), tuple(w for _, w in found), tuple(_stem(w) for _, w in found))


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: whose it is, its words in the text, and the negation before it, if any."""

    key: str
    phrase: str
    span: Span
    negation: Span | None


class Finder:
    """Finds the phrases of several keys in texts; where hits overlap, the longest stands."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, Phrase]]] = {}
        for key, words in phrases:
            phrase = Phrase.of(words)
            self._by_first.setdefault(phrase.stems[0], []).append((key, phrase))

    def find(self, words: Words) -> tuple[Hit, ...]:
        """Return the hits, in the order of the text."""
        found: list[tuple[int, int, str, str]] = []
        for at, first in enumerate(words.stems):
            for key, phrase in self._by_first.get(first, ()):
                end = _match(phrase.stems, words.stems, at)
                if end is not None:
                    found.append((at, end, key, phrase.words))
        found.sort(key=lambda hit: (hit[0] - hit[1], hit[0], hit[2], hit[3]))
        kept: list[tuple[int, int, str, str]] = []
        for hit in found:
            if all(hit[1] <= other[0] or hit[0] >= other[1] for other in kept):
                kept.append(hit)
        return tuple(_hit(hit, words) for hit in sorted(kept))


def _stem(word: str) -> str:
    """Return the light stem of a folded word; a particle is one behind «و» or «ف», too, and loses nothing else."""
    bare = word[1:] if word[:1] in ("و", "ف") else word
    return bare if bare in _PARTICLES else stem(word)


def _words(text: str) -> Iterator[tuple[Span, str]]:
    """Yield words as the eye sees them: marks, tatweel and format controls within one do not end it."""
    start = end = -1
    for found in WORD.finditer(text):
        between = text[end : found.start()] if end >= 0 else " "
        if start >= 0 and fold(between) == "":
            end = found.end()
            continue
        if start >= 0:
            yield Span(start, end), fold(text[start:end])
        start, end = found.start(), found.end()
    if start >= 0:
        yield Span(start, end), fold(text[start:end])


def _match(pattern: Sequence[str], stems: Sequence[str], at: int) -> int | None:
    """Return where the pattern ends if it begins at word `at`, the shortest gaps first."""
    if not pattern:
        return at
    if pattern[0] == GAP:
        ends = (_match(pattern[1:], stems, at + gap) for gap in range(LONGEST_GAP + 1))
        return next((end for end in ends if end is not None), None)
    if at >= len(stems) or stems[at] != pattern[0]:
        return None
    return _match(pattern[1:], stems, at + 1)


def _hit(hit: tuple[int, int, str, str], words: Words) -> Hit:
    start, end, key, phrase = hit
    denied = None
    for at in (start - 1, start - 2):
        if at >= 0 and words.folded[at] in _NEGATIONS and words.folded[at + 1] not in _STILL:
            denied = words.spans[at]
    return Hit(key, phrase, Span(words.spans[start].start, words.spans[end - 1].end), denied)
