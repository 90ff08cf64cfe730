"""Finding the statements of a report: quotations and reported clauses, who said them, and by which cue."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis
from waqai.spans import Span
from waqai.statements import attribution, speaker
from waqai.statements.content import closing, content, named, whole_quotation
from waqai.statements.cues import Cue, cues, stops
from waqai.statements.layout import Layout, lay_out
from waqai.statements.statement import Statement


@dataclass(slots=True)
class Reading:
    """Where the reading of a report stands: what is found, which quotations are taken, who spoke last."""

    layout: Layout
    found: list[Statement] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    last: int | None = None
    topic: int | None = None


def find(
    analysis: Analysis, mentions: Sequence[Mention], noise: Sequence[Span] = ()
) -> tuple[Statement, ...]:
    """Return the statements of a report in the order of its text; sentences within `noise` are skipped."""
    reading = Reading(lay_out(analysis, mentions))
    for sentence in analysis.sentences:
        if any(span.contains(sentence.span) for span in noise):
            continue
        _sentence(reading, sentence.first, sentence.last)
    return tuple(sorted(reading.found, key=lambda s: (s.span, s.kind)))


def _sentence(reading: Reading, first: int, last: int) -> None:
    layout = reading.layout
    found = cues(layout, first, last)
    ends = list(stops(layout, found))
    attribution.headline(reading, first, last)
    own: int | None = None
    covered = first
    for number, cue in enumerate(found):
        if cue.phrase is not None:
            attribution.attribute(reading, cue, first, last, ends)
            continue
        nested = cue.first < covered and cue.first not in ends
        who = _speaker(reading, cue, (first, last, covered), own)
        reported = _report(reading, cue, who, (last, _reach(layout, found[number + 1 :], last)), ends)
        if nested or (reported is None and cue.word is not None and cue.word.form == "noun"):
            continue
        own = who.mention if who.mention is not None else own
        if reported is not None:
            covered = reported
            reading.last, reading.topic = own, None
    if covered == first:
        reading.topic = speaker.topic(layout, first, last)


def _reach(layout: Layout, later: list[Cue], last: int) -> int:
    """Return the next cue that leads to words of its own, else the sentence's end."""
    for cue in later:
        if cue.phrase is not None or (cue.word is not None and content(layout, cue, cue.last, last) is not None):
            return cue.first
    return last


def _speaker(
    reading: Reading, cue: Cue, bounds: tuple[int, int, int], own: int | None
) -> speaker.Speaker:
    """Return who speaks by `cue`. `own` is who spoke by the cue before in the sentence.

    `bounds` are the sentence's first token, its end, and the end of what is reported in it so far.
    """
    layout, word = reading.layout, cue.word
    first, last, covered = bounds
    assert word is not None
    if word.because.endswith((" quote", " ascribe")):
        relayed = speaker.source(layout, cue, last)
        if relayed is not None:
            return relayed
    if word.form == "participle":
        near = speaker.subject(layout, covered, cue.first) if covered > first else None
        if near is None:
            near = own if own is not None else speaker.agent(layout, cue, first)
        return speaker.Speaker(near, cue.last)
    behind = speaker.after(layout, cue, last)
    if word.form == "noun":
        if behind is not None and not word.pronoun:
            return behind
        return speaker.Speaker(_of_noun(reading, cue, first, own), cue.last)
    if speaker.ahead_of(layout, cue, first):
        ahead = speaker.before(layout, cue, first)
        if ahead is not None:
            return speaker.Speaker(ahead, cue.last)
    if behind is not None:
        return behind
    return speaker.Speaker(_dropped(reading, cue, first, own), cue.last)


def _dropped(reading: Reading, cue: Cue, first: int, own: int | None) -> int | None:
    """Return the speaker of a verb that no subject follows."""
    layout, word = reading.layout, cue.word
    assert word is not None
    opening = cue.first <= first + 1
    past = reading.topic if reading.topic is not None else reading.last
    if opening:
        return past
    if word.waw:
        return own if own is not None else speaker.agent(layout, cue, first) or past
    ahead = speaker.before(layout, cue, first)
    if ahead is not None:
        return ahead
    if own is not None:
        return own
    agent = speaker.subject(layout, first, cue.first)
    return agent if agent is not None else past


def _of_noun(reading: Reading, cue: Cue, first: int, own: int | None) -> int | None:
    layout = reading.layout
    for at in range(cue.first, max(first, cue.first - 14), -1):
        if layout.folded(at - 1) == "عن" and at in layout.starts:
            return layout.starts[at][0]
    agent = speaker.agent(layout, cue, first)
    return own if own is not None else agent


def _report(
    reading: Reading, cue: Cue, who: speaker.Speaker, bounds: tuple[int, int], ends: list[int]
) -> int | None:
    """Add what `cue` reports; return the token after it, None if it reports nothing.

    `bounds` are the sentence's end and the next cue, `ends` the tokens that begin a clause of their own.
    """
    layout = reading.layout
    end, reach = bounds
    said = content(layout, cue, max(who.last, cue.last), max(reach, cue.last))
    last = None
    if said is not None and said.kind != "quotation":
        last = closing(layout, said.first, end, ends)
        if said.first < last and not whole_quotation(layout, said.first, last):
            add(reading, cue, who.mention, layout.span(said.first, last), "indirect")
        reach = max(reach, last)
    limit = min([stop for stop in ends if stop > cue.first] + [end])
    quoted = quotes(reading, cue, who.mention, cue.last, min(reach, limit))
    return max(filter(None, (last, quoted)), default=None)


def quotes(reading: Reading, cue: Cue | None, who: int | None, first: int, last: int) -> int | None:
    """Add the quotations between two tokens that are words said; return the token after the last, or None."""
    layout, after = reading.layout, None
    for at in range(first, last):
        number = layout.opens.get(at)
        if number is None or number in reading.taken or layout.quotations[number].depth or named(layout, number):
            continue
        reading.taken.add(number)
        add(reading, cue, who, layout.quotations[number].span, "direct")
        after = layout.quoted[number][1]
    return after


def add(reading: Reading, cue: Cue | None, who: int | None, span: Span, kind: str) -> None:
    """Add a statement to `reading`."""
    layout = reading.layout
    word = cue.word or cue.phrase if cue else None
    reading.found.append(
        Statement(
            kind="direct" if kind == "direct" else "indirect",
            span=span,
            speaker=who,
            cue=layout.span(cue.first, cue.last) if cue else None,
            standing=word.standing if word else "said",
            addressee=None,
            outlet=None,
            score=0.9 if kind == "direct" else 0.8,
            because=cue.because if cue else "cues: headline",
        )
    )


__all__ = ["Reading", "add", "find", "quotes"]
