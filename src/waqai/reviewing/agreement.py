"""How far reviewers agree: on the items that two of them decided on, each by the first decision of theirs that stands.

What is compared is a label: the type that the reviewer gave an event (or the kind of an entity, ...), or `REJECTED`.
Cohen's kappa (Cohen 1960) sets the share of agreement against what chance would give. A second decision is made
without the first in view only where the reviewer asked for that (`blind`); the measure is worth as much.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from waqai.register.anchors import LABELS
from waqai.register.opening import Register
from waqai.register.review import Review
from waqai.register.reviews import reviews_of

REJECTED = "-"
Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """An item that several decided on: `first` and `last` are their labels by reviewer."""

    report: str
    kind: str
    span: tuple[int, int]
    name: str
    first: dict[str, str]
    last: dict[str, str]

    @property
    def agreed(self) -> bool:
        """Tell whether all are of one mind by now."""
        return len(set(self.last.values())) == 1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reviewers: on how many items both decided, the share on which they agreed, and Cohen's kappa.

    `kappa` is None where chance alone would agree on everything.
    """

    one: str
    other: str
    items: int
    agreed: int
    kappa: float | None

    @property
    def share(self) -> float:
        """Return the share of the items on which both decided alike."""
        return self.agreed / self.items


@dataclass(frozen=True, slots=True)
class Agreement:
    """All pairs of reviewers with an item in common, and the items on which reviewers still differ."""

    pairs: tuple[Pair, ...]
    differing: tuple[Judged, ...]


def agreement(register: Register) -> Agreement:
    """Return how far the reviewers of a register agree."""
    return measured(reviews_of(register))


def measured(reviews: Iterable[Review]) -> Agreement:
    """Return how far the reviewers agree whose decisions these are, in the order in which they were made."""
    items = tuple(judged(reviews))
    who = sorted({name for item in items for name in item.first})
    pairs = (_pair(one, other, items) for one, other in combinations(who, 2))
    return Agreement(tuple(pair for pair in pairs if pair), tuple(item for item in items if not item.agreed))


def judged(reviews: Iterable[Review]) -> Iterator[Judged]:
    """Yield the items that two reviewers or more decided on."""
    found: dict[tuple[str, str], list[Review]] = {}
    for review in reviews:
        if review.report and review.target and review.action != "undo" and not review.undone:
            told = review.target
            found.setdefault((review.report, f"{told['kind']} {told['span']} {told['type']}"), []).append(review)
    for (report, _), decisions in found.items():
        if len({one.who for one in decisions}) > 1:
            yield _judged(report, decisions)


def _judged(report: str, decisions: Sequence[Review]) -> Judged:
    target = decisions[0].target or {}
    field, stands = LABELS[target["kind"]], str(target["type"])
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for one in decisions:
        given = (one.value or {}).get(field)
        if one.action != "reject" and given is not None:
            stands = str(given)
        label = REJECTED if one.action == "reject" else stands
        first.setdefault(one.who, label)
        last[one.who] = label
    start, end = target["span"]
    return Judged(report, target["kind"], (start, end), target["was"]["id"], first, last)


def _pair(one: str, other: str, items: Sequence[Judged]) -> Pair | None:
    both = [(item.first[one], item.first[other]) for item in items if one in item.first and other in item.first]
    if not both:
        return None
    return Pair(one, other, len(both), sum(a == b for a, b in both), kappa(both))


def kappa(both: Sequence[tuple[str, str]]) -> float | None:
    """Return Cohen's kappa of pairs of labels; None where chance alone would agree on everything."""
    total = len(both)
    observed = sum(a == b for a, b in both) / total
    ones, others = Counter(a for a, _ in both), Counter(b for _, b in both)
    chance = sum(ones[label] * others[label] for label in ones) / total**2
    return None if chance == 1 else round((observed - chance) / (1 - chance), 6)
