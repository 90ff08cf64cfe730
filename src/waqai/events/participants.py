"""Who takes part in an event, and who says so: role scores pooled over the mentions of each entity."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from waqai.events.scene import Scene
from waqai.reader.reading import RoleName

LEAST: dict[RoleName, float] = {"actors": 0.4, "recipients": 0.35, "sources": 0.5}
PEER = 0.3  # what the odds of a party count for a mention of the same incident
SPEAKER = 0.35  # a source's least score where the statement that holds the event is the entity's


@dataclass(frozen=True, slots=True)
class Participants:
    """Entities by role, each list in the order of their mentions in the text, and the reasons."""

    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    sources: tuple[int, ...]
    because: tuple[str, ...]


def pooled(scene: Scene, role: RoleName) -> dict[int, dict[int, float]]:
    """Return, for each anchor, the score of each entity in `role`: the odds of its mentions added up."""
    odds: dict[int, dict[int, float]] = {}
    for item in scene.reading.roles:
        entity = scene.entity_of.get(item.mention)
        if item.role == role and entity is not None:
            share = min(item.score, 0.9999)
            of_anchor = odds.setdefault(item.anchor, {})
            of_anchor[entity] = of_anchor.get(entity, 0.0) + share / (1 - share)
    return {a: {e: value / (1 + value) for e, value in found.items()} for a, found in odds.items()}


def participants(scene: Scene) -> list[Participants]:
    """Return the participants of every anchor of the reading.

    An entity cannot both do and undergo one event: the likelier role stands. The speaker of the statement
    that holds an event is its source, unless the event is the very act of speaking and the speaker its actor.
    """
    scores = {role: pooled(scene, role) for role in LEAST}
    out = []
    for number, anchor in enumerate(scene.reading.anchors):
        chosen: dict[RoleName, dict[int, float]] = {
            role: {e: s for e, s in scores[role].get(number, {}).items() if s >= LEAST[role]} for role in LEAST
        }
        for entity in set(chosen["actors"]) & set(chosen["recipients"]):
            weaker: RoleName = (
                "actors" if chosen["actors"][entity] < chosen["recipients"][entity] else "recipients"
            )
            del chosen[weaker][entity]
        reasons = [
            f"{role[:-1]} {scene.entities[e].name}: {s:.2f}" for role in LEAST for e, s in sorted(chosen[role].items())
        ]
        statements = scene.statements_over(anchor.span)
        spoken = statements[0].speaker if statements else None
        speaker = scene.entity_of.get(spoken) if spoken is not None else None
        heard = speaker is not None and scores["sources"].get(number, {}).get(speaker, 0.0) >= SPEAKER
        if speaker is not None and heard and speaker not in chosen["sources"]:
            chosen["sources"][speaker] = SPEAKER
            reasons.append(f"source {scene.entities[speaker].name}: speaker of the words around it")
        actors, recipients, sources = (tuple(sorted(chosen[role], key=partial(_first, scene))) for role in LEAST)
        out.append(Participants(actors, recipients, sources, tuple(reasons)))
    return out


def completed(scene: Scene, who: Sequence[Participants], same: Sequence[int]) -> list[Participants]:
    """Give mentions that tell no actor (no recipient) those that other mentions of the same incident tell.

    `same` is the incident of each anchor. A report names its parties once and then speaks of «الهجوم» alone.
    """
    peers: dict[tuple[int, str], list[int]] = {}
    for number, anchor in enumerate(scene.reading.anchors):
        peers.setdefault((same[number], anchor.type), []).append(number)
    out = list(who)
    for role in ("actors", "recipients"):
        scores = pooled(scene, role)
        for numbers in peers.values():
            for number in numbers if len(numbers) > 1 else ():
                if not getattr(who[number], role):
                    out[number] = _with(scene, out[number], role, _of_peers(scene, scores, numbers, number, role))
    return out


def _of_peers(
    scene: Scene, scores: dict[int, dict[int, float]], peers: Sequence[int], number: int, role: RoleName
) -> tuple[int, ...]:
    """Return the entities that are likely enough in `role` when the anchor's peers are heard too."""
    odds = {entity: score / (1 - score) for entity, score in scores.get(number, {}).items()}
    heard: dict[int, float] = {}
    for peer in peers:
        for entity, score in scores.get(peer, {}).items() if peer != number else ():
            heard[entity] = max(heard.get(entity, 0.0), score / (1 - score))
    likely = [e for e, value in heard.items() if _share(odds.get(e, 0.0) + PEER * value) >= LEAST[role]]
    return tuple(sorted(likely, key=partial(_first, scene)))


def _share(odds: float) -> float:
    return odds / (1 + odds)


def _with(scene: Scene, told: Participants, role: RoleName, entities: tuple[int, ...]) -> Participants:
    other = told.recipients if role == "actors" else told.actors
    added = tuple(entity for entity in entities if entity not in other)
    if not added:
        return told
    names = ", ".join(scene.entities[entity].name for entity in added)
    because = (*told.because, f"{role} of the same incident: {names}")
    if role == "actors":
        return replace(told, actors=added, because=because)
    return replace(told, recipients=added, because=because)


def _first(scene: Scene, entity: int) -> tuple[int, int]:
    return scene.first_told[entity], entity
