"""Who stands in which grammatical slot of a predicate: subject, object, after which preposition, in idafa."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from waqai import lexicons
from waqai.actors.entity import Mention
from waqai.arabic import fold
from waqai.arabic.tokens import Analysis, Token
from waqai.reader.predicates import Match
from waqai.reader.reading import RoleName
from waqai.reader.voices import follows, leads, undergone

AHEAD, BACK = 14, 18  # words after and before a predicate in which its parties are looked for
_NEAR = 9  # words before a noun in which the subject of its light verb may begin
_CHAIN = 2  # nouns that may stand between a preposition and the party that depends on them
_COMPLEX = {
    ("من", "قبل"): "agent",
    ("من", "جانب"): "agent",
    ("علي", "يد"): "agent",
    ("علي", "ايدي"): "agent",
}


@cache
def particles(use: str) -> frozenset[str]:
    """Return the folded function words of the lexicon that have `use`."""
    return frozenset(fold(word) for entry in lexicons.load("grammar") if entry["use"] == use for word in entry["words"])


lexicons.on_change(particles.cache_clear)


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a slot of a predicate; the nearer and the plainer the slot, the higher the score."""

    mention: int
    slot: str
    score: float


def governor(analysis: Analysis, first: int, stop: int = -1) -> str | None:
    """Return the preposition that governs the phrase that begins at token `first`, folded, or None.

    It may stand before the nouns that the phrase depends on («بموقف الأردن»), but not at or before token `stop`.
    """
    for at in range(first, max(stop, first - 1 - _CHAIN), -1):
        token = analysis.tokens[at]
        if at < first and not _construct(token):
            return None
        word = next((c for c in ("ب", "ل", "ك") if c in token.proclitics), None)
        word = word or _preposition(analysis, at, token.sentence)
        if word is not None:
            by = at < first and word in ("ب", "في", "على") and token.stem in particles("agency")
            return "agent" if by else word
    return None


def _construct(token: Token) -> bool:
    """Tell whether the word can be the head of an idafa: a noun without article, pronoun or tanwin."""
    return token.pos == "NOUN" and not token.definite and not token.enclitics and not token.stem.endswith("ا")


def _preposition(analysis: Analysis, at: int, sentence: int) -> str | None:
    """Return the preposition that stands as a word right before token `at`."""
    if at == 0 or analysis.tokens[at - 1].sentence != sentence:
        return None
    before = analysis.tokens[at - 1]
    if at > 1:
        pair = (analysis.tokens[at - 2].stem, before.stem)
        if pair in _COMPLEX:
            return _COMPLEX[pair]
    word = before.folded.lstrip("وف") if before.folded not in particles("preposition") else before.folded
    if word in particles("preposition"):
        return {"علي": "على", "الي": "إلى"}.get(word, word)
    return before.stem if before.pos == "ADP" and not before.enclitics else None


def joined(analysis: Analysis, mentions: Sequence[Mention]) -> dict[int, int]:
    """Return, for each mention that «و» joins to another («قطر وتركيا»), the first mention of that list."""
    starts: dict[int, int] = {}
    for number, mention in enumerate(mentions):
        starts.setdefault(analysis.token_at(mention.span.start), number)
    out: dict[int, int] = {}
    for number, mention in sorted(enumerate(mentions), key=lambda item: item[1].span):
        after = analysis.token_at(mention.span.end - 1) + 1
        if after < len(analysis.tokens) and analysis.tokens[after].folded in ("و", "او"):
            after += 1
            follows = after in starts
        else:
            follows = after in starts and "و" in analysis.tokens[after].proclitics
        if follows and not {"ب", "ل"} & set(analysis.tokens[after].proclitics):
            out.setdefault(starts[after], out.get(number, number))
    return out


