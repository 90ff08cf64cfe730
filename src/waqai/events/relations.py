"""Standing relations that a report's words state: who leads, belongs to, speaks for or is backed by whom."""

from collections.abc import Iterator
from functools import cache

from waqai import lexicons
from waqai.arabic import fold
from waqai.events.event import Relation, RelationType
from waqai.events.scene import Scene
from waqai.spans import Span

_GROUPS = ("armed_group", "organisation", "military", "state")


@cache
def _words() -> dict[str, RelationType]:
    return {fold(str(word)): entry["relation"] for entry in lexicons.load("relations") for word in entry["noun"]}


lexicons.on_change(_words.cache_clear)


def relations(scene: Scene) -> tuple[Relation, ...]:
    """Return the relations between entities that are told by a noun between or within their mentions.

    «قائد حركة النجباء مشتاق الجواري»: the phrase of a leader that holds, or is followed by, the mention of a group.
    """
    unique = {(r.type, r.subject, r.object): r for r in reversed(list(_told(scene)))}
    return tuple(sorted(unique.values(), key=lambda r: (r.span, r.type, r.subject, r.object)))


def _told(scene: Scene) -> Iterator[Relation]:
    mentions = scene.reading.mentions
    tokens = scene.analysis.tokens
    for token in tokens:
        kind = _words().get(token.stem) or _words().get(token.folded)
        if kind is None:
            continue
        inside = [n for n in scene.mentions_in.get(token.sentence, ()) if n in scene.entity_of]
        after = [n for n in inside if 0 <= mentions[n].span.start - token.span.end <= 8]
        holder = [n for n in inside if mentions[n].span.contains(token.span)]
        subject = next((n for n in holder if mentions[n].kind == "person"), None)
        if subject is None:
            subject = _subject_before(scene, inside, token.span)
        group = next((n for n in after if mentions[n].kind in _GROUPS), None)
        if subject is None or group is None or scene.entity_of[subject] == scene.entity_of[group]:
            continue
        span = Span(token.span.start, mentions[group].span.end)
        yield Relation(kind, scene.entity_of[subject], scene.entity_of[group], span)


def _subject_before(scene: Scene, inside: list[int], at: Span) -> int | None:
    """Return the nearest person, or for «backed by» the nearest group, that stands before the word."""
    mentions = scene.reading.mentions
    before = [n for n in inside if mentions[n].span.end <= at.start and mentions[n].kind == "person"]
    return before[-1] if before else None
