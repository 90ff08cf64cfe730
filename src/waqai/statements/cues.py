"""Finding the cues of a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from waqai.statements.cue import Phrase, Word, phrases, read, unwritten, words
from waqai.statements.layout import Layout

_LONG = 8


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue of tokens `first` up to `last`: a word of saying or a phrase of attribution."""

    first: int
    last: int
    word: Word | None
    phrase: Phrase | None

    @property
    def because(self) -> str:
        """Return the lexicon line that it stands on."""
        return self.word.because if self.word else self.phrase.because if self.phrase else ""


def cues(layout: Layout, first: int, last: int) -> list[Cue]:
    """Return the cues between tokens `first` and `last`, in order; words within long quotations are none.

    A verb with a pronoun in a relative clause («في بيان نقلته الوكالة») is none behind another cue.
    """
    found: list[Cue] = []
    index = first
    while index < last:
        cue = None if _said(layout, index) else _at(layout, index, last)
        if cue is not None and not (found and _relative(layout, cue, found[-1])):
            found.append(cue)
        index = cue.last if cue else index + 1
    return found


def _relative(layout: Layout, cue: Cue, before: Cue) -> bool:
    if cue.word is None or cue.phrase is not None or cue.word.form != "verb" or cue.word.waw:
        return False
    if layout.tokens[cue.first - 1].pos == "NOUN" and cue.word.pronoun:
        return cue.first - before.last < 14
    if layout.folded(cue.first - 1) not in words("relative") or before.phrase is not None:
        return False
    return not any(_leads(layout, at) for at in (*range(before.last - 1, cue.first), *range(cue.first, cue.first + 4)))


def _said(layout: Layout, index: int) -> bool:
    quotation = layout.inside.get(index)
    if quotation is None:
        return False
    first, last = layout.quoted[quotation]
    return last - first > 2


def _at(layout: Layout, index: int, last: int) -> Cue | None:
    folded = layout.folded(index)
    phrase = _phrase(layout, index, last)
    if phrase is not None:
        return phrase
    word = read(folded) if folded else None
    if word is None or layout.tokens[index].text in unwritten():
        return None
    if _ta_marbuta(layout, index, word) or _idle(layout, index, word):
        return None
    return Cue(index, index + 1, word, None)


def _ta_marbuta(layout: Layout, index: int, word: Word) -> bool:
    """Tell whether what reads as the pronoun ه is a ta marbuta: «إضافة» is not «أضافه»."""
    return word.pronoun == "ه" and "ة" in layout.tokens[index].text[-2:]


def _phrase(layout: Layout, index: int, last: int) -> Cue | None:
    folded = layout.folded(index)
    for first in (folded, folded[1:] if folded[:1] in "وف" else ""):
        for wanted, phrase in phrases().get(first, ()):
            end = _matches(layout, index, wanted, last)
            if end is None:
                continue
            cue = _completed(layout, index, end, phrase, last)
            if cue is not None:
                return cue
    return None


def _matches(layout: Layout, index: int, wanted: tuple[str, ...], last: int) -> int | None:
    """Return the token after the phrase; a last «ل» may be joined to the next word, a pronoun to the last."""
    for offset, word in enumerate(wanted[1:], 1):
        folded = layout.folded(index + offset)
        if index + offset >= last:
            return None
        if folded == word:
            continue
        final = offset == len(wanted) - 1
        if final and word == "ل" and folded.startswith("ل"):
            return index + offset
        if final and any(folded == word + pronoun for pronoun in ("ه", "ها", "هم", "هما")):
            return index + offset + 1
        return None
    return index + len(wanted)


def _completed(layout: Layout, index: int, end: int, phrase: Phrase, last: int) -> Cue | None:
    if phrase.form in ("verbal", "trailing"):
        word = read(layout.folded(end)) if end < last else None
        if word is None or word.form != "verb" or word.takes == {"quote"}:
            return None
        if phrase.form == "trailing" and not _trails(layout, index, end + 1, last):
            return None
        return Cue(index, end + 1, word, phrase)
    if phrase.form == "by" and end not in layout.starts and layout.folded(index - 1) != ",":
        return None
    if phrase.form == "own":
        folded = layout.folded(end - 1)
        own = folded.endswith(("ه", "ها", "هم", "هما"))
        return Cue(index, end, None, phrase) if own and end - index > 1 else None
    return Cue(index, end, None, phrase)


def _trails(layout: Layout, first: int, at: int, last: int) -> bool:
    """Tell whether the phrase only closes its clause: nothing but its subject follows («، كما أعلن الوزير.»)."""
    if layout.folded(first - 1) not in (",", '"', "”", "»") and first - 1 not in layout.closes:
        return False
    if at in layout.starts:
        at = layout.analysis.token_at(layout.mentions[layout.starts[at][0]].span.end - 1) + 1
    return at >= last or layout.folded(at) in (".", ",", "في", "خلال", "(", "لوكاله", "يوم") or at + 1 >= last


