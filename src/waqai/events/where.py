"""Where an event happened."""

from dataclasses import dataclass

from waqai.events.scene import Scene

LEAST = 0.4


@dataclass(frozen=True, slots=True)
class Where:
    """The place mention and the state, and why. Where only a state is known, `place` is None."""

    place: int | None
    country: str | None
    because: str | None


NOWHERE = Where(None, None, None)


def where(scene: Scene, anchor: int) -> Where:
    """Return where the event of anchor number `anchor` is, from its likeliest place.

    Items of a place link beyond the found places are mentions whose state is meant.
    """
    link = scene.place_links.get(anchor)
    if link is None or link.score < LEAST:
        return NOWHERE
    known = len(scene.found.places)
    if link.item >= known:
        mention = scene.found.mentions[link.item - known]
        words = mention.span.of(scene.analysis.text)
        return Where(None, mention.country, f"in the state of {words}: {link.because}")
    place = scene.found.places[link.item]
    words = place.span.of(scene.analysis.text)
    country = place.place.country if place.place else None
    return Where(link.item, country, f"where {words}: {link.because}; {place.because}")
