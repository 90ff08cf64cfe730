"""Who stands in which grammatical slot of a predicate: subject, object, after which preposition, in idafa."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis, Token
from waqai.reader.governing import governor, joined, particles
from waqai.reader.predicates import Match
from waqai.reader.reading import RoleName
from waqai.reader.voices import follows, leads, undergone

AHEAD, BACK = 14, 18  # words after and before a predicate in which its parties are looked for
_NEAR = 9  # words before a noun in which the subject of its light verb may begin


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a slot of a predicate; the nearer and the plainer the slot, the higher the score."""

    mention: int
    slot: str
    score: float


@dataclass(frozen=True, slots=True)
class Seats:
    """Where the mentions of a report stand: by their first token, and by their last with their first.

    `joint` is what `joined` tells of them; all members of a list fill the slot of its first. `lists` are those
    that `joined` ties to a mention, each with its place in `joint`.
    """

    starts: Mapping[int, int]
    ends: Mapping[int, tuple[tuple[int, int], ...]]
    joint: Mapping[int, int]
    lists: Mapping[int, Sequence[tuple[int, int]]]


def seats(analysis: Analysis, mentions: Sequence[Mention]) -> Seats:
    """Return where `mentions` stand, to be looked up for every predicate of the report."""
    starts: dict[int, int] = {}
    ends: dict[int, tuple[tuple[int, int], ...]] = {}
    for number, mention in enumerate(mentions):
        first, last = analysis.token_at(mention.span.start), analysis.token_at(mention.span.end - 1)
        starts[first] = number
        ends[last] = (*ends.get(last, ()), (number, first))
    joint = joined(analysis, mentions)
    lists: dict[int, list[tuple[int, int]]] = {}
    for place, (other, head) in enumerate(joint.items()):
        lists.setdefault(head, []).append((place, other))
    return Seats(starts, ends, joint, lists)


def fillers(
    analysis: Analysis, mentions: Sequence[Mention], match: Match, seated: Seats | None = None
) -> tuple[Filler, ...]:
    """Return the mentions that stand in slots of the predicate that `match` found; `seated` is what `seats` tells."""
    token = analysis.tokens[match.token]
    seated = seated or seats(analysis, mentions)
    joint = seated.joint
    ahead = [item for item in _ahead(analysis, mentions, token, seated.starts) if item[0] not in joint]
    back = [item for item in _back(analysis, mentions, token, seated.ends) if item[0] not in joint]
    if match.kind == "verb":
        found = tuple(_of_verb(analysis, mentions, match, ahead, back))
    else:
        found = tuple(_of_noun(analysis, match, token, ahead, back))
    slots = {filler.mention: filler for filler in found}
    tied = sorted((place, other, first) for first in slots for place, other in seated.lists.get(first, ()))
    return (*found, *(replace(slots[first], mention=other) for _, other, first in tied))


def _ahead(
    analysis: Analysis, mentions: Sequence[Mention], token: Token, starts: Mapping[int, int]
) -> Iterator[tuple[int, int, bool]]:
    """Yield (mention, its first token, whether a clause boundary lies between) after the predicate."""
    sentence = analysis.sentences[token.sentence]
    limit = min(sentence.last, token.index + 1 + AHEAD)
    crossed, covered = False, token.index
    for index in range(token.index + 1, limit):
        word = analysis.tokens[index]
        if index > covered and (word.folded in particles("barrier") or word.text in "؛:."):
            crossed = True
        if index in starts and index > covered:
            yield starts[index], index, crossed
            covered = analysis.token_at(mentions[starts[index]].span.end - 1)


def _back(
    analysis: Analysis, mentions: Sequence[Mention], token: Token, ends: Mapping[int, tuple[tuple[int, int], ...]]
) -> Iterator[tuple[int, int, bool]]:
    """Yield (mention, its first token, whether a clause boundary lies between) before it, the nearest first."""
    sentence = analysis.sentences[token.sentence]
    limit = max(sentence.first, token.index - BACK)
    crossed = False
    index = token.index - 1
    while index >= limit:
        ending = [(number, first) for number, first in ends.get(index, ()) if first >= limit]
        if ending and mentions[ending[-1][0]].span.end <= token.span.start:
            number, first = ending[-1]
            yield number, first, crossed
            index = first - 1
            continue
        word = analysis.tokens[index]
        if word.folded in particles("barrier") and not word.folded.startswith(("الذي", "التي", "الذين")):
            crossed = True
        index -= 1


