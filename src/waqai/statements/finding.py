"""Finding the statements of a report: quotations and reported clauses, who said them, and by which cue."""

from collections.abc import Sequence
from dataclasses import replace

from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis
from waqai.spans import Span, Spans
from waqai.statements import attribution
from waqai.statements.audience import audience
from waqai.statements.content import closing, content, subject_quoted, whole_quotation
from waqai.statements.cue import Word, words
from waqai.statements.cues import Cue, cues, stops
from waqai.statements.layout import Layout, lay_out
from waqai.statements.reading import Reading, add, quotes
from waqai.statements.speaker import Speaker, topic
from waqai.statements.speaking import who
from waqai.statements.statement import Statement

_LONG = 6  # tokens of a quotation, its marks counted, that is hardly a name or a mere expression
_LATER = 20  # cues behind one that are looked at; no sentence of news has more


def find(analysis: Analysis, mentions: Sequence[Mention], noise: Sequence[Span] = ()) -> tuple[Statement, ...]:
    """Return the statements of a report in the order of its text; sentences within `noise` are skipped."""
    reading = Reading(lay_out(analysis, mentions))
    skipped = Spans(noise)
    for sentence in analysis.sentences:
        if skipped.over(sentence.span):
            continue
        _sentence(reading, sentence.first, sentence.last)
    return tuple(sorted(reading.found, key=lambda s: (s.span, s.kind)))


def _sentence(reading: Reading, first: int, last: int) -> None:
    layout = reading.layout
    every = cues(layout, first, last)
    found = [cue for cue in every if not attribution.parenthetical(layout, cue, every)]
    ends = list(stops(layout, found))
    attribution.headline(reading, first, last)
    own: int | None = None
    covered, acting = first, None
    for number, cue in enumerate(found):
        if cue.phrase is not None:
            if attribution.attribute(reading, cue, first, last, ends):
                covered = max(covered, cue.first)
            continue
        nested = cue.first < covered and cue.first not in ends
        if nested and layout.folded(cue.first - 1) in words("complementizers"):
            continue
        said_by = who(reading, cue, (first, last, covered), own)
        if said_by.mention is None and cue.word is not None and cue.word.form == "noun":
            continue
        reported = _report(reading, cue, said_by, found[number + 1 :], (last, ends))
        if nested or (reported is None and cue.word is not None and cue.word.form == "noun"):
            continue
        own = said_by.mention if said_by.mention is not None else own
        if cue.word is not None and cue.word.form == "verb":
            acting = own
        if reported is not None:
            covered = reported
            reading.spoke(own)
    _uncued(reading, own, (first, last))
    if covered == first:
        reading.topic = acting if acting is not None else topic(layout, first, last)


def _uncued(reading: Reading, own: int | None, bounds: tuple[int, int]) -> None:
    """Add the long quotations of a sentence that no cue leads to; one that begins it goes on with who spoke before."""
    layout, (first, last) = reading.layout, bounds
    for at in range(first, last):
        number = layout.opens.get(at)
        if number is None or layout.quoted[number][1] - layout.quoted[number][0] < _LONG:
            continue
        if layout.tokens[at].span.start < layout.first_line and not _predicate(layout, at):
            continue
        quotes(reading, None, own if own is not None else reading.last, at, at + 1)


def _predicate(layout: Layout, at: int) -> bool:
    """Tell whether the quotation of a headline that opens at token `at` is what is said of its subject."""
    return layout.folded(at - 1) == ":" or layout.tokens[at + 1].pos == "VERB"


def _reach(layout: Layout, later: list[Cue], last: int) -> int:
    """Return the next cue that leads to words of its own, else the sentence's end."""
    for cue in later[:_LATER]:
        if cue.phrase is not None or (cue.word is not None and content(layout, cue, cue.last, last) is not None):
            return cue.first
    return last


