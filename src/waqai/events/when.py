"""When an event happened or is to happen."""

from dataclasses import dataclass
from datetime import date

from waqai.events.scene import Scene
from waqai.times.time import Time

LEAST = 0.4
NEAR = 10  # words between an event and the only day that its sentence names


@dataclass(frozen=True, slots=True)
class When:
    """The first and last day, the time that tells it, and why."""

    start: date | None
    end: date | None
    time: int | None
    because: str | None


NEVER = When(None, None, None, None)


def days(time: Time, latest: date | None) -> tuple[date | None, date | None]:
    """Return the days that `time` bounds: «since» runs to the report's date, «until» from the unknown."""
    if time.relation == "since":
        return time.start, latest
    if time.relation in ("until", "before"):
        return None, time.end
    if time.relation == "after":
        return time.start, None
    return time.start, time.end


def when(scene: Scene, anchor: int) -> When:
    """Return when the event of anchor number `anchor` is: its likeliest time, else the only one of its sentence.

    Where all times of the anchor's own sentence name the same days and one stands near, they go before a time of
    another sentence, and tell the day without a likely link.
    """
    link = scene.time_links.get(anchor)
    if link is not None and link.score < LEAST:
        link = None
    alone = _only_one(scene, anchor) if link is None or not _within(scene, anchor, link.item) else None
    if alone is not None:
        return _told(scene, alone, "the only day that its sentence names")
    return NEVER if link is None else _told(scene, link.item, link.because)


def _within(scene: Scene, anchor: int, item: int) -> bool:
    """Tell whether time number `item` stands in the sentence of the anchor."""
    return item in scene.times_in.get(scene.analysis.tokens[scene.reading.anchors[anchor].token].sentence, [])


def _told(scene: Scene, item: int, why: str) -> When:
    time = scene.found.times[item]
    start, end = days(time, scene.latest)
    if start is None and end is None:
        return NEVER
    words = time.span.of(scene.analysis.text)
    return When(start, end, item, f"when {words}: {why}; {time.because}")


def _only_one(scene: Scene, anchor: int) -> int | None:
    sentence = scene.analysis.tokens[scene.reading.anchors[anchor].token].sentence
    items = scene.times_in.get(sentence, [])
    if len({(scene.found.times[n].start, scene.found.times[n].end) for n in items}) != 1:
        return None
    token = scene.reading.anchors[anchor].token
    gaps = [scene.analysis.token_at(scene.found.times[n].span.start) - token for n in items]
    return items[0] if any(-NEAR <= gap <= NEAR for gap in gaps) else None
