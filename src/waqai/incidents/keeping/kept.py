"""The shelf of a register: what linking kept in its tables, fetched as it is needed."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from waqai.incidents.attaching import Aside, Key, Match, keys
from waqai.incidents.clusters.frequencies import WINDOW, around
from waqai.incidents.clusters.likeness import REACH, Likeness
from waqai.incidents.clusters.prominence import Prominent
from waqai.incidents.clusters.reports import Cluster
from waqai.incidents.keeping.packing import counted, hashed, ordinal, prominent
from waqai.incidents.keeping.plain import shaped
from waqai.incidents.keeping.rows import rows_of
from waqai.incidents.keeping.stories import Stories
from waqai.incidents.keeping.tables import (
    linked_asides,
    linked_clusters,
    linked_days,
    linked_keys,
    linked_reports,
    linked_texts,
)
from waqai.incidents.linking import Incidents
from waqai.incidents.shelf import Counted, Shelf
from waqai.incidents.story import Story

FAR = WINDOW + 2 * REACH  # days within which a text may be compared otherwise than before, or with others
Row = Any


class Kept(Shelf):
    """What a register keeps of earlier linkings; `into` is where it is put when fetched."""

    def __init__(self, connection: sa.Connection) -> None:
        self.into: Incidents
        self.beyond: dict[str, dict[str, Any]] = defaultdict(dict)  # text -> its pairs with texts that were not fetched
        self.read: set[str] = set()  # texts
        self.days: dict[int, Any] = {}  # day -> what is on file of what is prominent
        self.was: dict[str, tuple[int, str, Any]] = {}  # text -> day, component, body
        self._connection = connection
        self._stories = Stories(connection)
        self._components: dict[str, str] = {}
        self._parts: dict[str, str] = {}  # text -> the first of its cluster
        self._coming: set[str] = set()
        self._known: set[Aside] = set()  # asides of which it is in memory what they are tied to

    def stories(self) -> dict[str, Story]:
        """Return the stories by report, which are fetched when asked for."""
        return self._stories

    def counts(self, day: date | None) -> Counted | None:
        """Return the counts of a day that are on file."""
        query = sa.select(linked_days.c.counts).where(linked_days.c.day == ordinal(day))
        told = self._connection.scalar(query)
        return None if told is None else counted(told)

    def fetch(self, reports: Iterable[str]) -> None:
        """Fetch the stories of reports at once."""
        self._stories.fetch(reports)

    def of(self, reports: Iterable[str]) -> None:
        """Fetch the clusters and asides of reports."""
        wanted = set(reports)
        self.clusters(wanted)
        self._asides(self._rows(sa.select(linked_asides), linked_asides.c.report, wanted))

    def coming(self, reports: Iterable[str]) -> None:
        """Fetch what is on file of reports that come anew, and of their copies."""
        self._coming = set(reports)
        table, filed = linked_reports, self.into.filed
        query = sa.select(table.c.report, table.c.text, table.c.head, table.c.copy_of)
        found = [*self._rows(query, table.c.report, self._coming), *self._rows(query, table.c.copy_of, self._coming)]
        for row in found:
            filed.text_of[row.report] = row.text
            if row.copy_of is not None:
                filed.copies[row.copy_of].add(row.report)
        self._stories.fetch(row.report for row in found)
        self.texts({row.text for row in found})
        self._clusters({row.head for row in found if row.report in self._coming}, core=True)
        self._asides(self._rows(sa.select(linked_asides), linked_asides.c.report, self._coming), coming=True)

    def texts(self, texts: Iterable[str]) -> None:
        """Fetch texts and which reports have them."""
        wanted = set(texts) - self.read
        self.read |= wanted
        filed, published = self.into.filed, defaultdict(list)
        query = sa.select(linked_reports.c.report, linked_reports.c.text)
        for row in self._rows(query, linked_reports.c.text, wanted):
            published[row.text].append(row.report)
            filed.text_of[row.report] = row.text
        many = {report for reports in published.values() if len(reports) > 1 for report in reports}
        self._stories.fetch(many)
        for row in self._rows(sa.select(linked_texts), linked_texts.c.text, wanted):
            filed.texts[row.text] = sorted(
                published[row.text], key=self._order if len(published[row.text]) > 1 else None
            )
            self._text(row)

    def around(self, days: Iterable[date | None]) -> None:
        """Fetch the texts of all days that are near enough, and all that these hang together with."""
        near = {ordinal(other) for day in days for other in around(day, FAR)}
        found = self._rows(sa.select(linked_texts.c.text), linked_texts.c.day, near)
        self.texts([row.text for row in found])
        query = sa.select(linked_texts.c.text)
        found = self._rows(query, linked_texts.c.component, set(self._components.values()))
        self.texts([row.text for row in found])
        self._settle()
        filed = self.into.filed
        columns = linked_days.c.day, linked_days.c.prominent
        self.days = dict.fromkeys(near)
        for row in self._rows(sa.select(*columns), linked_days.c.day, near):
            self.days[row.day] = row.prominent
            if row.day:
                day = date.fromordinal(row.day)
                filed.shares[day], filed.happenings[day] = prominent(row.prominent)

    def clusters(self, reports: Iterable[str]) -> None:
        """Fetch the clusters in which reports were."""
        wanted = {report for report in reports if report not in self.into.cluster}
        query = sa.select(linked_reports.c.head)
        self._clusters({row.head for row in self._rows(query, linked_reports.c.report, wanted)}, core=False)

    def asides(self, keys: Iterable[Key]) -> None:
        """Fetch the asides that are filed under keys."""
        found = {(row.report, row.number) for row in self._filed(keys, core=False)} - self._known
        table = linked_asides
        rows = self._rows(sa.select(table), table.c.report, {report for report, _ in found})
        self._asides([row for row in rows if (row.report, row.number) in found])

    def heads(self, keys: Iterable[Key]) -> None:
        """Fetch the clusters that are filed under keys."""
        reports = {row.report for row in self._filed(keys, core=True)} - self.into.cluster.keys()
        query = sa.select(linked_reports.c.head)
        heads = {row.head for row in self._rows(query, linked_reports.c.report, reports)}
        self._clusters(heads, core=True)
        self._core({report for row in self._filed(keys, core=True) if (report := row.report)})

    def held(self, heads: Iterable[str]) -> None:
        """Fetch clusters by their first report, and the asides that are tied to them."""
        wanted = set(heads)
        self._clusters({head for head in wanted if head not in self.into.why}, core=True)
        self._asides(self._rows(sa.select(linked_asides), linked_asides.c.tied, wanted))
        clusters = [self.into.cluster[head] for head in wanted if head in self.into.cluster]
        self._stories.fetch(report for cluster in clusters for report in cluster.reports)

    def same(self, keys: Iterable[str]) -> None:
        """Fetch the asides that tell the very same."""
        self._asides(self._rows(sa.select(linked_asides), linked_asides.c.same, set(keys)))

    def _rows(self, query: sa.Select[Any], column: sa.ColumnElement[Any], values: Collection[Any]) -> list[Row]:
        return rows_of(self._connection, query, column, values)

    def _filed(self, keys: Iterable[Key], *, core: bool) -> list[Row]:
        query = sa.select(linked_keys.c.report, linked_keys.c.number).where(linked_keys.c.core.is_(core))
        found = self._rows(query, linked_keys.c.key, {hashed(key) for key in keys})
        return [row for row in found if row.report not in self._coming]

    def _order(self, report: str) -> tuple[date, str]:
        return self._stories[report].published or date.max, report

    def _text(self, row: Row) -> None:
        filed, day = self.into.filed, date.fromordinal(row.day) if row.day else None
        filed.day_of[row.text] = day
        filed.days[day].add(row.text)
        told = row.body
        filed.blocks.put(row.text, day, tuple((word, weight) for word, weight in told["keys"]))
        filed.near[row.text] = tuple(told["near"])
        for other in told["near"]:
            filed.nearby[other].add(row.text)
        if told["about"] is not None:
            filed.about[row.text] = shaped(Prominent, told["about"])
        self.was[row.text] = row.day, row.component, told
        self.beyond[row.text] = dict(told["pairs"])
        self._components[row.text], self._parts[row.text] = row.component, told["part"]

    def _settle(self) -> None:
        """Put in the pairs of texts of which both were fetched, the components and their clusters."""
        filed = self.into.filed
        for text in sorted(self.beyond):
            for other in [other for other in self.beyond[text] if other in self._components]:
                filed.pairs[text, other] = shaped(Likeness, self.beyond[text].pop(other))
                filed.partners[text].add(other)
                filed.partners[other].add(text)
        components: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for text in sorted(self._components):
            components[self._components[text]][self._parts[text]].append(text)
        for parts in components.values():
            component = frozenset(text for texts in parts.values() for text in texts)
            filed.parts[component] = [tuple(texts) for _, texts in sorted(parts.items())]
            filed.component |= dict.fromkeys(component, component)

    def _clusters(self, heads: Collection[str], *, core: bool) -> None:
        """Put clusters in; with `core`, also by what they are known."""
        for row in self._rows(sa.select(linked_clusters), linked_clusters.c.head, heads):
            cluster = shaped(Cluster, row.body["cluster"])
            if not any(report in self.into.cluster for report in cluster.reports):
                self.into.cluster |= dict.fromkeys(cluster.reports, cluster)
                self.into.why[row.head] = tuple(row.body["why"])
        if core:
            self._core(heads)

    def _core(self, reports: Iterable[str]) -> None:
        """Put in by what the clusters of reports are known."""
        into = self.into
        heads = {into.cluster[report].reports[0] for report in reports if report in into.cluster}
        wanted = [into.cluster[head] for head in sorted(heads - into.core.keys())]
        self._stories.fetch(report for cluster in wanted for report in cluster.reports)
        for cluster in wanted:
            head = cluster.reports[0]
            into.core[head] = into.leading(cluster)
            for group in into.core[head]:
                for key in keys(group):
                    into.found[key].add(head)

    def _asides(self, rows: Sequence[Row], *, coming: bool = False) -> None:
        """Put in asides that are on file, but for those of reports that come anew."""
        new = [row for row in rows if (row.report, row.number) not in self._known]
        new = [row for row in new if coming or row.report not in self._coming]
        self._stories.fetch(row.report for row in new)
        for row in new:
            aside = row.report, row.number
            self._known.add(aside)
            for key in keys(self.into.group(aside)):
                self.into.asides[key].add(aside)
            self.into.alike[row.same].add(aside)
            if row.tied is not None:
                self.into.tied[aside] = row.tied, Match(row.points, row.because)
                self.into.holds[row.tied].add(aside)
