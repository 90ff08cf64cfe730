"""Linking: from the accounts of reports to incidents, all at once or as reports come in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from waqai.incidents.assembly import incident
from waqai.incidents.attaching import Key, Match, best, keys, sameness
from waqai.incidents.decisions import decided
from waqai.incidents.follow_up import followed_up
from waqai.incidents.groups import Group, weightiest
from waqai.incidents.incident import Incident
from waqai.incidents.likeness import WEIGHTS, Likeness, shared_words
from waqai.incidents.prominence import Prominent
from waqai.incidents.reports import Cluster, Clustered
from waqai.incidents.story import Story, story
from waqai.incidents.terms import stem
from waqai.incidents.unit import Unit
from waqai.register.account import Account
from waqai.register.rulings import Ruling

Aside = tuple[str, int]  # report, index of its group
_SIGNALS = 3


def link(accounts: Iterable[Account], decisions: Iterable[Ruling] = ()) -> tuple[Incident, ...]:
    """Return the incidents that the reports tell, the first to be reported first.

    The order of the accounts makes no difference. `decisions` are the rulings of reviewers that stand.
    """
    linked = Incidents()
    linked.add(accounts)
    return linked.incidents(decisions)


class Incidents:
    """Incidents kept up while reports are added: the same as if all were linked at once.

    `add` makes anew only what the new reports touch; `touched` names the reports whose incidents the last `add` made
    anew, `compared` how many pairs of texts were compared so far.
    """

    def __init__(self) -> None:
        self.touched: frozenset[str] = frozenset()
        self._reports = Clustered()
        self._cluster: dict[str, Cluster] = {}  # report -> its cluster
        self._core: dict[str, tuple[Group, ...]] = {}  # first report of a cluster -> the groups asides are held against
        self._found: dict[Key, set[str]] = defaultdict(set)  # -> first reports of clusters
        self._asides: dict[Key, set[Aside]] = defaultdict(set)
        self._tied: dict[Aside, tuple[str, Match]] = {}
        self._holds: dict[str, set[Aside]] = defaultdict(set)  # first report of a cluster -> asides tied to it
        self._made: dict[str, Incident] = {}  # first report of a cluster -> its incident
        self._unit: dict[str, Unit] = {}

    @property
    def compared(self) -> int:
        """How many pairs of texts were compared."""
        return self._reports.compared

    def add(self, accounts: Iterable[Account]) -> None:
        """Take in accounts: new reports, or new records of those that it has."""
        stories = [story(account) for account in accounts]
        for new in stories:
            self._forget_asides(new.id)
        changed = self._reports.add(stories)
        dirty = self._refile(changed)
        asides = {(report, n) for report in changed for n in self._asides_of(report)}
        asides |= {aside for key in dirty for aside in self._asides.get(key, ())}
        stale = {self._head(report) for report in changed}
        for aside in sorted(asides):
            stale |= self._tie(aside)
        for head in stale & self._core.keys():
            self._make(head)
        self.touched = frozenset(report for head in stale & self._core.keys() for report in self._cluster[head].reports)

    def incidents(self, decisions: Iterable[Ruling] = ()) -> tuple[Incident, ...]:
        """Return all incidents, the first to be reported first."""
        loose = self._loose()
        decisions = tuple(decisions)
        stories = self._reports.stories
        if decisions:
            units = [*(self._unit[head] for head in sorted(self._unit)), *loose]
            found = [incident(unit, stories) for unit in decided(units, decisions)]
        else:
            found = [*self._made.values(), *(incident(unit, stories) for unit in loose)]
        ordered = sorted(found, key=lambda one: (one.first_report is None, one.first_report, one.id))
        return followed_up(ordered, max((s.published for s in stories.values() if s.published), default=None))

    def _head(self, report: str) -> str:
        return self._cluster[report].reports[0]

    def _story(self, report: str) -> Story:
        return self._reports.stories[report]

    def _asides_of(self, report: str) -> list[int]:
        told = self._story(report)
        return [number for number in range(len(told.groups)) if number != told.main]

    def _forget_asides(self, report: str) -> None:
        """Take the asides of a report out that is about to change."""
        if report in self._reports.stories:
            for number in range(len(self._story(report).groups)):
                for key in keys(self._story(report).groups[number]):
                    self._asides[key].discard((report, number))
                if (tie := self._tied.pop((report, number), None)) is not None:
                    self._holds[tie[0]].discard((report, number))

    def _refile(self, changed: set[str]) -> set[Key]:
        """File the clusters and asides of changed reports; return the keys under which something came or went."""
        dirty: set[Key] = set()
        for head in {self._head(report) for report in changed if report in self._cluster}:
            for group in self._core.pop(head):
                for key in keys(group):
                    self._found[key].discard(head)
                    dirty.add(key)
            self._made.pop(head, None)
            self._unit.pop(head, None)
        for report in changed:
            self._cluster[report] = self._reports.cluster_of(report)
            for number in self._asides_of(report):
                for key in keys(self._story(report).groups[number]):
                    self._asides[key].add((report, number))
        for head in {self._head(report) for report in changed}:
            self._core[head] = self._leading(self._cluster[head])
            for group in self._core[head]:
                for key in keys(group):
                    self._found[key].add(head)
                    dirty.add(key)
        return dirty

    def _leading(self, cluster: Cluster) -> tuple[Group, ...]:
        """Return the groups that the reports of a cluster are chiefly about, those of the type that most tell."""
        mains = [focus for report in cluster.reports if (focus := self._story(report).focus)]
        type_ = weightiest((group.type, group.confidence) for group in mains)
        return tuple(group for group in mains if group.type == type_)

    def _tie(self, aside: Aside) -> set[str]:
        """Tie an aside to the happening that it is, if any; return the heads of the clusters that change by it."""
        report, number = aside
        group = self._story(report).groups[number]
        heads = {head for key in keys(group) for head in self._found.get(key, ())}
        matched = best(group, ((head, self._core[head]) for head in sorted(heads)))
        before = self._tied.pop(aside, None)
        if before is not None:
            self._holds[before[0]].discard(aside)
        if matched is not None:
            self._tied[aside] = matched
            self._holds[matched[0]].add(aside)
        return {tie[0] for tie in (before, matched) if tie is not None} if before != matched else set()

    def _make(self, head: str) -> None:
        """Make the incident of a cluster; there is none where no report of it tells an event."""
        cluster = self._cluster[head]
        asides = sorted(self._holds[head])
        groups = [focus for report in cluster.reports if (focus := self._story(report).focus)]
        groups += [self._story(report).groups[number] for report, number in asides]
        silent = tuple(report for report in cluster.reports if self._story(report).focus is None)
        if not groups:
            return
        because = (*self._why(cluster), *(self._why_tied(aside) for aside in asides))
        self._unit[head] = Unit(tuple(groups), silent, because)
        self._made[head] = incident(self._unit[head], self._reports.stories)

    def _loose(self) -> list[Unit]:
        """Return the asides that are of no happening told elsewhere, those that tell the very same together."""
        same: dict[tuple[object, ...], list[Group]] = defaultdict(list)
        for report in sorted(self._reports.stories):
            for number in self._asides_of(report):
                if (report, number) not in self._tied:
                    group = self._story(report).groups[number]
                    same[sameness(group) or (report, number)].append(group)
        return [_loose_unit(groups) for groups in same.values()]

    def _why(self, cluster: Cluster) -> tuple[str, ...]:
        lines = [] if cluster.prominent is None else [_why_prominent(cluster.prominent)]
        for one, other, alike in cluster.ties:
            words = shared_words(self._reports.told(one), self._reports.told(other))
            spelt = self._spelling(one) | self._spelling(other)
            lines.append(_why_alike(one, other, alike, [spelt.get(word, word) for _, word in words[:4]]))
        copies = [report for report in cluster.reports if self._reports.told(report).story.id != report]
        lines += [f"{report} has the words of {self._reports.told(report).story.id}" for report in copies]
        return tuple(lines)

    def _spelling(self, report: str) -> dict[str, str]:
        return {stem(word): word for _, word in self._story(report).headline.words}

    def _why_tied(self, aside: Aside) -> str:
        report, number = aside
        group = self._story(report).groups[number]
        return f"{report} {', '.join(e.id for e in group.events)} tells of it beside: {self._tied[aside][1].because}"


def _loose_unit(groups: Sequence[Group]) -> Unit:
    if len(groups) == 1:
        return Unit((groups[0],), (), ())
    told = ", ".join(f"{group.report} {group.events[0].id}" for group in groups)
    return Unit(tuple(groups), (), (f"{told}: the same type, status, days, place and parties",))


def _why_prominent(happening: Prominent) -> str:
    type_, mode, country = happening.act
    return (
        f"{happening.share:.0%} of the reports of {happening.day} tell {type_} {mode + ' ' if mode else ''}in {country}"
        f" in title or lead; the titles of these reports name it ({'، '.join(sorted(happening.usual))})"
    )


def _why_alike(one: str, other: str, alike: Likeness, words: Sequence[str]) -> str:
    weighty = sorted(alike.signals, key=lambda signal: (-WEIGHTS[signal[0]] * signal[1], signal[0]))
    told = ", ".join(f"{name} {value:g}" for name, value in weighty[:_SIGNALS])
    return f"{one} ~ {other} {alike.sure:.2f}: {told} ({'، '.join(words)})"
