"""What is said: the clause, verbal noun or quotation that a cue leads to, and where it ends."""

from dataclasses import dataclass

from waqai.statements.audience import medium
from waqai.statements.cue import read, words
from waqai.statements.cues import Cue
from waqai.statements.layout import MARKS, Layout

_PREPOSITIONS = {"عن": "عن", "علي": "على", "الي": "إلى", "من": "من", "في": "في"}
_FARTHEST = 32
_NEAR = 6
_OBJECT = 14
_ASIDE = 16
_ROW = 8
_FINAL = frozenset(".!?؟,;:…")


@dataclass(frozen=True, slots=True)
class Content:
    """The words said from token `first` on. `kind` is clause, object or quotation."""

    kind: str
    first: int


def content(layout: Layout, cue: Cue, start: int, end: int) -> Content | None:
    """Return where the words begin that `cue` leads to, read from token `start` on; None if nothing follows."""
    assert cue.word is not None
    takes, noun = cue.word.takes, cue.word.form == "noun"
    behind: Content | None = None
    for at in range(start, min(end, start + (_NEAR if noun else _FARTHEST))):
        number = layout.inside.get(at)
        if number is not None and named(layout, number):
            continue
        if at in layout.opens and not subject_quoted(layout, at, start):
            return behind if behind is not None else Content("quotation", at)
        if takes != {"quote"} and _complementizer(layout, at):
            return Content("clause", at + 2 if layout.folded(at + 1) == ":" else at + 1)
        if "عما" in takes and layout.folded(at) in words("whether"):
            return Content("clause", at + 3 if layout.folded(at + 1) == "اذا" else at + 1)
        if not noun and behind is None:
            behind = _object(layout, takes, at, end) if at - start < _OBJECT else None
            if behind is not None and layout.folded(behind.first) in ("ذلك", "بذلك", "هذا"):
                return None
            if behind is not None and (at == start or layout.folded(at - 1) == ","):
                return behind
    if behind is None and "np" in takes and not noun and not cue.word.pronoun:
        first = _past_asides(layout, start, end)
        if first < end and _names_act(layout, first):
            behind = Content("object", first)
    return behind


def _names_act(layout: Layout, at: int) -> bool:
    """Tell whether an act may be named at token `at`: what goes on with the subject or tells the time is none."""
    token = layout.tokens[at]
    return token.folded not in _FINAL | {"ذلك"} and not (token.pos == "ADJ" and token.definite)


def _past_asides(layout: Layout, start: int, end: int) -> int:
    """Return where the words begin behind «، الجمعة،», «في بيان نشره أمس،» and the like."""
    at = start
    while at < end and layout.folded(at) in words("asides"):
        at += 1
    opening = layout.folded(at - 1) if at > start else layout.folded(at)
    if opening == "," or layout.folded(at) in ("في", "خلال", "عبر"):
        comma = next((here for here in range(at + 1, min(end, at + _ASIDE)) if layout.folded(here) == ","), None)
        aside = layout.folded(at) in words("aside-heads")
        if comma is not None and aside:
            return _past_asides(layout, comma + 1, end)
    return at


def subject_quoted(layout: Layout, at: int, start: int) -> bool:
    """Tell whether a short quotation right behind the verb is its subject («قالت "ساوث وست" إن»)."""
    first, last = layout.quoted[layout.opens[at]]
    after = layout.folded(last)
    leads = after in words("complementizers") or after in words("relative") or after in _PREPOSITIONS
    return at == start and last - first <= 6 and leads


def _complementizer(layout: Layout, at: int) -> bool:
    folded, before = layout.folded(at), layout.folded(at - 1)
    if folded not in words("complementizers") or before in words("not-after") or before == "(":
        return False
    return layout.folded(at + 1) != "." and layout.folded(at - 2) != "نظرا"


def _object(layout: Layout, takes: frozenset[str], at: int, end: int) -> Content | None:
    """Return the content behind a preposition that the cue takes («أفادت عن إصابة شخصين»)."""
    folded = layout.folded(at)
    preposition = _PREPOSITIONS.get(folded)
    if preposition in takes and at + 1 < end:
        return None if _complementizer(layout, at + 1) else Content("object", at + 1)
    if "ب" in takes and folded.startswith("ب") and "ب" in layout.tokens[at].proclitics[:2]:
        return Content("object", at)
    return None


def named(layout: Layout, quotation: int, row: int = _ROW) -> bool:
    """Tell whether the quotation is a name or title: behind «صحيفة» and the like, a Latin word, or within a mention.

    It is one, too, in a row with a name; `row` is how many of the row are still looked at.
    """
    first, last = layout.quoted[quotation]
    if last - first > 8:
        return False
    outer = layout.quotations[quotation].outer
    if last - first <= 3 and layout.analysis.text[outer.start : outer.end].isascii():
        return True
    if last - first <= 6 and any(medium(layout, number) for number in layout.ends.get(first, ())):
        return layout.folded(last) != ":"
    around = _around(layout, quotation)
    if around is not None:
        return layout.mentions[around].span.start < outer.start or not _describes(layout, around)
    return _headed(layout, first, last) or _apart(layout, first) or (row > 0 and _in_row(layout, first, row))


