"""What a report tells, as weighted words, actors and places that can be compared."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from waqai.incidents.clusters.frequencies import PARTY, PLACE, WORD, Frequencies
from waqai.incidents.story import Story

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Vectors of length 1. `mixed` counts the title twice beside the lead; `rarity` is of the words of both."""

    title: Vector
    lead: Vector
    body: Vector
    mixed: Vector
    named: Vector
    lead_named: Vector
    places: Vector
    rarity: Vector


def vectors(story: Story, frequencies: Frequencies) -> Vectors:
    """Return the vectors of a story, weighted by what is rare around its day."""

    def weighed(kind: str, *parts: Iterable[str]) -> Vector:
        counts: Counter[str] = Counter()
        for part in parts:
            counts.update(part)
        rarity = {value: frequencies.rarity((kind, value), story.published) for value in counts}
        return _unit({value: (1 + math.log(count)) * rarity[value] for value, count in sorted(counts.items())})

    return Vectors(
        title=weighed(WORD, story.title),
        lead=weighed(WORD, story.title, story.lead),
        body=weighed(WORD, story.title, story.body),
        mixed=weighed(WORD, story.title, story.title, story.lead),
        named=weighed(PARTY, (key for key, _ in story.named)),
        lead_named=weighed(PARTY, story.lead_named),
        places=weighed(PLACE, story.places),
        rarity={
            value: frequencies.rarity((WORD, value), story.published)
            for value in dict.fromkeys((*story.title, *story.lead))
        },
    )


def cosine(one: Vector, other: Vector) -> float:
    """Return how far two vectors of length 1 point the same way, 0 to 1."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other[value] for value, weight in one.items() if value in other)


def _unit(weights: dict[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {value: weight / length for value, weight in weights.items()} if length else {}
