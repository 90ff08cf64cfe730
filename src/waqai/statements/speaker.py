"""Who speaks: the mention that is the subject of a cue, in either order, or the speaker before."""

from bisect import bisect_left
from dataclasses import dataclass

from waqai.statements.agreement import agrees, features, masculine, masculine_verb
from waqai.statements.cue import words
from waqai.statements.cues import Cue
from waqai.statements.layout import Layout

_ALIKE = 50  # mentions that share a word, back from a cue, of which one is sure to end before it


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
        if at in layout.starts and (cue.phrase is not None or _may_follow(layout, cue, at)):
            return Speaker(layout.starts[at][0], _joined(layout, at))
        timed = layout.folded(at) == "فيه" and layout.folded(cue.first - 1) in ("وقت", "حين")
        if not timed and layout.folded(at) not in words("between"):
            return None
        at += 1
    return None


def _may_follow(layout: Layout, cue: Cue, at: int) -> bool:
    """Tell whether the mention at token `at` may be the subject of the verb before it, and not whom it is said to.

    Behind «من» it is not, nor where a masculine verb stands before the name of a state that takes the feminine.
    """
    if _oblique(layout, at) or layout.folded(at - 1) == "من":
        return False
    found = layout.mentions[layout.starts[at][0]]
    feminine = found.kind == "state" and found.entry is not None and not masculine(layout, found)
    return not (feminine and cue.word is not None and cue.word.form == "verb" and cue.word.gender == "Masc")


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
    return any(letter in head for letter in "لبك") or (not head and token.folded.startswith("لل"))


def ahead_of(layout: Layout, cue: Cue, first: int) -> bool:
    """Tell whether the subject stands before the verb: «حماس أكدت», «وكان X قد أعلن», «الذي قال»."""
    assert cue.word is not None
    if cue.word.waw or cue.word.form != "verb" or (cue.word.pronoun and cue.last in layout.starts):
        return False
    word = layout.folded(cue.first - 1)
    return word in ("قد", "فقد") or word in words("relative") or (cue.first > first and cue.first in layout.ends)


def before(layout: Layout, cue: Cue, first: int) -> int | None:
    """Return the mention before `cue` that is its subject: next to it, before a relative, or at the clause's head."""
    at, related = cue.first, False
    for _ in range(6):
        if at in layout.ends and at > first:
            found = _whole(layout, layout.ends[at][0], first)
            if agrees(layout, cue, found) and (related or not _governed(layout, found)):
                return found
        word = layout.folded(at - 1)
        if at <= first or not (word in words("auxiliaries") or word in words("relative")):
            break
        related = related or word in words("relative")
        at -= 1
    at = cue.first - 2
    if layout.folded(at + 1) == "قد" and at >= first and layout.tokens[at].pos == "PROPN":
        known = sharing(layout, at)
        if known is not None:
            return known
    return _head(layout, cue, first)


def _whole(layout: Layout, mention: int, first: int) -> int:
    """Return the first of the mentions that «و» joins to `mention`, or that whose name it is («الوزير، سامي حداد،»)."""
    while True:
        span = layout.mentions[mention].span
        at = layout.analysis.token_at(span.start)
        if at <= first:
            return mention
        joined = layout.tokens[at].text[: span.start - layout.tokens[at].span.start] == "و"
        named = layout.folded(at - 1) == "," and layout.mentions[mention].kind == "person"
        named = named and layout.tokens[at].pos == "PROPN" and not joined
        ahead = layout.ends.get(at if joined else at - 1, ()) if joined or named else ()
        if not ahead or ahead[0] == mention or (named and layout.mentions[ahead[0]].kind != "person"):
            return mention
        mention = ahead[0]


def _governed(layout: Layout, mention: int) -> bool:
    """Tell whether a preposition governs the mention, one that somebody's name or the article tells apart."""
    at = layout.analysis.token_at(layout.mentions[mention].span.start)
    if layout.folded(at - 2) in words("issued"):
        return False
    if "ب" in layout.tokens[at].text[: layout.mentions[mention].span.start - layout.tokens[at].span.start]:
        return True
    known = layout.mentions[mention].entry is not None or layout.tokens[at].definite
    return known and layout.folded(at - 1) in words("prepositions")


def _head(layout: Layout, cue: Cue, first: int) -> int | None:
    """Return the first mention of the clause, where it stands at its head («وكان X، في وقت سابق، قد أعلن»)."""
    for at in range(cue.first - 1, first - 1, -1):
        if layout.folded(at) in words("clause-heads") and at + 1 in layout.starts:
            return layout.starts[at + 1][0]
    if first in layout.starts and not _oblique(layout, first):
        return layout.starts[first][0]
    return None


