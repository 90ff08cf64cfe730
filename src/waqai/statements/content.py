"""What is said: the clause, verbal noun or quotation that a cue leads to, and where it ends."""

from dataclasses import dataclass

from waqai.statements.cue import words
from waqai.statements.cues import Cue
from waqai.statements.layout import MARKS, Layout

_PREPOSITIONS = {"عن": "عن", "علي": "على", "الي": "إلى", "من": "من", "في": "في"}
_NOT_AFTER = frozenset("بعد قبل دون يمكن يجب ينبغي رغم مع الا غير حتي لولا بدون بد منذ يكاد اما".split())
_FARTHEST = 32
_NEAR = 6
_FINAL = frozenset(".!?؟,;:…")


@dataclass(frozen=True, slots=True)
class Content:
    """The words said from token `first` on. `kind` is clause, object or quotation."""

    kind: str
    first: int


def content(layout: Layout, cue: Cue, start: int, end: int) -> Content | None:
    """Return where the words begin that `cue` leads to, read from token `start` on; None if nothing follows."""
    assert cue.word is not None
    takes = cue.word.takes
    farthest = _FARTHEST if cue.word.form != "noun" else _NEAR
    for at in range(start, min(end, start + farthest)):
        if at in layout.opens and not named(layout, layout.opens[at]):
            return Content("quotation", at)
        folded = layout.folded(at)
        if folded in words("complementizers") and layout.folded(at - 1) not in _NOT_AFTER and takes != {"quote"}:
            return Content("clause", at + 1)
        if "عما" in takes and folded in words("whether"):
            return Content("clause", at + 3 if layout.folded(at + 1) == "اذا" else at + 1)
        if cue.word.form != "noun" and (at == start or layout.folded(at - 1) == ","):
            found = _object(layout, takes, at, end)
            if found is not None:
                return found
    if "np" in takes and cue.word.form != "noun" and start < end and layout.folded(start) not in _FINAL:
        return Content("object", start)
    return None


def _object(layout: Layout, takes: frozenset[str], at: int, end: int) -> Content | None:
    """Return the content behind a preposition that the cue takes («أفادت عن إصابة شخصين»)."""
    folded = layout.folded(at)
    preposition = _PREPOSITIONS.get(folded)
    if preposition in takes and at + 1 < end:
        if layout.folded(at + 1) in words("complementizers"):
            return Content("clause", at + 2)
        if at + 1 in layout.opens:
            return None
        return Content("object", at + 1)
    if "ب" in takes and folded.startswith("ب") and "ب" in layout.tokens[at].proclitics[:2]:
        return None if folded in words("complementizers") else Content("object", at)
    return None


def named(layout: Layout, quotation: int) -> bool:
    """Tell whether the quotation is a name or title: behind «صحيفة» and the like, or within a mention."""
    first, last = layout.quoted[quotation]
    outer = layout.quotations[quotation].outer
    if last - first > 8:
        return False
    for at in range(max(0, first - 12), last):
        for number in layout.starts.get(at, ()):
            span = layout.mentions[number].span
            if span.start <= outer.start + 1 and outer.end - 1 <= span.end:
                return True
    before = layout.folded(first - 1)
    heads = words("name-heads")
    return before in heads or (before[:1] in "وفبل" and len(before) > 3 and before[1:] in heads)


def closing(layout: Layout, first: int, end: int, stops: list[int]) -> int:
    """Return the token after the content that begins at `first`: before the next cue's clause or the sentence's end."""
    last = min([stop for stop in stops if stop > first] + [end])
    for at in range(first, last):
        if at in layout.opens:
            last = max(last, layout.quoted[layout.opens[at]][1])
    while last > first + 1 and layout.folded(last - 1) in _FINAL | {"و", "-", "–", "وذلك"}:
        last -= 1
    return last


def whole_quotation(layout: Layout, first: int, last: int) -> bool:
    """Tell whether the words from `first` to `last` are one quotation and nothing else."""
    number = layout.opens.get(first)
    if number is None:
        return False
    return all(layout.folded(at) in _FINAL or layout.folded(at) in MARKS for at in range(layout.quoted[number][1], last))
