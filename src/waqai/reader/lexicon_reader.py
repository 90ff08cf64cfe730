"""Reading by the lexicons and the grammar alone: fast, without the trained model, every decision a line."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from waqai.arabic.tokens import Analysis
from waqai.reader.evidence import Evidence, evidence
from waqai.reader.governing import particles
from waqai.reader.predicates import Match
from waqai.reader.reading import Anchor, Found, Link, Reading, Role, Status
from waqai.reader.slots import fillers, roles, seats
from waqai.reports.report import Report
from waqai.spans import Span, Spans

LEAST = 0.5  # strength that a predicate line must have to tell an event by itself
_APART = 8  # events from one telling to the next by the same word
CONTENT = 10  # words after a demand, threat or denial in which what it is about is told


@dataclass(frozen=True, slots=True)
class LexiconReader:
    """The reader without a model. `least` is the strength from which a predicate line tells an event by itself."""

    least: float = LEAST

    def read(self, report: Report, analysis: Analysis, found: Found) -> Reading:
        """Put forward what the predicate lines tell."""
        return self.judge(analysis, found, evidence(analysis))

    def judge(self, analysis: Analysis, found: Found, known: Evidence) -> Reading:
        """Put forward what the predicate lines in `known` tell."""
        chosen, dropped = _choose(analysis, found, known, self.least)
        by_token = {match.token: match for match in chosen}
        said = Spans([statement.span for statement in found.statements])
        anchors = tuple(_anchor(analysis, known, by_token, match) for match in chosen)
        return Reading(
            anchors=anchors,
            mentions=found.mentions,
            roles=(*roles_of(analysis, found, chosen, said), *_sources(found, anchors, said)),
            statements=found.statements,
            times=tuple(_times(analysis, found, anchors)),
            places=tuple(_places(analysis, found, anchors)),
            same_entity=(),
            same_incident=tuple(_same(analysis, anchors)),
            considered=tuple(dropped),
        )


def _choose(analysis: Analysis, found: Found, known: Evidence, least: float) -> tuple[list[Match], list[str]]:
    chosen: list[Match] = []
    dropped: list[str] = []
    names = [m.span for m in found.mentions if m.entry is not None] + [p.span for p in found.places]
    names += [time.span for time in found.times]
    named = {t.index for name in names for t in analysis.tokens_in(name) if name.contains(t.span) and name != t.span}
    for token in sorted(known.matches):
        best, *others = known.matches[token]
        span = analysis.tokens[token].span
        word = f"{span.start}: {analysis.tokens[token].text}"
        if best.entry.get("_own"):
            chosen.append(best)
            continue
        if token in named:
            dropped.append(f"{word} as {best.type} ({best.where}): part of a name")
        elif best.strength < least:
            dropped.append(f"{word} as {best.type} ({best.where}): strength {best.strength} is too low alone")
        else:
            chosen.append(best)
        dropped += [f"{word} as {m.type} ({m.where}): {best.where} is stronger" for m in others if m.type != best.type]
    return chosen, dropped


def _anchor(analysis: Analysis, known: Evidence, chosen: Mapping[int, Match], match: Match) -> Anchor:
    status, why = status_of(analysis, known, chosen, match)
    return Anchor(
        token=match.token,
        span=analysis.tokens[match.token].span,
        type=match.entry["type"],
        mode=match.mode,
        status=status,
        score=round(match.strength, 2),
        status_score=0.8 if why else 0.6,
        evidence=(match.where, *why),
    )


def status_of(
    analysis: Analysis, known: Evidence, chosen: Mapping[int, Match], match: Match
) -> tuple[Status, tuple[str, ...]]:
    """Return what became of the event: what a cue says that reaches it, or a demand or threat that governs it.

    `chosen` are the predicates of the report by their tokens.
    """
    token = analysis.tokens[match.token]
    cues = known.cues.get(match.token, ())
    for status in ("denied", "threatened", "possible", "planned"):
        lines = tuple(cue for cue in cues if cue.startswith(status))
        if lines:
            return status, lines
    for at in range(match.token - 1, match.token - CONTENT - 1, -1):
        other = chosen.get(at)
        content = other.entry.get("content_status") if other is not None else None
        if other is not None and content:
            same = analysis.tokens[other.token].sentence == token.sentence
            if same and not _broken(analysis, other.token, match.token):
                return content, (f"content of {other.where}",)
    lines = tuple(cue for cue in cues if cue.startswith("demanded"))
    return ("demanded", lines) if lines else ("occurred", ())


def _broken(analysis: Analysis, first: int, last: int) -> bool:
    between = analysis.tokens[first + 1 : last]
    return any(t.text in "؛.:" or (t.text == "،" and last - first > 6) for t in between)


def roles_of(analysis: Analysis, found: Found, chosen: list[Match], said: Spans) -> Iterator[Role]:
    """Yield who fills which role of each of the predicates `chosen`, by their frames; `said` are the statements."""
    seated = seats(analysis, found.mentions)
    for number, match in enumerate(chosen):
        best: dict[int, Role] = {}
        for mention, role, score, slot in roles(match, fillers(analysis, found.mentions, match, seated)):
            span = found.mentions[mention].span
            if span.contains(analysis.tokens[match.token].span):
                continue
            if mention not in best or best[mention].score < score:
                best[mention] = Role(number, mention, role, score, f"{slot} of {match.where}")
        if "speaker" in (match.entry.get("frame") or {}):
            for mention, because in _speaker(found, said, analysis.tokens[match.token].span):
                best[mention] = Role(number, mention, "actors", 0.6, because)
        yield from best.values()


def _sources(found: Found, anchors: tuple[Anchor, ...], said: Spans) -> Iterator[Role]:
    """Give each event in reported words their speaker as source."""
    for number, anchor in enumerate(anchors):
        for speaker, because in _speaker(found, said, anchor.span):
            yield Role(number, speaker, "sources", 0.9, because)


def _speaker(found: Found, said: Spans, span: Span) -> Iterator[tuple[int, str]]:
    """Yield the speaker of the shortest statement around `span` that has one, with the reason."""
    over = [s for s in (found.statements[number] for number in said.over(span)) if s.speaker is not None]
    for statement in sorted(over, key=lambda s: s.span.end - s.span.start)[:1]:
        if statement.speaker is not None:
            yield statement.speaker, f"speaker of the words: {statement.because}"


def _near(
    analysis: Analysis, anchor: Anchor, spans: list[Span], inside: dict[int, list[int]], before: int, after: int
) -> int | None:
    """Return the nearest of `spans` in the anchor's sentence, those after it preferred.

    `inside` are the spans within each sentence.
    """
    best: tuple[int, int] | None = None
    for number in inside.get(analysis.tokens[anchor.token].sentence, ()):
        gap = analysis.token_at(spans[number].start) - anchor.token
        if -before <= gap <= after:
            cost = gap if gap >= 0 else -gap + 3
            if best is None or cost < best[0]:
                best = (cost, number)
    return best[1] if best else None


def _times(analysis: Analysis, found: Found, anchors: tuple[Anchor, ...]) -> Iterator[Link]:
    spans = [time.span for time in found.times]
    inside = analysis.by_sentence(spans)
    for number, anchor in enumerate(anchors):
        item = _near(analysis, anchor, spans, inside, 12, 14)
        if item is not None:
            yield Link(number, item, 0.7, "the nearest time of its sentence")


def _places(analysis: Analysis, found: Found, anchors: tuple[Anchor, ...]) -> Iterator[Link]:
    spans = [place.full if _located(analysis, place.full) else Span(-1, -1) for place in found.places]
    inside = analysis.by_sentence(spans)
    home = _home(found)
    for number, anchor in enumerate(anchors):
        item = _near(analysis, anchor, spans, inside, 6, 14)
        if item is not None:
            yield Link(number, item, 0.7, "the nearest place of its sentence that a preposition locates")
        elif home is not None and anchor.type in _MATERIAL:
            yield Link(number, home, 0.55, "inferred: the state that the report is about")


_MATERIAL = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "CONCEDE", "ACCUSE"))


def _home(found: Found) -> int | None:
    """Return the first mention that only names the state of most places of the report."""
    states = [place.place.country if place.place else None for place in found.places]
    counts = Counter(state for state in states if state)
    if not counts:
        return None
    most = max(counts, key=lambda state: counts[state])
    plain = (n for n, place in enumerate(found.places) if place.place and place.place.precision == "country")
    return next((n for n in plain if states[n] == most), states.index(most))


def _located(analysis: Analysis, span: Span) -> bool:
    first = analysis.token_at(span.start)
    token = analysis.tokens[first] if first < len(analysis.tokens) else None
    if token is None:
        return False
    if "ب" in token.proclitics:
        return True
    return first > 0 and analysis.tokens[first - 1].folded.lstrip("وف") in particles("locating")


def _same(analysis: Analysis, anchors: tuple[Anchor, ...]) -> Iterator[tuple[int, int, float]]:
    """Join a definite noun to an earlier telling of its type, status and word («هجوم» … «الهجوم»)."""
    for later, second in enumerate(anchors):
        token = analysis.tokens[second.token]
        for earlier in range(later - 1, max(-1, later - _APART - 1), -1):
            first = anchors[earlier]
            if first.type != second.type or first.status != second.status:
                continue
            same_word = analysis.tokens[first.token].lemma == token.lemma
            if token.definite and same_word:
                yield earlier, later, 0.6
                break
