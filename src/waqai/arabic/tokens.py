"""Words of a text: orthographic words with their clitics and part of speech, and sentences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from waqai.spans import Span


@dataclass(frozen=True, slots=True)
class Token:
    """One orthographic word, number or punctuation mark.

    `folded` is the whole word folded (see `waqai.arabic.folding`), `proclitics` and `enclitics`
    the folded clitics around its `stem` («وبالحكومة» → ("و", "ب", "ال"), "حكومه", ()).
    The article ال counts as a proclitic. `pos` is the Universal POS tag of the stem, `lemma` its
    folded dictionary form, `features` its morphology as sorted Name=Value strings
    (Universal Features: Aspect, Voice, Person, Gender, Number, VerbForm, ...).
    """

    index: int
    span: Span
    text: str
    folded: str
    proclitics: tuple[str, ...]
    stem: str
    enclitics: tuple[str, ...]
    stem_span: Span
    pos: str
    lemma: str
    features: tuple[str, ...]
    sentence: int

    def feature(self, name: str) -> str | None:
        """Return the value of the morphological feature `name`, or None."""
        prefix = name + "="
        return next((f[len(prefix) :] for f in self.features if f.startswith(prefix)), None)

    @property
    def definite(self) -> bool:
        """Whether the word carries the article."""
        return "ال" in self.proclitics


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens `first` up to, not including, `last`; `segment` is the index of the report's segment."""

    index: int
    first: int
    last: int
    span: Span
    segment: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """The language layer of one report: its text, its tokens and its sentences, in order."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False, default=())

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(token.span.start for token in self.tokens))
        object.__setattr__(self, "_ends", tuple(token.span.end for token in self.tokens))

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that overlap `span`."""
        first = self.token_at(span.start)
        return self.tokens[first : max(first, bisect_left(self._starts, span.end))]

    def token_at(self, offset: int) -> int:
        """Return the index of the first token that ends after `offset` (len(tokens) if none)."""
        return bisect_right(self._ends, offset)

    def by_sentence(self, spans: Iterable[Span]) -> dict[int, list[int]]:
        """Return, for each sentence, the numbers of those of `spans` that lie within it, in their order."""
        found: dict[int, list[int]] = {}
        for number, span in enumerate(spans):
            at = self.token_at(span.start)
            if at < len(self.tokens):
                sentence = self.sentences[self.tokens[at].sentence]
                if sentence.span.contains(span):
                    found.setdefault(sentence.index, []).append(number)
        return found

    def sentence_tokens(self, sentence: Sentence) -> tuple[Token, ...]:
        """Return the tokens of `sentence`."""
        return self.tokens[sentence.first : sentence.last]
