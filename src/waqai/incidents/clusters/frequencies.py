"""How common a word, an actor or a place is in the reports of some days: what is common says little of sameness.

Counted over the reports published within `WINDOW` days of each other, so that the words of the day's one great story
weigh little among its own reports, and so that a new day changes nothing but its neighbours. A table of how common
each is in Arabic news at large (``data/common.tsv``, shares of the reports of 2018) stands in as `BACKGROUND`
reports: a register of a few reports knows that «رئيس» is common.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import cache
from importlib import resources

from waqai.incidents.story import Story

WINDOW = 3
BACKGROUND = 150
WORD, PARTY, PLACE = "word", "party", "place"
Item = tuple[str, str]


@cache
def common() -> dict[Item, float]:
    """Return the share of reports that tell each common word, actor and place."""
    text = resources.files("waqai.incidents").joinpath("data/common.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {(kind, value): float(share) for kind, value, share in rows}


def items(story: Story) -> set[Item]:
    """Return what a report counts for."""
    told = {(WORD, term) for term in (*story.title, *story.body)}
    return told | {(PARTY, key) for key, _ in story.named} | {(PLACE, name) for name in story.places}


def around(day: date | None, reach: int = WINDOW) -> list[date | None]:
    """Return the days within `reach` of `day`; of an undated report, that it is undated."""
    if day is None:
        return [None]
    return [day + timedelta(days=offset) for offset in range(-reach, reach + 1)]


class Frequencies:
    """Counts by day of publication. A text counts once a day, however many copies of it there are.

    `kept` gives those of days that were counted before, which are fetched when asked for.
    """

    def __init__(self, kept: Callable[[date | None], tuple[Counter[Item], int] | None] = lambda _day: None) -> None:
        self._kept = kept
        self._days: dict[date | None, tuple[Counter[Item], int]] = {}
        self._known: dict[date | None, dict[Item, float]] = {}

    @classmethod
    def of(cls, stories: Iterable[Story]) -> "Frequencies":
        """Count `stories`."""
        counted = cls()
        by_day: dict[date | None, list[Story]] = {}
        for story in stories:
            by_day.setdefault(story.published, []).append(story)
        for day, told in by_day.items():
            counted.count(day, told)
        return counted

    def count(self, day: date | None, stories: Iterable[Story]) -> None:
        """Set the counts of a day to those of `stories`, its reports of different words."""
        told = list(stories)
        counts: Counter[Item] = Counter()
        for story in told:
            counts.update(items(story))
        self._days[day] = counts, len(told)
        for near in around(day):
            self._known.pop(near, None)

    def of_day(self, day: date | None) -> tuple[Counter[Item], int]:
        """Return how many texts of a day tell each item, and how many texts there are."""
        if day not in self._days:
            self._days[day] = self._kept(day) or (Counter(), 0)
        return self._days[day]

    def rarity(self, item: Item, day: date | None) -> float:
        """Return how much it says that a report of `day` tells `item`: the logarithm of one over its share."""
        known = self._known.setdefault(day, {})
        if item not in known:
            near = [self.of_day(d) for d in around(day)]
            told = sum(counts[item] for counts, _ in near)
            reports = sum(many for _, many in near)
            share = (told + 0.5 + BACKGROUND * common().get(item, 0.0)) / (reports + 1 + BACKGROUND)
            known[item] = round(max(0.0, -math.log(share)), 6)
        return known[item]