def fillers(
    analysis: Analysis, mentions: Sequence[Mention], match: Match, joint: Mapping[int, int] | None = None
) -> tuple[Filler, ...]:
    """Return the mentions that stand in slots of the predicate that `match` found.

    `joint` is what `joined` tells of the mentions; all members of a list fill the slot of its first.
    """
    token = analysis.tokens[match.token]
    joint = joined(analysis, mentions) if joint is None else joint
    ahead = [item for item in _ahead(analysis, mentions, token) if item[0] not in joint]
    back = [item for item in _back(analysis, mentions, token) if item[0] not in joint]
    if match.kind == "verb":
        found = tuple(_of_verb(analysis, mentions, match, ahead, back))
    else:
        found = tuple(_of_noun(analysis, match, token, ahead, back))
    slots = {filler.mention: filler for filler in found}
    return (*found, *(replace(slots[first], mention=other) for other, first in joint.items() if first in slots))


def _ahead(analysis: Analysis, mentions: Sequence[Mention], token: Token) -> Iterator[tuple[int, int, bool]]:
    """Yield (mention, its first token, whether a clause boundary lies between) after the predicate."""
    sentence = analysis.sentences[token.sentence]
    limit = min(sentence.last, token.index + 1 + AHEAD)
    crossed, covered = False, token.index
    starts = {analysis.token_at(m.span.start): n for n, m in enumerate(mentions) if m.span.start >= token.span.end}
    for index in range(token.index + 1, limit):
        word = analysis.tokens[index]
        if index > covered and (word.folded in particles("barrier") or word.text in "؛:."):
            crossed = True
        if index in starts and index > covered:
            yield starts[index], index, crossed
            covered = analysis.token_at(mentions[starts[index]].span.end - 1)


def _back(analysis: Analysis, mentions: Sequence[Mention], token: Token) -> Iterator[tuple[int, int, bool]]:
    """Yield (mention, its first token, whether a clause boundary lies between) before it, the nearest first."""
    sentence = analysis.sentences[token.sentence]
    limit = max(sentence.first, token.index - BACK)
    ends = {}
    for number, mention in enumerate(mentions):
        if mention.span.end <= token.span.start:
            first = analysis.token_at(mention.span.start)
            if first >= limit:
                ends[analysis.token_at(mention.span.end - 1)] = (number, first)
    crossed = False
    index = token.index - 1
    while index >= limit:
        if index in ends:
            number, first = ends[index]
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
    bare = [(m, first) for m, first, crossed in ahead if not crossed and governor(analysis, first, match.token) is None]
    near = [(m, first) for m, first in bare if first - match.token <= 6]
    before = [(m, first) for m, first, crossed in back if not crossed and governor(analysis, first, match.token) is None]
    verb = analysis.tokens[match.token]
    subject_ahead = bool(near) and leads(analysis, verb, near[0]) and not follows(analysis, verb, before)
    used = set()
    if match.passive or undergone(analysis, mentions, match, verb, bare, before):
        if near:
            yield Filler(near[0][0], "object", 0.8)
        elif before:
            yield Filler(before[0][0], "object", 0.6)
    elif verb.enclitics:
        if near:
            used.add(near[0][0])
            yield Filler(near[0][0], "subject", 0.7)
        if before:
            yield Filler(before[0][0], "object", 0.6)
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
    for position, (mention, first, crossed) in enumerate(ahead):
        if _done_by(analysis, token, first):
            yield Filler(mention, "doer", 0.7)
            break
        if crossed:
            break
        slot = governor(analysis, first, match.token)
        if slot is None and first == token.index + 1 and not token.definite:
            yield Filler(mention, "idafa", 0.8)
        elif slot is None and all(t.pos == "ADJ" for t in analysis.tokens[token.index + 1 : first + 1]):
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
    """Tell whether the noun is what its verb's subject undergoes («تعرض الموكب لهجوم»)."""
    words = analysis.tokens[max(0, token.index - 6) : token.index]
    verb = next((t for t in reversed(words) if t.pos == "VERB" or t.stem in particles("undergoing")), None)
    return verb is not None and verb.sentence == token.sentence and verb.stem in particles("undergoing")


_DEFAULT: dict[str, RoleName] = {
    "subject": "actors",
    "object": "recipients",
    "agent": "actors",
    "doer": "actors",
    "undergoer": "recipients",
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