def _apart(layout: Layout, first: int) -> bool:
    """Tell whether a headline keeps a word at a distance («يوضح موقفه من "الرئاسة مدى الحياة"»): nobody said it."""
    return layout.tokens[first].span.start < layout.first_line and layout.folded(first - 1) in words("apart")


def _around(layout: Layout, quotation: int) -> int | None:
    """Return the first mention that the whole quotation lies in or fills."""
    first, last = layout.quoted[quotation]
    outer = layout.quotations[quotation].outer
    for at in range(max(0, first - 12), last):
        for number in layout.starts.get(at, ()):
            span = layout.mentions[number].span
            if span.start <= outer.start + 1 and outer.end - 1 <= span.end:
                return number
    return None


def _headed(layout: Layout, first: int, last: int) -> bool:
    """Tell whether the word before a quotation says that it is a name («صحيفة», «يطلق عليه», «قال لـ"الحدث"»)."""
    before, heads = layout.folded(first - 1), words("name-heads")
    if last - first <= 3 and layout.folded(first + 1) in words("outlets") | words("platforms"):
        return True
    if before in ("عليه", "عليها", "عليهم") and layout.folded(first - 2) in words("naming"):
        return True
    if before in ("ل", "لل") and last - first <= 6 and _addressed(layout, first - 2):
        return True
    return before in heads or (before[:1] in "وفبل" and len(before) > 3 and before[1:] in heads)


def _in_row(layout: Layout, first: int, row: int) -> bool:
    """Tell whether the quotation at token `first` goes on with a row of names: «قناتا "العربية" و"الحدث"»."""
    joined = layout.folded(first - 1)
    if joined not in ("و", ",", "او"):
        return False
    at = first - 2 if joined == "و" and layout.folded(first - 2) == "," else first - 1
    number = layout.closes.get(at)
    return number is not None and layout.quotations[number].depth == 0 and named(layout, number, row - 1)


def _describes(layout: Layout, number: int) -> bool:
    """Tell whether a mention that fills a quotation is a description of many («"الإرهابيين"»), not a name."""
    mention = layout.mentions[number]
    head = layout.tokens[mention.head]
    if head.pos == "PROPN":
        return False
    return mention.entry is None or (head.definite and head.folded.endswith(("ين", "ون")))


def _addressed(layout: Layout, at: int) -> bool:
    """Tell whether «لـ» behind token `at` names whom or where one spoke to: behind a cue, a speaker or a comma."""
    return at + 1 in layout.ends or layout.folded(at) == "," or read(layout.folded(at)) is not None


def closing(layout: Layout, first: int, end: int, stops: list[int], *, noun: bool = False) -> int:
    """Return the token after the content that begins at `first`: before the next cue's clause or the sentence's end.

    `noun`: the content is a verbal noun, which a verb behind «و» does not go on with («بتعطيل الاجتماع وهدد»).
    """
    last = min([stop for stop in stops if stop > first] + [end])
    last = next((at for at in range(first + 2, last) if _turns(layout, at) or (noun and _goes_on(layout, at))), last)
    for at in range(first, last):
        if at in layout.opens:
            last = max(last, layout.quoted[layout.opens[at]][1])
    while last > first + 1 and (layout.folded(last - 1) in _FINAL or layout.folded(last - 1) in words("loose")):
        last -= 1
    return last


def _goes_on(layout: Layout, at: int) -> bool:
    """Tell whether «لكن» or a past verb behind «و» begins a clause at token `at`."""
    token = layout.tokens[at]
    if layout.inside.get(at) is not None:
        return False
    if token.folded in words("noun-breaks"):
        return layout.folded(at - 1) != "من"
    return token.pos == "VERB" and token.proclitics[:1] == ("و",) and token.feature("Aspect") == "Perf"


def _turns(layout: Layout, at: int) -> bool:
    """Tell whether the outlet's own clause begins at the comma `at`: «، ما أثار», «، في حين», «، وذلك»."""
    if layout.inside.get(at) is not None:
        return False
    if layout.folded(at) == "دون":
        return layout.folded(at + 1) in words("withheld")
    if layout.folded(at) != ",":
        return False
    after, then = layout.folded(at + 1), layout.folded(at + 2)
    if after in ("ما", "مما") and then and layout.tokens[at + 2].pos == "VERB":
        return True
    return after in words("turns") or f"{after} {then}" in words("turns")


def whole_quotation(layout: Layout, first: int, last: int) -> bool:
    """Tell whether the words from `first` to `last` are one quotation and nothing else."""
    number = layout.opens.get(first)
    if number is None:
        return False
    return all(
        layout.folded(at) in _FINAL or layout.folded(at) in MARKS for at in range(layout.quoted[number][1], last)
    )
