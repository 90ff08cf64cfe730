"""Ties between the events of a report: what was because of what, in response to what, what contradicts what."""

from collections.abc import Iterator, Sequence
from functools import cache
from heapq import merge

from waqai import lexicons
from waqai.arabic import fold
from waqai.events.event import Event, EventLink
from waqai.events.scene import Scene
from waqai.lexicons import Entry
from waqai.spans import Span

REACH = 12  # words between a connective and the events that it ties
_OPPOSITE = {("occurred", "denied"), ("demanded", "denied"), ("planned", "denied"), ("possible", "denied")}


@cache
def _connectives() -> dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]:
    out: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for entry in lexicons.load("connectives"):
        for cue in entry["cue"]:
            first, *rest = (fold(word) for word in str(cue).split())
            out.setdefault(first, []).append((tuple(rest), entry))
    return {first: tuple(sorted(found, key=lambda f: -len(f[0]))) for first, found in out.items()}


lexicons.on_change(_connectives.cache_clear)


def links(scene: Scene, events: Sequence[Event]) -> tuple[EventLink, ...]:
    """Return the links between `events`, in the order of the text."""
    found = [*_same(events), *_connected(scene, events), *_contradicting(scene, events)]
    unique = {(link.type, link.source, link.target): link for link in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda link: (link.span, link.type, link.source, link.target)))


def _same(events: Sequence[Event]) -> Iterator[EventLink]:
    """Tie each mention of an incident to the first mention of it."""
    first: dict[int, int] = {}
    for number, event in enumerate(events):
        if event.incident in first:
            yield EventLink("same_incident", number, first[event.incident], event.span, "told again")
        else:
            first[event.incident] = number


def _connected(scene: Scene, events: Sequence[Event]) -> Iterator[EventLink]:
    tokens = scene.analysis.tokens
    by_token = {event.token: number for number, event in enumerate(events)}
    for token in tokens:
        for rest, entry in _connectives().get(token.folded, _connectives().get(token.folded.lstrip("وف"), ())):
            after = tokens[token.index + 1 : token.index + 1 + len(rest)]
            if not all(_is(word, t.folded) for word, t in zip(rest, after, strict=False)) or len(after) < len(rest):
                continue
            end = token.index + len(rest)
            sentence = scene.analysis.sentences[token.sentence]
            before = _nearest(by_token, range(token.index - 1, max(sentence.first, token.index - REACH) - 1, -1))
            behind = _nearest(by_token, range(end + 1, min(sentence.last, end + 1 + REACH)))
            if before is not None and behind is not None and before != behind:
                source, target = (behind, before) if entry.get("reverse") else (before, behind)
                span = Span(token.span.start, tokens[min(end, len(tokens) - 1)].span.end)
                yield EventLink(entry["link"], source, target, span, lexicons.where(entry))
            break


def _is(wanted: str, folded: str) -> bool:
    return folded == wanted or (len(wanted) == 1 and folded.startswith(wanted))


def _nearest(by_token: dict[int, int], order: range) -> int | None:
    return next((by_token[index] for index in order if index in by_token), None)


def _contradicting(scene: Scene, events: Sequence[Event]) -> Iterator[EventLink]:
    """Tie what is denied to what is told of the same type by others about the same parties."""
    told_of: dict[tuple[str, object], list[int]] = {}
    for number, told in enumerate(events):
        if (told.status, "denied") in _OPPOSITE:
            for key in _shareable(scene, told):
                told_of.setdefault(key, []).append(number)
    for number, denied in enumerate(events):
        if denied.status != "denied":
            continue
        for other in merge(*(told_of.get(key, ()) for key in _shareable(scene, denied))):
            if _conflict(events[other], denied):
                span = denied.span
                yield EventLink("contradicts", number, other, span, "denied here, told there, of the same parties")
                break


def _shareable(scene: Scene, event: Event) -> Iterator[tuple[str, object]]:
    """Yield what a telling and a denial of one thing share: with its type its incident, a party, or a state."""
    yield event.type, ("incident", event.incident)
    yield from ((event.type, ("party", party)) for party in sorted(_parties(scene, event)))
    yield from ((event.type, ("state", state)) for state in sorted(_states(scene, event)))


def _parties(scene: Scene, event: Event) -> set[int]:
    """Return who takes part in the event, or, where nobody is told, who else its sentence speaks of."""
    told = {*event.actors, *event.recipients}
    if told:
        return told
    sentence = scene.analysis.tokens[event.token].sentence
    near = (scene.entity_of.get(mention) for mention in scene.mentions_in.get(sentence, ()))
    return {entity for entity in near if entity is not None} - set(event.sources)


def _conflict(told: Event, denied: Event) -> bool:
    return not (told.sources and told.sources == denied.sources)


def _states(scene: Scene, event: Event) -> set[str]:
    """Return the states of those who undergo the event, or, where nobody is told, of those who do it."""
    who = event.recipients or event.actors
    return {state for entity in who if (state := scene.entities[entity].country)}