def agent(layout: Layout, cue: Cue, first: int) -> int | None:
    """Return the subject of the verb that `cue` (a participle) goes with."""
    found = subject(layout, cue, first, cue.first)
    return found if found is not None else _head(layout, cue, first) or first_mention(layout, first, cue.first)


def topic(layout: Layout, first: int, last: int) -> int | None:
    """Return the subject of a sentence: of its first verb, or the mention at its head."""
    for at in range(first, min(last, first + 4)):
        if at in layout.starts and not _oblique(layout, at):
            return layout.starts[at][0]
    return None


def unfound(layout: Layout, cue: Cue, end: int) -> Speaker | None:
    """Return the subject that no mention marks: the mention before that shares its name («سيشنز»), or nobody.

    A noun that no preposition is joined to is a subject too («وتقول تقارير إن»), but a time or place is not.
    """
    at = cue.last
    token = layout.tokens[at] if at < end else None
    if token is None or token.pos not in ("PROPN", "NOUN") or token.folded in words("between") | words("not-subjects"):
        return None
    if token.pos == "NOUN" and (len(token.proclitics) > 1 or (token.proclitics and not token.definite)):
        return None
    known = sharing(layout, at)
    if known is None and token.pos == "NOUN" and not token.definite and not _speaks(cue):
        return None
    return Speaker(known, at + 1)


def _speaks(cue: Cue) -> bool:
    """Tell whether the verb reports a clause and takes no object, so that a noun behind it is its subject."""
    return cue.word is not None and bool(cue.word.takes & {"أن", "إن"}) and "np" not in cue.word.takes


def sharing(layout: Layout, at: int) -> int | None:
    """Return the last mention before token `at` that holds its word.

    Looked for among the last 50 that begin before it; only where more than that reach over it could one be missed.
    """
    token = layout.tokens[at]
    alike = layout.by_word.get(token.folded, [])
    behind = bisect_left(alike, token.span.start, key=lambda number: layout.mentions[number].span.start)
    for number in reversed(alike[max(0, behind - _ALIKE) : behind]):
        if layout.mentions[number].span.end <= token.span.start:
            return number
    return None


def document(layout: Layout, cue: Cue, end: int) -> Speaker | None:
    """Return who gave out the text that is the subject of `cue` («وقال بيان للوزارة»), mention None if not named."""
    if layout.folded(cue.last) not in words("documents"):
        return None
    at = cue.last + 1
    while at < end and layout.folded(at).removeprefix("ال") in words("issued"):
        at += 1
    told = not layout.tokens[cue.last].definite or layout.folded(at - 1) == "عن"
    if at < end and at in layout.starts and (told or _oblique(layout, at)):
        return Speaker(layout.starts[at][0], _joined(layout, at))
    return Speaker(None, cue.last + 1)


def subject(layout: Layout, cue: Cue, first: int, last: int) -> int | None:
    """Return the subject of the last verb between two tokens, outside quotations."""
    for at in range(last - 1, first - 1, -1):
        if layout.tokens[at].pos == "VERB" and at not in layout.inside:
            for here in (at + 1, at + 2):
                if here in layout.starts and _acts(layout, at, here) and agrees(layout, cue, layout.starts[here][0]):
                    return layout.starts[here][0]
            if at in layout.ends and at > first and agrees(layout, cue, layout.ends[at][0]):
                return layout.ends[at][0]
    return None


def _acts(layout: Layout, verb: int, at: int) -> bool:
    """Tell whether the mention at token `at` may be the subject of the verb before it, by what stands between."""
    if _oblique(layout, at) or layout.folded(at - 1) in words("prepositions"):
        return False
    gender, _ = features(layout, layout.mentions[layout.starts[at][0]])
    return not (
        gender == "Fem" and layout.mentions[layout.starts[at][0]].kind == "state" and masculine_verb(layout, verb)
    )


def first_mention(layout: Layout, first: int, last: int) -> int | None:
    """Return the first mention between two tokens."""
    return next((layout.starts[at][0] for at in range(first, last) if at in layout.starts), None)


def relayed(layout: Layout, cue: Cue, first: int, end: int) -> Speaker | None:
    """Return whom a medium relays: behind «عن», or before the verb («بيان للوزارة نشرته الوكالة»)."""
    assert cue.word is not None
    for at in range(cue.last, min(end, cue.last + 14)):
        if layout.folded(at) == "عن":
            here = next((here for here in (at + 1, at + 2) if here in layout.starts), None)
            return Speaker(layout.starts[here][0], _joined(layout, here)) if here is not None else None
    if cue.word.pronoun and cue.first > first and cue.first in layout.ends:
        medium = after(layout, cue, end)
        return Speaker(layout.ends[cue.first][0], medium.last if medium else cue.last)
    return None
