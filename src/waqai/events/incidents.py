"""Which mentions of a report are one happening."""

from collections.abc import Sequence
from itertools import pairwise

from waqai.events.participants import Participants
from waqai.events.scene import Scene
from waqai.events.when import When

LEAST = 0.5


def incidents(scene: Scene, who: Sequence[Participants], times: Sequence[When]) -> list[int]:
    """Return the incident of each anchor, numbered in the order of the text.

    Mentions of one type are joined where the reader holds them to be one happening, and where the same person
    undergoes both («قتلت … الجواري», «وقتلته», «مقتل زعيم الميليشيا»): one and the same status, days that agree.
    """
    anchors = scene.reading.anchors
    root = list(range(len(anchors)))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    pairs = [(first, second) for first, second, sure in sorted(scene.reading.same_incident) if sure >= LEAST]
    pairs += _same_victims(scene, who)
    pairs += _same_day(scene, who, times)
    for first, second in pairs:
        if anchors[first].type == anchors[second].type and _agree(times[first], times[second]):
            a, b = sorted((find(first), find(second)))
            root[b] = a
    numbers: dict[int, int] = {}
    return [numbers.setdefault(find(number), len(numbers)) for number in range(len(anchors))]


def _same_victims(scene: Scene, who: Sequence[Participants]) -> list[tuple[int, int]]:
    """Return neighbours among the violent acts of one type and status that one and the same person undergoes."""
    told: dict[tuple[int, str, str], list[int]] = {}
    for number, anchor in enumerate(scene.reading.anchors):
        if anchor.type in ("ASSAULT", "COERCE"):
            for entity in who[number].recipients:
                if scene.entities[entity].kind == "person":
                    told.setdefault((entity, anchor.type, anchor.status), []).append(number)
    return [pair for numbers in told.values() for pair in pairwise(numbers)]


def _same_day(scene: Scene, who: Sequence[Participants], times: Sequence[When]) -> list[tuple[int, int]]:
    """Return neighbours among the violent acts of one day that befall one person each, where one person is named.

    «قتلت … قائد ميليشيا» and «مقتل زعيم الميليشيا» of the same day are one, also where one of them gives the name;
    two persons with names would be two.
    """
    told: dict[tuple[object, ...], list[tuple[int, int]]] = {}
    for number, anchor in enumerate(scene.reading.anchors):
        victims = [entity for entity in who[number].recipients if scene.entities[entity].kind == "person"]
        day = times[number]
        one_day = day.start is not None and day.start == day.end
        if anchor.type == "ASSAULT" and one_day and len(victims) == 1:
            told.setdefault((day.start, anchor.status), []).append((number, victims[0]))
    out: list[tuple[int, int]] = []
    for found in told.values():
        if len({entity for _, entity in found if not _described(scene, entity)}) <= 1:
            out += pairwise(number for number, _ in found)
    return out


def _described(scene: Scene, entity: int) -> bool:
    """Tell whether no mention of the entity is a name."""
    mentions = (scene.reading.mentions[mention] for mention in scene.entities[entity].mentions)
    return all(mention.entry is None and scene.analysis.tokens[mention.head].pos != "PROPN" for mention in mentions)


def _agree(one: When, other: When) -> bool:
    """Tell whether two times can be one: one is not told, or they are the same days."""
    return None in (one.time, other.time) or (one.start, one.end) == (other.start, other.end)
