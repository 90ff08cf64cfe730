"""Which reports are chiefly about one happening: kept up while reports are added, as if all were linked at once.

What a new report can change is bounded by days: the rarity of words within `frequencies.WINDOW` days of it, whom
those reports are compared with within `likeness.REACH` more, prominent happenings likewise. Only clusters that hold
such a report are made anew, and making one depends on its reports alone, so adding day by day and linking all at once
give the same.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.incidents.clusters import prominence
from waqai.incidents.clusters.blocking import Blocks, key_words
from waqai.incidents.clusters.clustering import ALIKE, Pair, clusters
from waqai.incidents.clusters.filing import Day, Filed
from waqai.incidents.clusters.frequencies import WINDOW, Frequencies, around
from waqai.incidents.clusters.likeness import REACH, Likeness, Told, likeness
from waqai.incidents.clusters.prominence import LASTS, Prominent
from waqai.incidents.clusters.vectors import vectors
from waqai.incidents.shelf import Shelf
from waqai.incidents.story import Story

_APART = math.e  # by which the odds fall that a report of a prominent happening and one that is not of it are one
_TOGETHER = 0.99


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports (ids, in order) that are chiefly about one happening, and why: the closest pairs and the prominence."""

    reports: tuple[str, ...]
    ties: tuple[tuple[str, str, Likeness], ...]
    prominent: Prominent | None