def _of_verb(
    analysis: Analysis,
    mentions: Sequence[Mention],
    match: Match,
    ahead: list[tuple[int, int, bool]],
    back: list[tuple[int, int, bool]],
) -> Iterator[Filler]:
    verb = analysis.tokens[match.token]
    bare, before = _ungoverned(analysis, verb, ahead), _ungoverned(analysis, verb, back)
    near = [(m, first) for m, first in bare if first - match.token <= 6]
    subject_ahead = bool(near) and leads(analysis, verb, near[0]) and not follows(analysis, verb, before)
    used: set[int] = set()
    if match.passive or undergone(analysis, mentions, match, verb, bare, before):
        yield from (Filler(m, "object", 0.8) for m, _ in near[:1])
        yield from (Filler(m, "object", 0.6) for m, _ in before[:1] if not near)
    elif verb.enclitics:
        used.update(m for m, _ in near[:1])
        yield from (Filler(m, "subject", 0.7) for m, _ in near[:1])
        yield from (Filler(m, "object", 0.6) for m, _ in before[:1])
    elif subject_ahead:
        used.add(near[0][0])
        yield Filler(near[0][0], "subject", 0.8)
        if len(bare) > 1 and bare[1][1] - near[0][1] <= 8:
            yield Filler(bare[1][0], "object", 0.7)
    else:
        if before:
            yield Filler(before[-1][0] if len(before) > 1 and before[-1][1] < 8 else before[0][0], "subject", 0.65)
        if bare:
            yield Filler(bare[0][0], "object", 0.7)
    for mention, first, crossed in ahead:
        slot = governor(analysis, first, match.token)
        if slot is not None and not crossed and mention not in used:
            yield Filler(mention, slot, 0.65)
    yield from _clause(analysis, verb, ahead)


def _ungoverned(analysis: Analysis, verb: Token, parties: list[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    free = ((m, first) for m, first, crossed in parties if not crossed)
    return [(m, first) for m, first in free if governor(analysis, first, verb.index) is None]


def _clause(analysis: Analysis, token: Token, ahead: list[tuple[int, int, bool]]) -> Iterator[Filler]:
    """Yield the first party of the clause that a verb or noun of saying or thinking brings («زعمت أن الرياض …»)."""
    for mention, first, _ in ahead:
        words = [t.folded for t in analysis.tokens[max(token.index + 1, first - 3) : first]]
        if any(word in ("ان", "بان") for word in words):
            yield Filler(mention, "أن", 0.6)
            break


def _of_noun(
    analysis: Analysis,
    match: Match,
    token: Token,
    ahead: list[tuple[int, int, bool]],
    back: list[tuple[int, int, bool]],
) -> Iterator[Filler]:
    doer = False
    for position, (mention, first, crossed) in enumerate(ahead):
        if not doer and _done_by(analysis, token, first):
            doer = True
            yield Filler(mention, "doer", 0.7)
            continue
        if crossed and not doer:
            break
        slot = governor(analysis, first, match.token)
        adjective = all(t.pos == "ADJ" for t in analysis.tokens[token.index + 1 : first + 1])
        if slot is None and first == token.index + 1 and not token.definite:
            yield Filler(mention, "idafa", 0.8)
        elif slot is None and adjective:
            yield Filler(mention, "doer", 0.6)
        elif slot is None and position == 0 and first - token.index <= 3:
            yield Filler(mention, "object", 0.5)
        elif slot is not None and first - token.index <= 10:
            yield Filler(mention, slot, 0.65)
    for mention, first, crossed in back:
        if not crossed and governor(analysis, first, match.token) is None:
            near = token.index - first <= _NEAR and all(t.text != "،" for t in analysis.tokens[first : token.index])
            slot = "undergoer" if _befalls(analysis, token) else "subject"
            yield Filler(mention, slot, 0.55 if near else 0.45)
            break
    yield from _clause(analysis, token, ahead)


def _done_by(analysis: Analysis, token: Token, first: int) -> bool:
    """Tell whether a clause on the noun names who does it: «عقوبات فرضتها واشنطن», «الحصار الذي تفرضه القوات»."""
    verb = analysis.tokens[first - 1]
    if not 1 <= verb.index - token.index <= 5 or verb.pos != "VERB" or not verb.enclitics:
        return False
    return all(t.pos != "VERB" and t.text != "،" for t in analysis.tokens[token.index + 1 : verb.index])


def _befalls(analysis: Analysis, token: Token) -> bool:
    """Tell whether the noun is what its verb's subject undergoes («تعرض الموكب لهجوم», «يعيش تحت حصار»)."""
    weapon = "ب" in token.proclitics and token.stem in particles("agency")
    if weapon or (token.index and analysis.tokens[token.index - 1].folded in particles("befalling")):
        return True
    words = analysis.tokens[max(0, token.index - 6) : token.index]
    verb = next((t for t in reversed(words) if t.pos == "VERB" or t.stem in particles("undergoing")), None)
    return verb is not None and verb.sentence == token.sentence and verb.stem in particles("undergoing")


_DEFAULT: dict[str, RoleName] = {
    "subject": "actors",
    "object": "recipients",
    "agent": "actors",
    "doer": "actors",
    "undergoer": "recipients",
    "ضد": "recipients",
    "بحق": "recipients",
    "تجاه": "recipients",
}


def roles(match: Match, fillers: Sequence[Filler]) -> Iterator[tuple[int, RoleName, float, str]]:
    """Yield (mention, role, score, slot) as the predicate's frame says what its slots mean."""
    frame = match.entry.get("frame") or {}
    idafa = str(match.entry.get("idafa") or "recipients")
    for filler in fillers:
        meaning = idafa if filler.slot == "idafa" else frame.get(filler.slot, _DEFAULT.get(filler.slot))
        for role in str(meaning or "").split("|")[:1]:
            if role == "actors":
                yield filler.mention, "actors", filler.score, filler.slot
            elif role == "recipients":
                symmetric = bool(match.entry.get("symmetric"))
                yield filler.mention, "actors" if symmetric else "recipients", filler.score, filler.slot
