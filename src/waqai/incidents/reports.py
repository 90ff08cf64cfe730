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

from waqai.incidents import prominence
from waqai.incidents.blocking import Blocks
from waqai.incidents.clustering import ALIKE, Pair, clusters
from waqai.incidents.frequencies import WINDOW, Frequencies, around
from waqai.incidents.likeness import REACH, Likeness, Told, likeness
from waqai.incidents.prominence import LASTS, Prominent
from waqai.incidents.story import Story
from waqai.incidents.vectors import vectors

_APART = math.e  # by which the odds fall that a report of a prominent happening and one that is not of it are one
_TOGETHER = 0.99
Day = date | None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reports (ids, in order) that are chiefly about one happening, and why: the closest pairs and the prominence."""

    reports: tuple[str, ...]
    ties: tuple[tuple[str, str, Likeness], ...]
    prominent: Prominent | None


class Clustered:
    """The stories of all reports and their clusters. `compared` counts the pairs of texts that were looked at."""

    def __init__(self) -> None:
        self.stories: dict[str, Story] = {}
        self.compared = 0
        self._texts: dict[str, list[str]] = {}  # text -> its reports, the first to be published first
        self._text_of: dict[str, str] = {}
        self._copies: dict[str, set[str]] = defaultdict(set)  # report -> reports that name it as copied
        self._days: dict[Day, set[str]] = defaultdict(set)  # day -> texts first published then
        self._told: dict[str, Told] = {}
        self._frequencies = Frequencies()
        self._blocks = Blocks()
        self._near: dict[str, tuple[str, ...]] = {}
        self._nearby: dict[str, set[str]] = defaultdict(set)  # text -> texts that have it near
        self._pairs: dict[Pair, Likeness] = {}
        self._partners: dict[str, set[str]] = defaultdict(set)
        self._shares: dict[date, Mapping[prominence.Act, float]] = {}
        self._happenings: dict[date, dict[Prominent, tuple[str, ...]]] = {}
        self._about: dict[str, Prominent] = {}
        self._component: dict[str, frozenset[str]] = {}
        self._clusters: dict[frozenset[str], list[tuple[str, ...]]] = {}

    def add(self, stories: Iterable[Story]) -> set[str]:
        """Take in stories, new or in place of those of the same id; return the ids of all whose cluster may differ."""
        days, gone = self._file(stories)
        for day in days:
            self._frequencies.count(day, [self._first(text) for text in sorted(self._days[day])])
        dirty_days = {near for day in days for near in around(day, WINDOW)}
        dirty = self._on(dirty_days)
        for text in sorted(dirty):
            self._told[text] = Told(first := self._first(text), vectors(first, self._frequencies))
            self._blocks.put(text, self._told[text])
        for text in dirty | gone:
            self._part(text, self._partners[text].copy())
        changed = self._compare(self._on({near for day in dirty_days for near in around(day, REACH)}))
        changed |= self._look_for_prominent({day for day in dirty_days if day is not None})
        return self._recluster(changed | dirty, gone)

    def clusters(self) -> list[Cluster]:
        """Return all clusters, in order of their first report."""
        found = [self._cluster(texts) for parts in self._clusters.values() for texts in parts]
        return sorted(found, key=lambda cluster: cluster.reports)

    def cluster_of(self, report: str) -> Cluster:
        """Return the cluster of a report."""
        text = self._text_of[report]
        return self._cluster(next(texts for texts in self._clusters[self._component[text]] if text in texts))

    def told(self, report: str) -> Told:
        """Return the story of the first report of the same text, with its vectors."""
        return self._told[self._text_of[report]]

    def _cluster(self, texts: tuple[str, ...]) -> Cluster:
        about = {self._about[text] for text in texts if text in self._about}
        inside, ties = set(texts), set()
        for text in texts:
            best = max(((self._pairs[_pair(text, o)].sure, o) for o in self._partners[text] & inside), default=None)
            if best is not None:
                ties.add(_pair(text, best[1]))
        return Cluster(
            tuple(sorted(report for text in texts for report in self._texts[text])),
            tuple(sorted(self._tie(*tie) for tie in ties)),
            min(about, key=lambda happening: (happening.day, happening.act), default=None),
        )

    def _tie(self, text: str, other: str) -> tuple[str, str, Likeness]:
        one, its = sorted((self._first(text).id, self._first(other).id))
        return one, its, self._pairs[text, other]

    def _first(self, text: str) -> Story:
        return self.stories[self._texts[text][0]]

    def _on(self, days: Iterable[Day]) -> set[str]:
        return {text for day in days if day in self._days for text in self._days[day]}

    def _file(self, stories: Iterable[Story]) -> tuple[set[Day], set[str]]:
        """File reports under their texts; return the days on which texts came, changed or went, and those that went."""
        coming = {story.id: story for story in stories}
        moved = set(coming) | {copy for id_ in coming for copy in self._copies[id_]}
        touched = {self._text_of[id_] for id_ in moved if id_ in self._text_of}
        days: set[Day] = set()
        for text in touched:
            days.add(self._first(text).published)
            self._days[self._first(text).published].discard(text)
            self._texts[text] = [id_ for id_ in self._texts[text] if id_ not in moved]
        for story in coming.values():
            if story.copy_of is not None:
                self._copies[story.copy_of].add(story.id)
        self.stories |= coming
        for id_ in moved:
            text = self._text_of[id_] = self._words(self.stories[id_])
            self._texts.setdefault(text, []).append(id_)
            touched.add(text)
        gone = {text for text in touched if not self._texts[text]}
        for text in touched - gone:
            self._texts[text].sort(key=lambda id_: (self.stories[id_].published or date.max, id_))
            days.add(self._first(text).published)
            self._days[self._first(text).published].add(text)
        for text in gone:
            self._blocks.drop(text)
            del self._texts[text], self._told[text]
        return days, gone

    def _words(self, story: Story) -> str:
        """Return what names the text of a story: the hash of the words that it repeats, if it repeats another's."""
        seen = {story.id}
        while story.copy_of is not None and story.copy_of in self.stories and story.copy_of not in seen:
            story = self.stories[story.copy_of]
            seen.add(story.id)
        return story.text if story.copy_of is None or story.copy_of in seen else story.copy_of

    def _compare(self, affected: set[str]) -> set[str]:
        """Compare texts with those near them; return the texts whose pairs have changed."""
        for text in affected:
            for other in self._near.get(text, ()):
                self._nearby[other].discard(text)
            self._near[text] = self._blocks.near(text, self._told[text])
            for other in self._near[text]:
                self._nearby[other].add(text)
        changed: set[str] = set()
        for text in affected:
            wanted = {*self._near[text], *self._nearby[text]}
            for other in wanted - self._partners[text]:
                pair = _pair(text, other)
                self._pairs[pair] = likeness(self._told[text], self._told[other])
                self._partners[text].add(other)
                self._partners[other].add(text)
                self.compared += 1
                changed.update(pair)
            changed.update(self._part(text, self._partners[text] - wanted))
        return changed

    def _part(self, text: str, others: set[str]) -> set[str]:
        for other in others:
            del self._pairs[_pair(text, other)]
            self._partners[text].discard(other)
            self._partners[other].discard(text)
        return {text, *others} if others else set()

    def _look_for_prominent(self, days: set[date]) -> set[str]:
        """Look for prominent happenings around `days`; return the texts that are about another one than before."""
        for day in days & self._days.keys():
            self._shares[day] = prominence.shares([self._first(text) for text in sorted(self._days[day])])
        near = {day + timedelta(days=offset) for day in days for offset in range(-LASTS, LASTS + 1)}
        for day in near & self._days.keys():
            stories = [self._first(text) for text in sorted(self._days[day])]
            told = [self._told[text] for text in sorted(self._on(_lasting(day)))]
            by_id = {one.story.id: self._text_of[one.story.id] for one in told}
            self._happenings[day] = {
                happening: tuple(by_id[id_] for id_ in prominence.about(happening, told))
                for happening in prominence.prominent(day, stories, self._shares)
            }
        changed = set()
        for text in self._on({on for day in near for on in _lasting(day)}):
            about = self._prominent(text)
            if about != self._about.get(text):
                changed.add(text)
                self._about.pop(text, None)
                if about is not None:
                    self._about[text] = about
        return changed

    def _prominent(self, text: str) -> Prominent | None:
        published = self._first(text).published
        assert published is not None
        found = [
            happening
            for back in range(LASTS + 1)
            for happening, texts in self._happenings.get(published - timedelta(days=back), {}).items()
            if text in texts
        ]
        return min(found, key=lambda happening: (-happening.share, happening.day, happening.act), default=None)

    def _recluster(self, changed: set[str], gone: set[str]) -> set[str]:
        """Make the clusters anew that hold a changed text; return the reports of all of them."""
        happenings: dict[Prominent, set[str]] = defaultdict(set)
        for text in gone:
            self._about.pop(text, None)
        for text, happening in self._about.items():
            happenings[happening].add(text)
        seeds = set(changed)
        for text in changed | gone:
            seeds |= self._component.get(text, frozenset())
        for text in gone:
            self._clusters.pop(self._component.pop(text, frozenset()), None)
        seeds -= gone
        done: set[str] = set()
        for seed in sorted(seeds):
            if seed not in done:
                component = self._reach(seed, happenings)
                done |= component
                for text in component:
                    self._clusters.pop(self._component.get(text, frozenset()), None)
                for text in component:
                    self._component[text] = component
                self._clusters[component] = clusters(component, self._alike(component, happenings))
        return {report for text in done for report in self._texts[text]}

    def _reach(self, seed: str, happenings: Mapping[Prominent, set[str]]) -> frozenset[str]:
        reached, ahead = {seed}, [seed]
        while ahead:
            text = ahead.pop()
            beside = {other for other in self._partners[text] if self._sure(text, other) >= ALIKE}
            if text in self._about:
                beside |= happenings[self._about[text]]
            ahead += beside - reached
            reached |= beside
        return frozenset(reached)

    def _alike(self, component: frozenset[str], happenings: Mapping[Prominent, set[str]]) -> dict[Pair, float]:
        pairs = {_pair(text, other) for text in component for other in self._partners[text] & component}
        for text in component & self._about.keys():
            pairs |= {_pair(text, other) for other in happenings[self._about[text]] if other != text}
        return {pair: self._sure(*pair) for pair in pairs}

    def _sure(self, text: str, other: str) -> float:
        about, its = self._about.get(text), self._about.get(other)
        if about is not None and about == its:
            return _TOGETHER
        sure = self._pairs[_pair(text, other)].sure
        return sure if about == its else round(sure / (sure + _APART * (1 - sure)), 6)


def _lasting(day: date) -> list[Day]:
    return [day + timedelta(days=on) for on in range(LASTS + 1)]


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