def _idle(layout: Layout, index: int, word: Word) -> bool:
    """Tell whether the word only looks like a cue here: a noun with the article, an adjective, another verb."""
    if word.form == "noun":
        return layout.folded(index - 1) in words("unsaid") or not _reports(layout, index, word)
    return _idle_participle(layout, index, word) if word.form == "participle" else _idle_verb(layout, index, word)


def _idle_participle(layout: Layout, index: int, word: Word) -> bool:
    token, before = layout.tokens[index], layout.folded(index - 1)
    if token.folded.endswith("ا"):
        return token.pos == "PROPN" or layout.tokens[index - 1].pos == "NUM" or before.isdigit()
    fresh = before == "," or index in layout.closes
    return not (_takes_at(layout, index, word) or (fresh and any(_leads(layout, index + n) for n in range(6))))


def _idle_verb(layout: Layout, index: int, word: Word) -> bool:
    token, before = layout.tokens[index], layout.folded(index - 1)
    if word.impersonal and _leads(layout, index):
        return before not in words("complementizers") and index not in layout.ends
    opening = index not in layout.inside and layout.tokens[index - 1].sentence != token.sentence
    fresh = before in (",", ".", "") or opening
    if token.pos == "VERB" or (fresh and token.pos not in ("PROPN", "ADP")):
        return False
    if token.pos == "ADP":
        return not _leads(layout, index)
    governed = layout.tokens[index - 1].pos == "ADP" or word.preposition == "ل"
    if not governed and not word.article and not word.pronoun and _person(layout, index + 1):
        return False
    return governed or word.article or not any(_leads(layout, at) for at in range(index, index + 3))


def _person(layout: Layout, index: int) -> bool:
    """Tell whether a person's mention begins at token `index`: what stands before it is a verb, not its possession."""
    return index in layout.starts and layout.mentions[layout.starts[index][0]].kind == "person"


def _takes_at(layout: Layout, index: int, word: Word) -> bool:
    """Tell whether what the participle takes follows it at once («مؤكدة أن», «مشيرة إلى»)."""
    after = layout.folded(index + 1)
    apart = layout.folded(index - 1) == "," and word.form == "participle" and "ب" in word.takes
    if apart and index + 1 < len(layout.tokens) and "ب" in layout.tokens[index + 1].proclitics[:1]:
        return True
    return _leads(layout, index) or (after in ("الي", "علي", "عن") and word.takes != {"quote"})


def _reports(layout: Layout, index: int, word: Word) -> bool:
    """Tell whether a noun of saying, its source behind it, leads to words («تصريحات الوزير بأن», «قوله إن»)."""
    at = index + 1
    if at in layout.starts:
        at = layout.analysis.token_at(layout.mentions[layout.starts[at][0]].span.end - 1) + 1
    if "إن" not in word.takes and any(
        layout.tokens[here].text.startswith("إن") for here in range(at, min(at + 2, len(layout.tokens)))
    ):
        return False  # «قال في رده على تصريحات الوزير، إن …»: the words are those of the verb before
    return any(_leads(layout, here) for here in range(at - 1, at + 2))


def _leads(layout: Layout, index: int) -> bool:
    """Tell whether a complementizer or quotation follows at once."""
    after = layout.folded(index + 1)
    if after == "ب":
        return index + 2 in layout.opens
    return after in words("complementizers") or index + 1 in layout.opens or after == ":"


def stops(layout: Layout, found: list[Cue]) -> Iterator[int]:
    """Yield the tokens at which one of the cues begins a clause of its own, and so ends the one before."""
    for cue in found:
        before = layout.folded(cue.first - 1)
        apart = cue.word is not None and cue.word.form == "participle" and before == ","
        if cue.phrase is not None or apart:
            yield cue.first
        elif cue.word is None or cue.word.form == "noun" or not _leads_soon(layout, cue):
            continue
        elif cue.word.form == "participle" or cue.word.waw or before in words("clause-turns"):
            yield cue.first


def _leads_soon(layout: Layout, cue: Cue) -> bool:
    """Tell whether the cue leads to words before its sentence is over."""
    sentence = layout.tokens[cue.first].sentence
    for at in range(cue.first, min(cue.first + _LONG, len(layout.tokens))):
        if layout.tokens[at].sentence != sentence:
            return False
        if _leads(layout, at) or (at == cue.first and cue.word is not None and _takes_at(layout, at, cue.word)):
            return True
    return False
