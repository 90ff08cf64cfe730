"""The labels that the trained reader tells apart, in the order of its outputs."""

from typing import get_args

from waqai.actors.entity import EntityKind
from waqai.reader.reading import EventType, Status

TYPES: tuple[EventType, ...] = get_args(EventType)
STATUSES: tuple[Status, ...] = get_args(Status)
KINDS: tuple[EntityKind, ...] = get_args(EntityKind)
LONGEST = 24  # tokens that a mention may have
PAIRS = ("actors", "recipients", "sources", "speaker", "entity", "incident", "time", "place")
DISTANCES = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192)  # upper bounds of the distance classes
FAR = 3  # sentences further apart than this are one class


def distance_class(gap: int) -> int:
    """Return the class of a signed distance in tokens: 0 for none, odd forwards, even backwards."""
    size = abs(gap)
    if size == 0:
        return 0
    step = next((number for number, bound in enumerate(DISTANCES) if size <= bound), len(DISTANCES))
    return 1 + 2 * step + (gap < 0)


DISTANCE_CLASSES = 3 + 2 * len(DISTANCES)
SENTENCE_CLASSES = 2 * FAR + 1


def sentence_class(gap: int) -> int:
    """Return the class of a signed distance in sentences."""
    return max(-FAR, min(FAR, gap)) + FAR
