"""Deciding who speaks by a cue: the subject in either order, the source relayed, or the speaker before."""

from waqai.statements import speaker
from waqai.statements.agreement import alone
from waqai.statements.cue import words
from waqai.statements.cues import Cue
from waqai.statements.reading import Reading
from waqai.statements.speaker import Speaker


def who(reading: Reading, cue: Cue, bounds: tuple[int, int, int], own: int | None) -> Speaker:
    """Return who speaks by `cue`. `own` is who spoke by the cue before in the sentence.

    `bounds` are the sentence's first token, its end, and the end of what is reported in it so far.
    """
    layout, word = reading.layout, cue.word
    first, last, covered = bounds
    assert word is not None
    relayed = speaker.relayed(layout, cue, first, last) if word.relays else None
    if relayed is not None:
        return relayed
    if word.form == "participle":
        near = speaker.subject(layout, cue, covered, cue.first) if covered > first else None
        agent = speaker.agent(layout, cue, first) if cue.first > first else None
        return Speaker(_first_of(near, own, agent, reading.last), cue.last)
    if word.form == "verb" and layout.folded(cue.first - 1) in words("pronouns-ahead"):
        return Speaker(_dropped(reading, cue, first, own), cue.last)
    behind = speaker.after(layout, cue, last)
    if word.form == "noun":
        named = behind if not word.pronoun else None
        return named or Speaker(_of_noun(reading, cue, first, own), cue.last)
    ahead = speaker.before(layout, cue, first) if speaker.ahead_of(layout, cue, first) else None
    if ahead is not None:
        return Speaker(ahead, cue.last)
    return behind or _unnamed(reading, cue, (first, last), own)


def _unnamed(reading: Reading, cue: Cue, bounds: tuple[int, int], own: int | None) -> Speaker:
    """Return the speaker where no mention follows the verb: who gave out a text, or the one before."""
    text = speaker.document(reading.layout, cue, bounds[1])
    if text is None:
        unfound = speaker.unfound(reading.layout, cue, bounds[1]) if "np" not in _takes(cue) else None
        if unfound is not None:
            return unfound
        return Speaker(_dropped(reading, cue, bounds[0], own), cue.last)
    known = reading.layout.tokens[cue.last].definite or reading.layout.folded(text.last) in words("complementizers")
    return text if text.mention is not None or not known else Speaker(reading.last, text.last)


def _takes(cue: Cue) -> frozenset[str]:
    return cue.word.takes if cue.word else frozenset()


def _dropped(reading: Reading, cue: Cue, first: int, own: int | None) -> int | None:
    """Return the speaker of a verb that no subject follows."""
    layout, word = reading.layout, cue.word
    assert word is not None
    past = _past(reading, cue)
    if cue.first <= first + 1:
        return past
    if layout.folded(cue.first - 1) in words("pronouns-ahead"):
        return _first_of(own, speaker.agent(layout, cue, first), past)
    if word.waw:
        return _first_of(own, speaker.agent(layout, cue, first), past)
    within = layout.folded(cue.last) in ("فيه", "فيها")
    ahead = speaker.before(layout, cue, first) if not within else None
    return _first_of(ahead, own, speaker.subject(layout, cue, first, cue.first), past)


def _first_of(*mentions: int | None) -> int | None:
    return next((mention for mention in mentions if mention is not None), None)


def _past(reading: Reading, cue: Cue) -> int | None:
    """Return who is spoken of so far: the subject of a sentence since the last statement, else its speaker."""
    known = [mention for mention in (reading.topic, *reading.spoken) if mention is not None]
    return next((mention for mention in known if alone(reading.layout, cue, mention)), reading.last)


def _of_noun(reading: Reading, cue: Cue, first: int, own: int | None) -> int | None:
    layout = reading.layout
    for at in range(cue.first, max(first, cue.first - 14), -1):
        if layout.folded(at - 1) == "عن" and at in layout.starts:
            return layout.starts[at][0]
    topic = speaker.topic(layout, first, cue.first)
    return _first_of(own, topic, speaker.agent(layout, cue, first))