class Clustered(Filed):
    """The stories of all reports and their clusters. `compared` counts the pairs of texts that were looked at.

    All that it holds can be put in from a `shelf`, which is asked for what is needed before it is.
    """

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self.compared = 0
        self.counted: set[Day] = set()  # days of which the last adding counted the words anew
        self.fresh: set[str] = set()  # texts in which the last adding made other words rare
        self.frequencies = Frequencies(shelf.counts)
        self.blocks = Blocks()
        self.near: dict[str, tuple[str, ...]] = {}
        self.nearby: dict[str, set[str]] = defaultdict(set)  # text -> texts that have it near
        self.pairs: dict[Pair, Likeness] = {}
        self.partners: dict[str, set[str]] = defaultdict(set)
        self.shares: dict[date, Mapping[prominence.Act, float]] = {}
        self.happenings: dict[date, dict[Prominent, tuple[str, ...]]] = {}
        self.about: dict[str, Prominent] = {}
        self.component: dict[str, frozenset[str]] = {}
        self.parts: dict[frozenset[str], list[tuple[str, ...]]] = {}  # component -> its clusters
        self._told: dict[str, Told] = {}

    def add(self, coming: Mapping[str, Story]) -> set[str]:
        """Take in stories, new or in place of those of the same id; return the ids of all whose cluster may differ."""
        days, gone = self._file(coming)
        self.shelf.around(days)
        self.shelf.fetch(self.texts[text][0] for text in self._on(around_all(days, WINDOW)))
        for day in days:
            self.frequencies.count(day, [self._first(text) for text in sorted(self.days[day])])
        self.counted, dirty_days = days, around_all(days, WINDOW)
        self.fresh = dirty = self._on(dirty_days)
        for text in dirty:
            self._told.pop(text, None)
        for text in sorted(dirty):
            self.blocks.put(text, self.day_of[text], key_words(self._tell(text)))
        for text in dirty | gone:
            self._part(text, self.partners[text].copy())
        for text in gone:
            self._leave(text)
        changed = self._compare(self._on(around_all(dirty_days, REACH)))
        changed |= self._look_for_prominent({day for day in dirty_days if day is not None})
        return self._recluster(changed | dirty, gone)

    def clusters(self) -> list[Cluster]:
        """Return all clusters, in order of their first report."""
        found = [self._cluster(texts) for parts in self.parts.values() for texts in parts]
        return sorted(found, key=lambda cluster: cluster.reports)

    def clusters_of(self, reports: Iterable[str]) -> dict[str, Cluster]:
        """Return the cluster of each report, and of those that are in it."""
        found: dict[str, Cluster] = {}
        for component in {self.component[self.text_of[report]] for report in reports}:
            for texts in self.parts[component]:
                cluster = self._cluster(texts)
                found |= dict.fromkeys(cluster.reports, cluster)
        return found

    def told(self, report: str) -> Told:
        """Return the story of the first report of the same text, with its vectors."""
        return self._tell(self.text_of[report])

    def _tell(self, text: str) -> Told:
        if text not in self._told:
            first = self._first(text)
            self._told[text] = Told(first, vectors(first, self.frequencies))
        return self._told[text]

    def _cluster(self, texts: tuple[str, ...]) -> Cluster:
        about = {self.about[text] for text in texts if text in self.about}
        inside, ties = set(texts), set()
        for text in texts:
            best = max(((self.pairs[_pair(text, o)].sure, o) for o in self.partners[text] & inside), default=None)
            if best is not None:
                ties.add(_pair(text, best[1]))
        return Cluster(
            tuple(sorted(report for text in texts for report in self.texts[text])),
            tuple(sorted(self._tie(*tie) for tie in ties)),
            min(about, key=lambda happening: (happening.day, happening.act), default=None),
        )

    def _tie(self, text: str, other: str) -> tuple[str, str, Likeness]:
        one, its = sorted((self.texts[text][0], self.texts[other][0]))
        return one, its, self.pairs[text, other]

    def _leave(self, text: str) -> None:
        """Forget a text that no report has any more."""
        self.blocks.drop(text)
        for other in self.near.pop(text, ()):
            self.nearby[other].discard(text)
        self.nearby.pop(text, None)
        self._told.pop(text, None)
        del self.texts[text], self.day_of[text]

    def _compare(self, affected: set[str]) -> set[str]:
        """Compare texts with those near them; return the texts whose pairs have changed."""
        for text in affected:
            for other in self.near.get(text, ()):
                self.nearby[other].discard(text)
            self.near[text] = self.blocks.near(text)
            for other in self.near[text]:
                self.nearby[other].add(text)
        new = {o for text in affected for o in {*self.near[text], *self.nearby[text]} - self.partners[text]}
        self.shelf.fetch(self.texts[text][0] for text in new)
        changed: set[str] = set()
        for text in affected:
            wanted = {*self.near[text], *self.nearby[text]}
            for other in wanted - self.partners[text]:
                pair = _pair(text, other)
                self.pairs[pair] = likeness(self._tell(text), self._tell(other))
                self.partners[text].add(other)
                self.partners[other].add(text)
                self.compared += 1
                changed.update(pair)
            changed.update(self._part(text, self.partners[text] - wanted))
        return changed

    def _part(self, text: str, others: set[str]) -> set[str]:
        for other in others:
            del self.pairs[_pair(text, other)]
            self.partners[text].discard(other)
            self.partners[other].discard(text)
        return {text, *others} if others else set()

    def _look_for_prominent(self, days: set[date]) -> set[str]:
        """Look for prominent happenings around `days`; return the texts that are about another one than before."""
        for day in days & self.days.keys():
            self.shares[day] = prominence.shares([self._first(text) for text in sorted(self.days[day])])
        near = {day + timedelta(days=offset) for day in days for offset in range(-LASTS, LASTS + 1)}
        for day in near & self.days.keys():
            self.happenings[day] = self._happenings(day)
        changed = set()
        for text in self._on({on for day in near for on in _lasting(day)}):
            about = self._prominent(text)
            if about != self.about.get(text):
                changed.add(text)
                self.about.pop(text, None)
                if about is not None:
                    self.about[text] = about
        return changed

    def _happenings(self, day: date) -> dict[Prominent, tuple[str, ...]]:
        """Return the prominent happenings of a day, each with the texts that are about it."""
        if not self.shares.get(day):
            return {}
        found = prominence.prominent(day, [self._first(text) for text in sorted(self.days[day])], self.shares)
        told = [self._tell(text) for text in sorted(self._on(_lasting(day)))] if found else []
        return {happening: tuple(self.text_of[id_] for id_ in prominence.about(happening, told)) for happening in found}

    def _prominent(self, text: str) -> Prominent | None:
        published = self.day_of[text]
        assert published is not None
        found = [
            happening
            for back in range(LASTS + 1)
            for happening, texts in self.happenings.get(published - timedelta(days=back), {}).items()
            if text in texts
        ]
        return min(found, key=lambda happening: (-happening.share, happening.day, happening.act), default=None)

    def _recluster(self, changed: set[str], gone: set[str]) -> set[str]:
        """Make the clusters anew that hold a changed text; return the reports of all of them."""
        happenings: dict[Prominent, set[str]] = defaultdict(set)
        for text in gone:
            self.about.pop(text, None)
        for text, happening in self.about.items():
            happenings[happening].add(text)
        seeds = set(changed)
        for text in changed | gone:
            seeds |= self.component.get(text, frozenset())
        for text in gone:
            self.parts.pop(self.component.pop(text, frozenset()), None)
        seeds -= gone
        done: set[str] = set()
        for seed in sorted(seeds):
            if seed not in done:
                component = self._reach(seed, happenings)
                done |= component
                for text in component:
                    self.parts.pop(self.component.get(text, frozenset()), None)
                for text in component:
                    self.component[text] = component
                self.parts[component] = clusters(component, self._alike(component, happenings))
        return {report for text in done for report in self.texts[text]}

    def _reach(self, seed: str, happenings: Mapping[Prominent, set[str]]) -> frozenset[str]:
        reached, ahead = {seed}, [seed]
        while ahead:
            text = ahead.pop()
            beside = {other for other in self.partners[text] if self._sure(text, other) >= ALIKE}
            if text in self.about:
                beside |= happenings[self.about[text]]
            ahead += beside - reached
            reached |= beside
        return frozenset(reached)

    def _alike(self, component: frozenset[str], happenings: Mapping[Prominent, set[str]]) -> dict[Pair, float]:
        pairs = {_pair(text, other) for text in component for other in self.partners[text] & component}
        for text in component & self.about.keys():
            pairs |= {_pair(text, other) for other in happenings[self.about[text]] if other != text}
        return {pair: self._sure(*pair) for pair in pairs}

    def _sure(self, text: str, other: str) -> float:
        about, its = self.about.get(text), self.about.get(other)
        if about is not None and about == its:
            return _TOGETHER
        sure = self.pairs[_pair(text, other)].sure
        return sure if about == its else round(sure / (sure + _APART * (1 - sure)), 6)


def around_all(days: Iterable[Day], reach: int) -> set[Day]:
    """Return the days within `reach` of any of `days`."""
    return {near for day in days for near in around(day, reach)}


def _lasting(day: date) -> list[Day]:
    return [day + timedelta(days=on) for on in range(LASTS + 1)]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
