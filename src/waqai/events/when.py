"""When an event happened or is to happen."""

from dataclasses import dataclass
from datetime import date

from waqai.events.scene import Scene
from waqai.times.time import Time

LEAST = 0.5


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
    """Return when the event of anchor number `anchor` is, from its likeliest time."""
    link = scene.time_links.get(anchor)
    if link is None or link.score < LEAST:
        return NEVER
    time = scene.found.times[link.item]
    start, end = days(time, scene.latest)
    if start is None and end is None:
        return NEVER
    words = time.span.of(scene.analysis.text)
    return When(start, end, link.item, f"when {words}: {link.because}; {time.because}")
