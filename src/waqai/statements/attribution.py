"""Clauses with their source beside them: «…، بحسب الشرطة», «ووفقا للوزير، …», «الوزير: …»."""

from collections.abc import Sequence
from dataclasses import replace

from waqai.statements import speaker
from waqai.statements.audience import medium
from waqai.statements.content import closing, named, whole_quotation
from waqai.statements.cue import words
from waqai.statements.cues import Cue, cues
from waqai.statements.layout import Layout
from waqai.statements.reading import Reading, add, later, quotes

_COMMAS = frozenset({",", "،"})
_HEADLINE = 14
_NAME = 3
_STUB = 3  # words before an attribution in the midst of its clause that say nothing yet


def attribute(reading: Reading, cue: Cue, first: int, last: int, ends: list[int]) -> bool:
    """Add the clause beside a phrase of attribution, unless another cue reports it already; tell whether it did."""
    layout = reading.layout
    assert cue.phrase is not None
    if cue.phrase.form == "own":
        return False
    who = speaker.after(layout, cue, last)
    mention = who.mention if who else _near(reading, cue, last)
    if cue.phrase.form == "in":
        mention = _issuer(reading, cue, first, mention)
    if mention is None and cue.phrase.form == "verbal":
        mention = speaker.topic(layout, first, cue.first)
    if cue.first <= first + 1 or cue.phrase.form == "in":
        start = _behind(reading, who.last if who else cue.last, last)
        if start is None or (mention is not None and medium(layout, mention) and cues(layout, start, start + 2)):
            return False
        return _clause(reading, cue, mention, start, closing(layout, start, last, ends))
    leading = cues(layout, first, min(cue.first, first + 3))
    if any(c.word is not None and c.word.form == "verb" and c.word.takes != {"quote"} for c in leading):
        return _relayed(reading, cue, who, (first, last), ends)
    if _reported(reading, cue, first):
        _appeared(reading, cue, mention, first)
        return False
    begin, end = first, cue.first
    while end > begin and layout.folded(end - 1) in _COMMAS | {"و", "وذلك"}:
        end -= 1
    if end - begin <= _STUB and who is not None and layout.folded(who.last) in _COMMAS:
        begin, end = who.last + 1, closing(layout, who.last + 1, last, ends)
    return _clause(reading, cue, mention, begin, end)


def _issuer(reading: Reading, cue: Cue, first: int, mention: int | None) -> int | None:
    """Return who gave out the text of «جاء في البيان» (the speaker before) or «جاء فيه» (the subject)."""
    layout = reading.layout
    if layout.folded(cue.last - 1) in ("فيه", "فيها"):
        topic = speaker.topic(layout, first, cue.first)
        return topic if topic is not None else reading.last
    text = layout.tokens[cue.last]
    if mention is None or (text.definite and text.folded in words("documents")):
        return reading.last
    return mention


def _relayed(reading: Reading, cue: Cue, who: speaker.Speaker | None, bounds: tuple[int, int], ends: list[int]) -> bool:
    """Read a source that stands between a verb of saying and its clause («وأفاد مراسلنا، نقلا عن مصادر، بأن»)."""
    layout, (first, last) = reading.layout, bounds
    mention = who.mention if who else None
    if _reported(reading, cue, first):
        _appeared(reading, cue, mention, first)
        return False
    for at in range(who.last if who else cue.last, min(last, cue.last + _HEADLINE)):
        if layout.folded(at) in words("complementizers"):
            return _clause(reading, cue, mention, at + 1, closing(layout, at + 1, last, ends))
    return False


def _near(reading: Reading, cue: Cue, last: int) -> int | None:
    """Return the source that some word stands before («حسب أرقام الأمم المتحدة»)."""
    layout = reading.layout
    for at in range(cue.last, min(last, cue.last + 5)):
        if at in layout.starts:
            return layout.starts[at][0]
        if layout.folded(at) in _COMMAS:
            return None
    return None


def _behind(reading: Reading, at: int, last: int) -> int | None:
    """Return where the clause after a leading attribution begins: behind «فإن», its comma, or at a quotation."""
    layout = reading.layout
    for here in range(at, min(last, at + 24)):
        if layout.folded(here) in words("lead-ins") and layout.folded(here) != "ف":
            return here + 1
        if here in layout.opens and not named(layout, layout.opens[here]):
            break
    passed: int | None = None
    for here in range(at, min(last, at + 12)):
        if layout.folded(here) in _COMMAS or layout.folded(here) in words("complementizers"):
            return here + 1
        if here in layout.opens:
            if not named(layout, layout.opens[here]):
                return here
            passed = layout.quoted[layout.opens[here]][1]
    return passed


