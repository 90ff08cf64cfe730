"""Who does what to whom, as a drawing: actors around a circle, and a line from each to those on whom it acts.

The drawing is the same for the same incidents: the busiest actor stands first, beside each the one it has most to do
with among those who are left.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, log1p, pi, sin

from waqai.desk.views.filters import QUAD_OF, Filters, address
from waqai.desk.views.naming import name_of
from waqai.desk.views.periods import gathered
from waqai.desk.views.strip import Strip
from waqai.desk.words import Words
from waqai.incidents.choosing import Wanted
from waqai.incidents.summing import Pair

WIDE, HIGH, RADIUS = 900.0, 600.0, 235.0
NODES = 16
THICKEST = 6.5
LONGEST = 26  # characters of a name in the drawing
SPARKS = 24  # periods in a small chart of a pair


@dataclass(frozen=True, slots=True)
class Node:
    """An actor: where it stands, how large, its name there and whole, and its side of the drawing."""

    key: str
    name: str
    short: str
    x: float
    y: float
    size: float
    label_x: float
    label_y: float
    anchor: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Edge:
    """What one actor does to another: the path, its width, and the class of most of it."""

    actor: str
    recipient: str
    path: str
    width: float
    quad: int
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Act:
    """A type of what is done, how often, and where its incidents are."""

    code: str
    quad: int
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A line of the table: who to whom, what, and how often in each period (`bars` are heights in percent)."""

    actor: str
    recipient: str
    count: int
    acts: tuple[Act, ...]
    bars: tuple[float, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Network:
    """The drawing and the table beside it."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    ties: tuple[Tie, ...]


def network(
    t: Words, pairs: Sequence[Pair], names: Mapping[str, tuple[str, str]], filters: Filters, strip: Strip | None
) -> Network:
    """Return the network of `pairs`; `strip` gives the days over which its ties are followed."""
    told = {
        key: name_of(t, *names.get(key, (key, key))) or key for pair in pairs for key in (pair.actor, pair.recipient)
    }
    sums = _sums(pairs)
    weights = {
        key: sum(count for pair, count in sums.items() if key in pair)
        for key in sorted({k for pair in sums for k in pair})
    }
    chosen = sorted(weights, key=lambda key: (-weights[key], key))[:NODES]
    nodes = _nodes(_ordered(chosen, sums, weights), told, weights, filters)
    return Network(nodes, _edges(nodes, pairs, sums, filters), _ties(pairs, sums, told, filters, strip))


def _sums(pairs: Sequence[Pair]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for pair in pairs:
        found[pair.actor, pair.recipient] = found.get((pair.actor, pair.recipient), 0) + pair.count
    return found


def _ordered(chosen: Sequence[str], sums: Mapping[tuple[str, str], int], weights: Mapping[str, int]) -> list[str]:
    """Return the actors in the order in which they stand around the circle."""
    left, found = list(chosen), list[str]()
    while left:
        last = found[-1] if found else None
        best = min(left, key=lambda key: (-_between(last, key, sums), -weights[key], key))
        found.append(best)
        left.remove(best)
    return found


def _between(one: str | None, other: str, sums: Mapping[tuple[str, str], int]) -> int:
    return sums.get((one, other), 0) + sums.get((other, one), 0) if one else 0


def _nodes(
    ordered: Sequence[str], told: Mapping[str, str], weights: Mapping[str, int], filters: Filters
) -> tuple[Node, ...]:
    most = max((weights[key] for key in ordered), default=1)
    made = []
    for at, key in enumerate(ordered):
        angle = -pi / 2 + 2 * pi * at / len(ordered)
        dx, dy = cos(angle), sin(angle)
        size = 6 + 12 * (weights[key] / most) ** 0.5
        x, y = WIDE / 2 + RADIUS * dx * 1.15, HIGH / 2 + RADIUS * dy
        upright = abs(dx) < 0.2
        made.append(
            Node(
                key=key,
                name=told[key],
                short=told[key] if len(told[key]) <= LONGEST else told[key][: LONGEST - 1] + "…",
                x=round(x, 1),
                y=round(y, 1),
                size=round(size, 1),
                label_x=round(x if upright else x + (size + 7) * (1 if dx > 0 else -1), 1),
                label_y=round(y + (size + 18 if dy > 0 else -size - 9) if upright else y + 5, 1),
                anchor="middle" if upright else "start" if dx > 0 else "end",
                count=weights[key],
                address=address("/network", _with(filters, parties=key)),
            )
        )
    return tuple(made)


def _with(filters: Filters, **keys: str) -> Wanted:
    wanted = filters.wanted
    added = {field: tuple(dict.fromkeys((*getattr(wanted, field), key))) for field, key in keys.items()}
    return wanted.changed(**added)


def _edges(
    nodes: Sequence[Node], pairs: Sequence[Pair], sums: Mapping[tuple[str, str], int], filters: Filters
) -> tuple[Edge, ...]:
    """Return the lines, the thinnest last, so that they lie above."""
    at = {node.key: node for node in nodes}
    most = max(sums.values(), default=1)
    quads: dict[tuple[str, str], dict[int, int]] = {}
    for pair in pairs:
        told = quads.setdefault((pair.actor, pair.recipient), {})
        quad = QUAD_OF.get(pair.type, 0)
        told[quad] = told.get(quad, 0) + pair.count
    found = []
    for (one, other), count in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        if one not in at or other not in at:
            continue
        width = 1.2 + (THICKEST - 1.2) * log1p(count) / log1p(max(most, 8))
        told = quads[one, other]
        found.append(
            Edge(
                actor=at[one].name,
                recipient=at[other].name,
                path=_path(at[one], at[other], width),
                width=round(width, 2),
                quad=max(told, key=lambda quad: (told[quad], quad)),
                count=count,
                address=address("/incidents", _with(filters, actors=one, recipients=other)),
            )
        )
    return tuple(found)


def _path(one: Node, other: Node, width: float) -> str:
    """Return a bow from one actor to another, to the right of the straight way, so that both ways can be seen."""
    dx, dy = other.x - one.x, other.y - one.y
    long = hypot(dx, dy) or 1.0
    bend = min(46.0, 0.16 * long)
    mx, my = (one.x + other.x) / 2 - dy / long * bend, (one.y + other.y) / 2 + dx / long * bend
    mx, my = mx + (WIDE / 2 - mx) * 0.18, my + (HIGH / 2 - my) * 0.18
    x1, y1 = _off(one, mx, my, one.size + 2)
    x2, y2 = _off(other, mx, my, other.size + 4 + width * 1.2)
    return f"M{x1} {y1}Q{mx:.1f} {my:.1f} {x2} {y2}"


def _off(node: Node, x: float, y: float, by: float) -> tuple[float, float]:
    """Return the point `by` pixels off a node, towards (x, y)."""
    long = hypot(x - node.x, y - node.y) or 1.0
    return round(node.x + (x - node.x) / long * by, 1), round(node.y + (y - node.y) / long * by, 1)


def _ties(
    pairs: Sequence[Pair],
    sums: Mapping[tuple[str, str], int],
    told: Mapping[str, str],
    filters: Filters,
    strip: Strip | None,
) -> tuple[Tie, ...]:
    of: dict[tuple[str, str], list[Pair]] = {}
    for pair in pairs:
        of.setdefault((pair.actor, pair.recipient), []).append(pair)
    made = []
    for (one, other), count in sorted(sums.items(), key=lambda item: (-item[1], item[0])):
        acts: dict[str, int] = {}
        for pair in of[one, other]:
            acts[pair.type] = acts.get(pair.type, 0) + pair.count
        wanted = _with(filters, actors=one, recipients=other)
        made.append(
            Tie(
                actor=told[one],
                recipient=told[other],
                count=count,
                acts=tuple(
                    Act(code, QUAD_OF.get(code, 0), many, address("/incidents", wanted.changed(types=(code,))))
                    for code, many in sorted(acts.items(), key=lambda item: (-item[1], item[0]))
                ),
                bars=_bars(of[one, other], strip),
                address=address("/incidents", wanted),
            )
        )
    return tuple(made)


def _bars(pairs: Sequence[Pair], strip: Strip | None) -> tuple[float, ...]:
    """Return how often something is done in each of a few parts of the strip, in percent of the most."""
    if strip is None:
        return ()
    within = [bar.period for bar in strip.bars]
    counts = gathered([(pair.day, pair.count) for pair in pairs if pair.day], within, strip.unit)
    step = -(-len(counts) // SPARKS)
    sums = [sum(counts[at : at + step]) for at in range(0, len(counts), step)]
    most = max(sums, default=0) or 1
    return tuple(round(100 * value / most, 1) for value in sums)
