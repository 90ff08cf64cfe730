"""Tolls: who gives which casualty figure, and when; and the widest bounds of all."""

from collections.abc import Iterable, Sequence

from waqai.incidents.groups import Group
from waqai.incidents.incident import Mention, Toll
from waqai.incidents.story import Story
from waqai.record.model import Bounds


def tolls(groups: Iterable[Group], stories: dict[str, Story]) -> tuple[Toll, ...]:
    """Return the casualty figures of the events, in order of publication; where no source is told, it is the outlet."""
    found = []
    for group in groups:
        story, sources = stories[group.report], dict(group.sources)
        outlet = (story.outlet,) if story.outlet else ()
        for event in group.events:
            for kind, bounds in event.casualties.items():
                mention = Mention(group.report, event.id)
                found.append(Toll(kind, bounds, mention, sources[event.id] or outlet, story.published))
    return tuple(sorted(found, key=lambda toll: (toll.published is None, toll.published, toll.mention, toll.kind)))


def widest(given: Sequence[Toll]) -> dict[str, Bounds]:
    """Return for each kind of casualty the lowest and the highest number that any report gives."""
    found: dict[str, Bounds] = {}
    for kind in sorted({toll.kind for toll in given}):
        lows = [toll.bounds.low for toll in given if toll.kind == kind]
        highs = [toll.bounds.high for toll in given if toll.kind == kind]
        told_lows = [low for low in lows if low is not None]
        told_highs = [high for high in highs if high is not None]
        low = min(told_lows) if told_lows else None
        found[kind] = Bounds(low, None if None in highs else max(told_highs))
    return found