def _named(layout: Layout, cue: Cue, by: Speaker) -> bool:
    """Tell whether a named act («أعلن وقف النار») is somebody's words: not negated, its speaker beside it."""
    if layout.folded(cue.first - 1) in words("negations") or cue.word is None:
        return False
    before = layout.folded(cue.first - 1)
    spoken = by.mention is not None and (before in ("قد", "فقد") or before in words("relative"))
    return by.last > cue.last or cue.word.waw or cue.word.form == "participle" or cue.first in layout.ends or spoken


def _terse(layout: Layout, cue: Cue, first: int) -> bool:
    """Tell whether only an act of asking, accusing or warning is named: in a headline, or its words are quoted."""
    if cue.word is None or cue.word.standing not in ("accused", "demanded", "warned"):
        return False
    title = layout.tokens[cue.first].span.start < layout.first_line < len(layout.analysis.text)
    return title or first in layout.opens


def _by_quoted(layout: Layout, cue: Cue) -> bool:
    """Tell whether the subject of a verb stands in quotation marks right behind it («وتشير "أطباء بلا حدود" إلى»)."""
    if cue.word is None or cue.word.form != "verb" or "quote" in cue.word.takes or cue.last not in layout.opens:
        return False
    return subject_quoted(layout, cue.last, cue.last)


def _labelled(layout: Layout, later: list[Cue], reach: int) -> int:
    """Return the first later cue before `reach` that only labels a quotation («بما وصفه بـ"…"»), else `reach`."""
    for cue in later:
        if cue.first < reach and cue.word is not None and _labels(cue.word):
            said = content(layout, cue, cue.last, min(reach, cue.last + 12))
            if said is not None and said.kind == "quotation":
                return cue.first
    return reach


def _closed(reading: Reading, cue: Cue, by: Speaker) -> int | None:
    """Take the quotation that ends right before a verb of saying («"…"، قال الوزير»)."""
    layout = reading.layout
    at = cue.first - 1 if layout.folded(cue.first - 1) == "," else cue.first
    number = layout.closes.get(at)
    if number is None or cue.word is None or cue.word.form != "verb":
        return None
    first, last = layout.quoted[number]
    return last if quotes(reading, cue, by.mention, first, last) is not None else None


def _labels(word: Word) -> bool:
    return word.takes == {"quote"} or (bool(word.pronoun) and "np" not in word.takes)


def _report(reading: Reading, cue: Cue, by: Speaker, later: list[Cue], bounds: tuple[int, list[int]]) -> int | None:
    """Add what `cue` reports; return the token after it, None if it reports nothing.

    `later` are the sentence's cues behind it, `bounds` its end and the tokens that begin a clause of their own.
    """
    end, ends = bounds
    reach = _reach(reading.layout, later, end)
    layout = reading.layout
    said = content(layout, cue, max(by.last, cue.last), max(reach, cue.last))
    last, begun = None, len(reading.found)
    if _by_quoted(layout, cue) and (said is None or said.kind != "quotation"):
        reading.taken.add(layout.opens[cue.last])
    if said is not None and said.kind != "quotation":
        last = closing(layout, said.first, end, ends, noun=said.kind == "object")
        trivial = said.kind == "object" and (last - said.first < 2 or not _named(layout, cue, by))
        trivial = trivial or (said.kind == "object" and _terse(layout, cue, said.first))
        if said.first < last and not trivial and not whole_quotation(layout, said.first, last):
            add(reading, cue, by.mention, layout.span(said.first, last), "indirect")
        reach = max(reach, last)
    reach = _labelled(layout, later, reach)
    limit = min([stop for stop in ends if stop > cue.first] + [end])
    quoted = quotes(reading, cue, by.mention, cue.last, min(reach, limit))
    if said is None and quoted is None:
        quoted = _closed(reading, cue, by)
    start = said.first if said is not None else reach
    addressee, outlet = audience(layout, cue.first, start, by.mention)
    for number in range(begun, len(reading.found)):
        reading.found[number] = replace(reading.found[number], addressee=addressee, outlet=outlet)
    return max(filter(None, (last, quoted)), default=None)