def parenthetical(layout: Layout, cue: Cue, found: Sequence[Cue]) -> bool:
    """Tell whether the phrase names the medium between a verb and its words («وأضاف، حسب رويترز، "…"»)."""
    at = cue.last + 1 if layout.folded(cue.last) in ("عنه", "عنها", "عنهم") else cue.last
    if cue.phrase is None or layout.folded(cue.first - 1) not in _COMMAS or at not in layout.starts:
        return False
    mention = layout.starts[at][0]
    after = layout.analysis.token_at(layout.mentions[mention].span.end - 1) + 1
    while layout.folded(after) in words("asides") - _COMMAS:
        after += 1
    closed = layout.folded(after) in _COMMAS or layout.folded(after) == ":"
    verb = any(c.word is not None and c.phrase is None and 0 <= cue.first - c.last <= 8 for c in found)
    return verb and medium(layout, mention) and closed


def _reported(reading: Reading, cue: Cue, first: int) -> bool:
    """Tell whether a cue has reported words of the clause before the attribution."""
    layout = reading.layout
    start, end = layout.tokens[first].span.start, layout.tokens[cue.first].span.start
    near = (reading.found[number].span for number in later(reading, start))
    return any(span.end > start and span.start < end for span in near)


def _appeared(reading: Reading, cue: Cue, mention: int | None, first: int) -> None:
    """Name the medium that brought what a cue of the sentence has reported already."""
    layout = reading.layout
    if mention is None or not medium(layout, mention):
        return
    start, end = layout.tokens[first].span.start, layout.tokens[cue.first].span.start
    for number in later(reading, start):
        statement = reading.found[number]
        if start <= statement.span.start < end and statement.outlet is None and statement.speaker != mention:
            reading.found[number] = replace(statement, outlet=mention)


def _clause(reading: Reading, cue: Cue, mention: int | None, first: int, last: int) -> bool:
    layout = reading.layout
    while first < last and not layout.folded(first)[:1].isalnum() and first not in layout.opens:
        first += 1
    if first >= last or layout.folded(first) in words("relative"):
        return False
    if not whole_quotation(layout, first, last):
        add(reading, cue, mention, layout.span(first, last), "indirect")
    quotes(reading, cue, mention, first, last)
    if mention is not None and not medium(layout, mention):
        reading.spoke(mention)
    else:
        reading.topic = speaker.topic(layout, first, last)
    return True


def _before_colon(layout: Layout, first: int, at: int, *, title: bool) -> int | None:
    """Return who speaks behind the colon at token `at`: in a headline or, by name, in an interview («الخاطر: "…"»)."""
    mention = next((layout.starts[here][0] for here in (first, first + 1) if here in layout.starts), None)
    ending = next(iter(layout.ends.get(at, ())), None)
    if title:
        return next((m for m in (mention, ending, speaker.first_mention(layout, first, at)) if m is not None), None)
    if mention is not None and mention in layout.ends.get(at, ()):
        return mention
    named = at - first <= _NAME and layout.tokens[at - 1].pos in ("PROPN", "NOUN")
    return speaker.sharing(layout, at - 1) if named and at + 1 in layout.opens else None


def headline(reading: Reading, first: int, last: int) -> None:
    """Add what a headline gives behind the colon («بوتين: تعرضنا لهجوم»)."""
    layout = reading.layout
    title = layout.tokens[first].span.start <= layout.first_line
    for at in range(first + 1, min(last - 1, first + _HEADLINE)):
        if layout.folded(at) != ":" or layout.inside.get(at) is not None:
            continue
        if not title and any(cue.word is not None and cue.word.form == "verb" for cue in cues(layout, first, at)):
            return
        mention = _before_colon(layout, first, at, title=title)
        if mention is None and not title:
            continue
        if mention is None or layout.mentions[mention].kind == "state":
            return
        cue = Cue(at, at + 1, None, None)
        end = closing(layout, at + 1, last, [])
        if title and not whole_quotation(layout, at + 1, end):
            add(reading, cue, mention, layout.span(at + 1, end), "indirect")
        quotes(reading, cue, mention, at + 1, last)
        reading.spoke(mention)
        return
