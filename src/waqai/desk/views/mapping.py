"""Places of incidents on a map: what is seen of the world, and a mark for each place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from waqai.desk.views.countries import country
from waqai.desk.views.filters import QUAD_OF, Filters
from waqai.desk.views.projection import projected
from waqai.incidents.summing import Spot

WIDE, HIGH = 960, 600  # pixels of the map as it is laid out
LEAST, WORLD = 3.0, 360.0  # degrees from side to side
LABELS = 16
_NUMBER = r"-?\d{1,3}(?:\.\d{1,4})?"
_AT = re.compile(rf"({_NUMBER}),({_NUMBER}),({_NUMBER})")
EXACT = frozenset(("point", "city", None))


@dataclass(frozen=True, slots=True)
class Window:
    """What is seen: a rectangle of the projected world, by its centre and width."""

    x: float
    y: float
    width: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.width * HIGH / WIDE

    @property
    def box(self) -> str:
        """The window as a viewBox."""
        left, top = self.x - self.width / 2, self.y - self.height / 2
        return f"{left:.4f} {top:.4f} {self.width:.4f} {self.height:.4f}"

    @property
    def pixel(self) -> float:
        """How wide a pixel is."""
        return round(self.width / WIDE, 6)

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a place is seen."""
        return abs(x - self.x) <= self.width / 2 and abs(y - self.y) <= self.height / 2

    def moved(self, right: float = 0, down: float = 0, zoom: float = 1) -> "Window":
        """Return a window moved by parts of itself, or nearer (`zoom` below 1) or farther."""
        width = min(WORLD, max(LEAST, self.width * zoom))
        x = min(180.0, max(-180.0, self.x + right * self.width))
        return Window(x, min(120.0, max(-150.0, self.y + down * self.height)), width)

    def __str__(self) -> str:
        return f"{self.x:.2f},{self.y:.2f},{self.width:.2f}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place: where it stands, how large (in pixels), what it stands for; `label` where its name is written, at which
    side.
    """

    x: float
    y: float
    size: float
    place: str
    country: str
    precision: str
    shape: str
    quad: int
    count: int
    quads: tuple[tuple[int, int], ...]
    label: str | None
    address: str


def window_of(told: str) -> Window | None:
    """Return the window that an address tells («x,y,width»); None where it tells none."""
    found = _AT.fullmatch(told)
    if not found:
        return None
    x, y, width = (float(part) for part in found.groups())
    return Window(max(-180.0, min(180.0, x)), max(-150.0, min(120.0, y)), max(LEAST, min(WORLD, width)))


def fitting(spots: Sequence[Spot], share: float = 0.86) -> Window:
    """Return a window that shows the places of most incidents."""
    if not spots:
        return Window(38.0, -27.0, 60.0)
    counted = [(*projected(spot.lat, spot.lon), spot.count) for spot in spots]
    left, right = _between([(x, count) for x, _, count in counted], share)
    top, foot = _between([(y, count) for _, y, count in counted], share)
    width = max(right - left, (foot - top) * WIDE / HIGH) * 1.15 + 1
    return Window((left + right) / 2, (top + foot) / 2, min(WORLD, max(LEAST * 2, width)))


def _between(values: list[tuple[float, int]], share: float) -> tuple[float, float]:
    """Return between which values the middle `share` of the counts lies."""
    values = sorted(values)
    spare = sum(count for _, count in values) * (1 - share) / 2
    ends = []
    for side in (values, values[::-1]):
        passed = 0.0
        for value, count in side:
            passed += count
            if passed > spare:
                ends.append(value)
                break
    return ends[0], ends[1]


def marks(spots: Sequence[Spot], filters: Filters, window: Window, language: str) -> tuple[Mark, ...]:
    """Return a mark for each place, the largest first, so that small ones lie above; some with their names."""
    most = max((spot.count for spot in spots), default=1)
    made = [_mark(spot, most, filters, language) for spot in sorted(spots, key=lambda spot: -spot.count)]
    return tuple(_labelled(made, window))


def _mark(spot: Spot, most: int, filters: Filters, language: str) -> Mark:
    x, y = projected(spot.lat, spot.lon)
    quads: dict[int, int] = {}
    for code, count in spot.types:
        quads[QUAD_OF.get(code, 0)] = quads.get(QUAD_OF.get(code, 0), 0) + count
    changes = {"place": spot.place, "countries": (spot.country,) if spot.country else filters.wanted.countries}
    return Mark(
        x=x,
        y=y,
        size=round(3.5 + 22 * sqrt(spot.count / max(most, 12)), 1),
        place=spot.place,
        country=country(spot.country, language),
        precision=spot.precision or "",
        shape="circle"
        if spot.precision in EXACT
        else "ring"
        if spot.precision in ("district", "province")
        else "diamond",
        quad=max(quads, key=lambda quad: (quads[quad], quad), default=0),
        count=spot.count,
        quads=tuple(sorted(quads.items(), reverse=True)),
        label=None,
        address=filters.address("/incidents", **changes),
    )


def _labelled(made: Iterable[Mark], window: Window) -> Iterable[Mark]:
    """Yield the marks, the largest that are seen with their names, as long as names do not cover each other."""
    taken: list[tuple[float, float, float, float]] = []
    for mark in made:
        side = _side(mark, window, taken) if len(taken) < LABELS and window.holds(mark.x, mark.y) else None
        yield replace(mark, label=side)


def _side(mark: Mark, window: Window, taken: list[tuple[float, float, float, float]]) -> str | None:
    px, py = mark.x / window.pixel, mark.y / window.pixel
    wide = 7.2 * len(mark.place) + 8
    left, right = (window.x - window.width / 2) / window.pixel, (window.x + window.width / 2) / window.pixel
    for side, start in (("end", px + mark.size + 3), ("start", px - mark.size - 3 - wide)):
        box = (start, py - 9, start + wide, py + 9)
        if box[0] >= left and box[2] <= right and not any(_over(box, other) for other in taken):
            taken.append(box)
            return side
    return None


def _over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
