"""Who speaks: the mention that is the subject of a cue, in either order, or the speaker before."""

from dataclasses import dataclass

from waqai.statements.cue import words
from waqai.statements.cues import Cue
from waqai.statements.layout import Layout

_SKIPPED = frozenset("ايضا قد , ( من جهته جهتها جانبه جانبها بدوره بدورها لاحقا له لها لهم عنه عنها به بها فيه فيها كذلك هنا امس اليوم انذاك".split())
_ADVERBS = frozenset("قد فقد , لم لا لن ايضا لاحقا كان كانت ) هو هي سبق ان".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A mention as speaker (None: nobody is named), and the token after it where it stands behind the cue."""

    mention: int | None
    last: int


def after(layout: Layout, cue: Cue, end: int) -> Speaker | None:
    """Return the mention that follows `cue` at once as its subject (or, behind a phrase, its source)."""
    at = cue.last
    for _ in range(5):
        if at >= end:
            return None
        if at in layout.starts and (cue.phrase is not None or not _oblique(layout, at)):
            return Speaker(layout.starts[at][0], _joined(layout, at))
        if layout.folded(at) not in _SKIPPED:
            return None
        at += 1
    return None


def _joined(layout: Layout, at: int) -> int:
    """Return the token after the mention at `at` and those that «و» joins to it."""
    last = layout.analysis.token_at(layout.mentions[layout.starts[at][0]].span.end - 1) + 1
    while last in layout.starts and layout.folded(last).startswith("و"):
        last = layout.analysis.token_at(layout.mentions[layout.starts[last][0]].span.end - 1) + 1
    return last


def _oblique(layout: Layout, at: int) -> bool:
    """Tell whether the mention at token `at` hangs on a preposition that is joined to its first word."""
    token = layout.tokens[at]
    start = layout.mentions[layout.starts[at][0]].span.start
    head = token.text[: start - token.span.start]
    return any(letter in head for letter in "لبك")


def ahead_of(layout: Layout, cue: Cue, first: int) -> bool:
    """Tell whether the subject stands before the verb: «حماس أكدت», «وكان X قد أعلن», «الذي قال»."""
    assert cue.word is not None
    if cue.word.waw or cue.word.form != "verb":
        return False
    word = layout.folded(cue.first - 1)
    return word in ("قد", "فقد") or word in words("relative") or (cue.first > first and cue.first in layout.ends)


def before(layout: Layout, cue: Cue, first: int) -> int | None:
    """Return the mention before `cue` that is its subject: next to it, before a relative, or at the clause's head."""
    at = cue.first
    for _ in range(6):
        if at in layout.ends and at > first:
            return layout.ends[at][0]
        word = layout.folded(at - 1)
        if at <= first or not (word in _ADVERBS or word in words("relative")):
            break
        at -= 1
    return _head(layout, cue, first)


def _head(layout: Layout, cue: Cue, first: int) -> int | None:
    """Return the first mention of the clause, where it stands at its head («وكان X، في وقت سابق، قد أعلن»)."""
    for at in range(cue.first - 1, first - 1, -1):
        if layout.folded(at) in ("كان", "كانت", "وكان", "وكانت", "لكن", "ان", "فيما", "بينما", "ولكن") and at + 1 in layout.starts:
            return layout.starts[at + 1][0]
    if first in layout.starts and not _oblique(layout, first):
        return layout.starts[first][0]
    return None


def agent(layout: Layout, cue: Cue, first: int) -> int | None:
    """Return the subject of the verb that `cue` (a participle) goes with."""
    found = subject(layout, first, cue.first)
    return found if found is not None else _head(layout, cue, first) or first_mention(layout, first, cue.first)


def topic(layout: Layout, first: int, last: int) -> int | None:
    """Return the subject of a sentence: of its first verb, or the mention at its head."""
    for at in range(first, min(last, first + 12)):
        if at in layout.starts and not _oblique(layout, at):
            return layout.starts[at][0]
    return None


def subject(layout: Layout, first: int, last: int) -> int | None:
    """Return the subject of the last verb between two tokens, outside quotations."""
    for at in range(last - 1, first - 1, -1):
        if layout.tokens[at].pos == "VERB" and at not in layout.inside:
            for here in (at + 1, at + 2):
                if here in layout.starts and not _oblique(layout, here):
                    return layout.starts[here][0]
            if at in layout.ends and at > first:
                return layout.ends[at][0]
    return None


def first_mention(layout: Layout, first: int, last: int) -> int | None:
    """Return the first mention between two tokens."""
    return next((layout.starts[at][0] for at in range(first, last) if at in layout.starts), None)


def source(layout: Layout, cue: Cue, end: int) -> Speaker | None:
    """Return the mention behind «عن» after a verb of relaying («ونقلت الوكالة عن مسؤول قوله»)."""
    for at in range(cue.last, min(end, cue.last + 14)):
        if layout.folded(at) == "عن":
            for here in (at + 1, at + 2):
                if here in layout.starts:
                    mention = layout.starts[here][0]
                    last = layout.analysis.token_at(layout.mentions[mention].span.end - 1) + 1
                    return Speaker(mention, last)
            return None
    return None
