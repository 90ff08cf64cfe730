"""Linking: from the accounts of reports to incidents, all at once or as reports come in."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from waqai.incidents.assembly import incident
from waqai.incidents.attaching import Aside, Key, Match, asides_of, best, keys, telling
from waqai.incidents.because import why
from waqai.incidents.clusters.reports import Cluster, Clustered
from waqai.incidents.decisions import decided
from waqai.incidents.follow_up import followed_up
from waqai.incidents.groups import Group, weightiest
from waqai.incidents.incident import Incident
from waqai.incidents.shelf import Shelf
from waqai.incidents.story import Story, story
from waqai.incidents.unit import Unit
from waqai.register.account import Account
from waqai.register.rulings import Ruling


def link(accounts: Iterable[Account], decisions: Iterable[Ruling] = ()) -> tuple[Incident, ...]:
    """Return the incidents that the reports tell, the first to be reported first.

    The order of the accounts makes no difference. `decisions` are the rulings of reviewers that stand.
    """
    linked = Incidents()
    linked.add(accounts)
    return linked.incidents(decisions)


class Incidents:
    """Incidents kept up while reports are added: the same as if all were linked at once.

    `add` makes anew only what the new reports touch: `remade` are the clusters (by their first report) of which it
    made the incident anew, `retold` the asides of no happening (by what they tell), `touched` the reports of the
    former. What is on file of earlier linkings is fetched from a `shelf` as it is needed.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf or Shelf()
        self.filed = Clustered(self.shelf)
        self.cluster: dict[str, Cluster] = {}  # report -> its cluster
        self.why: dict[str, tuple[str, ...]] = {}  # first report of a cluster -> what ties it
        self.core: dict[str, tuple[Group, ...]] = {}  # first report of a cluster -> the groups asides are held against
        self.found: dict[Key, set[str]] = defaultdict(set)  # -> first reports of clusters
        self.asides: dict[Key, set[Aside]] = defaultdict(set)
        self.alike: dict[str, set[Aside]] = defaultdict(set)  # what an aside tells -> asides that tell the very same
        self.tied: dict[Aside, tuple[str, Match]] = {}
        self.holds: dict[str, set[Aside]] = defaultdict(set)  # first report of a cluster -> asides tied to it
        self.remade: set[str] = set()
        self.retold: set[str] = set()
        self.gone: set[str] = set()  # clusters that the last adding took apart
        self.refiled: set[str] = set()  # reports of clusters that the last adding changed, or took apart
        self.retied: set[Aside] = set()
        self._made: dict[str, Incident] = {}  # first report of a cluster -> its incident

    @property
    def compared(self) -> int:
        """How many pairs of texts were compared."""
        return self.filed.compared

    @property
    def touched(self) -> frozenset[str]:
        """The reports of the clusters whose incidents were made anew."""
        return frozenset(report for head in self.remade for report in self.cluster[head].reports)

    def add(self, accounts: Iterable[Account]) -> None:
        """Take in accounts: new reports, or new records of those that it has."""
        coming = {told.id: told for told in map(story, accounts)}
        self.shelf.coming(coming)
        self.retold, self.retied = set(), set()
        left = {head for report in coming for head in self._forget_asides(report)}
        changed = self.filed.add(coming)
        self.shelf.clusters(changed)
        dirty = self._refile(changed, coming.keys())
        for report in coming:
            self._file_asides(report)
        self.shelf.asides(dirty)
        asides = {(report, number) for report in coming for number in self._asides_of(report)}
        asides |= {aside for key in dirty for aside in self.asides.get(key, ())}
        self.shelf.heads({key for aside in asides for key in keys(self.group(aside))})
        for aside in sorted(asides):
            left |= self._tie(aside)
        left -= self.gone
        self.shelf.held(self.remade | left)
        self.remade |= left
        self.shelf.same(self.retold)
        for head in self.remade:
            self._made.pop(head, None)

    def incidents(self, decisions: Iterable[Ruling] = ()) -> tuple[Incident, ...]:
        """Return all incidents, the first to be reported first."""
        decisions = tuple(decisions)
        loose = self.loose(self.alike)
        stories = self.filed.stories
        if decisions:
            units = [unit for head in sorted(self.core) if (unit := self.unit(head))]
            found = [incident(unit, stories) for unit in decided([*units, *loose], decisions)]
        else:
            for head in sorted(self.core.keys() - self._made.keys()):
                if (unit := self.unit(head)) is not None:
                    self._made[head] = incident(unit, stories)
            found = [*self._made.values(), *(incident(unit, stories) for unit in loose)]
        ordered = sorted(found, key=lambda one: (one.first_report is None, one.first_report, one.id))
        return followed_up(ordered, max((s.published for s in stories.values() if s.published), default=None))

    def unit(self, head: str) -> Unit | None:
        """Return the unit of a cluster; None where no report of it tells an event."""
        cluster = self.cluster[head]
        asides = sorted(self.holds[head])
        groups = [focus for report in cluster.reports if (focus := self._story(report).focus)]
        groups += [self.group(aside) for aside in asides]
        silent = tuple(report for report in cluster.reports if self._story(report).focus is None)
        because = (*self.why[head], *(self._why_tied(aside) for aside in asides))
        return Unit(tuple(groups), silent, because) if groups else None

    def loose(self, told: Iterable[str]) -> list[Unit]:
        """Return the units of asides that are of no happening told elsewhere, those that tell the very same together.

        `told` is what they tell (see `telling`).
        """
        found = [sorted(aside for aside in self.alike.get(key, ()) if aside not in self.tied) for key in told]
        return [_loose_unit([self.group(aside) for aside in asides]) for asides in sorted(found) if asides]

    def group(self, aside: Aside) -> Group:
        """Return an aside."""
        return self._story(aside[0]).groups[aside[1]]

    def leading(self, cluster: Cluster) -> tuple[Group, ...]:
        """Return the groups that the reports of a cluster are chiefly about, those of the type that most tell."""
        mains = [focus for report in cluster.reports if (focus := self._story(report).focus)]
        type_ = weightiest((group.type, group.confidence) for group in mains)
        return tuple(group for group in mains if group.type == type_)

    def _story(self, report: str) -> Story:
        return self.filed.stories[report]

    def _asides_of(self, report: str) -> list[int]:
        return asides_of(self._story(report))

    def _file_asides(self, report: str) -> None:
        for number in self._asides_of(report):
            group = self.group((report, number))
            for key in keys(group):
                self.asides[key].add((report, number))
            self.alike[telling(group)].add((report, number))
            self.retold.add(telling(group))

    def _forget_asides(self, report: str) -> Iterator[str]:
        """Take the asides of a report out that is about to change; yield the clusters that they were tied to."""
        if report not in self.filed.stories:
            return
        for number in self._asides_of(report):
            aside, group = (report, number), self.group((report, number))
            for key in keys(group):
                self.asides[key].discard(aside)
            self.alike[telling(group)].discard(aside)
            self.retold.add(telling(group))
            if (tie := self.tied.pop(aside, None)) is not None:
                self.holds[tie[0]].discard(aside)
                yield tie[0]

    def _refile(self, changed: set[str], coming: Collection[str]) -> set[Key]:
        """File the clusters of changed reports anew; return the keys under which something came, went or changed."""
        old = {cluster.reports[0]: cluster for report in changed if (cluster := self.cluster.get(report))}
        self.cluster |= self.filed.clusters_of(changed)
        new = {cluster.reports[0]: cluster for report in changed if (cluster := self.cluster[report])}
        same = {
            head for head in old.keys() & new.keys() if old[head] == new[head] and self._is_as_it_was(old[head], coming)
        }
        other_clusters = [*(old[head] for head in old.keys() - same), *(new[head] for head in new.keys() - same)]
        self.shelf.fetch(report for cluster in other_clusters for report in cluster.reports)
        before: dict[str, tuple[Group, ...]] = {}
        for head in old.keys() - same:
            before[head] = self.core.pop(head) if head in self.core else self.leading(old[head])
            self._made.pop(head, None)
            for key in _keys(before[head]):
                self.found[key].discard(head)
        self.remade, self.gone = new.keys() - same, old.keys() - new.keys()
        for head in self.remade:
            self.core[head] = self.leading(new[head])
            self.why[head] = why(new[head], self.filed)
            for key in _keys(self.core[head]):
                self.found[key].add(head)
        self.refiled = {report for head in before for report in old[head].reports}
        self.refiled |= {report for head in self.remade for report in new[head].reports}
        other = [head for head in before.keys() | self.remade if before.get(head) != self.core.get(head)]
        return {
            key for head in other for core in (before.get(head, ()), self.core.get(head, ())) for key in _keys(core)
        }

    def _is_as_it_was(self, cluster: Cluster, coming: Collection[str]) -> bool:
        """Tell whether no report of a cluster has changed, nor how rare its words are."""
        fresh, text_of = self.filed.fresh, self.filed.text_of
        return not any(report in coming or text_of[report] in fresh for report in cluster.reports)

    def _tie(self, aside: Aside) -> set[str]:
        """Tie an aside to the happening that it is, if any; return the heads of the clusters that change by it."""
        group = self.group(aside)
        heads = {head for key in keys(group) for head in self.found.get(key, ())}
        matched = best(group, ((head, self.core[head]) for head in sorted(heads)))
        before = self.tied.pop(aside, None)
        if before is not None:
            self.holds[before[0]].discard(aside)
        if matched is not None:
            self.tied[aside] = matched
            self.holds[matched[0]].add(aside)
        if before == matched:
            return set()
        self.retied.add(aside)
        if before is None or matched is None:
            self.retold.add(telling(group))
        return {tie[0] for tie in (before, matched) if tie is not None}

    def _why_tied(self, aside: Aside) -> str:
        told = ", ".join(event.id for event in self.group(aside).events)
        return f"{aside[0]} {told} tells of it beside: {self.tied[aside][1].because}"


def _keys(core: Iterable[Group]) -> set[Key]:
    return {key for group in core for key in keys(group)}


def _loose_unit(groups: Sequence[Group]) -> Unit:
    if len(groups) == 1:
        return Unit((groups[0],), (), ())
    told = ", ".join(f"{group.report} {group.events[0].id}" for group in groups)
    return Unit(tuple(groups), (), (f"{told}: the same type, status, days, place and parties",))
