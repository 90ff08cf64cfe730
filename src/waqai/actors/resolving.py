"""Which mentions of a report are one actor."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, pairwise

from waqai.actors.antecedents import Earlier, Item, antecedent_of, items_of
from waqai.actors.entity import Entity, Mention
from waqai.actors.knowledge import actors, states
from waqai.actors.namesakes import Namesakes, compatible
from waqai.actors.offices import Office, holder, offices_held
from waqai.actors.portraits import countries_near, portrait
from waqai.actors.view import view_of
from waqai.arabic.tokens import Analysis

_TRIED = 1000  # mentions that one may be joined with that are tried; only very long texts have more
_SURE = 0.5  # a pair that the trained reader holds to be one with at least this score is joined


class Clusters:
    """Mentions joined so far; two are not joined where that would make one actor of two known ones."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._parent = list(range(len(items)))
        self._entry = [item.entry for item in items]
        self._run = [item.run for item in items]
        self._single = [item.mention.kind == "person" for item in items]

    def root(self, at: int) -> int:
        """Return the first mention of the cluster of mention `at`."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def entry(self, at: int) -> str | None:
        """Return the lexicon entry of the cluster of mention `at`."""
        return self._entry[self.root(at)]

    def join(self, one: int, other: int) -> bool:
        """Make the clusters of two mentions one, if nothing speaks against it; tell whether they are one."""
        a, b = sorted((self.root(one), self.root(other)))
        if a == b:
            return True
        if self._entry[a] and self._entry[b] and self._entry[a] != self._entry[b]:
            return False
        if self._single[a] != self._single[b]:
            return False
        if self._run[a] and self._run[b] and not compatible(self._run[a], self._run[b]):
            return False
        self._parent[b] = a
        self._entry[a] = self._entry[a] or self._entry[b]
        self._run[a] = max(self._run[a], self._run[b], key=lambda run: (len(run), run))
        return True

    def groups(self) -> list[list[int]]:
        """Return the clusters, each with its mentions in order, by their first mention."""
        found: dict[int, list[int]] = {}
        for at in range(len(self._parent)):
            found.setdefault(self.root(at), []).append(at)
        return [found[root] for root in sorted(found)]


def resolve(
    analysis: Analysis,
    mentions: Sequence[Mention],
    day: date | None = None,
    same: Sequence[tuple[int, int, float]] = (),
) -> tuple[Entity, ...]:
    """Return the entities that `mentions` are mentions of, by their first mention.

    `day` tells who held an office. `same` are pairs of mentions with the score that they are one. So that the work
    grows as the report, a mention is tried with at most 1000 others: only texts of hundreds of reports have more.
    """
    view = view_of(analysis)
    items = items_of(view, mentions)
    earlier = Earlier(items)
    clusters = Clusters(items)
    _by_entry(items, clusters)
    _by_name(items, clusters)
    _by_apposition(items, clusters, analysis)
    held = _by_office(items, clusters, day)
    for item in items:
        for other in islice(antecedent_of(items, item, earlier), _TRIED):
            if clusters.join(other, item.index):
                break
    for one, other, score in sorted(same, key=lambda pair: (-pair[2], pair)):
        if score >= _SURE:
            clusters.join(one, other)
    held |= _own_countries(items, clusters, held)
    groups = clusters.groups()
    near = tuple(countries_near(items))
    return tuple(
        portrait(view, items, group, f"n{number}", _entry(clusters, held, group[0]), day, near)
        for number, group in enumerate(groups, 1)
    )


def _entry(clusters: Clusters, held: dict[int, str], at: int) -> str | None:
    return clusters.entry(at) or held.get(clusters.root(at))


def _by_entry(items: Sequence[Item], clusters: Clusters) -> None:
    first: dict[str, int] = {}
    for item in items:
        if item.entry is not None:
            clusters.join(first.setdefault(item.entry, item.index), item.index)


def _by_name(items: Sequence[Item], clusters: Clusters) -> None:
    """Join persons' names: each with the fullest compatible one, the nearest before it among equals."""
    known = Namesakes([(item.index, item.run) for item in items if item.run])
    for item in items:
        if item.run:
            next((other for other in islice(known.of(item.index), _TRIED) if clusters.join(other, item.index)), None)


def _by_apposition(items: Sequence[Item], clusters: Clusters, analysis: Analysis) -> None:
    """Join a person's name and the office that follows or precedes it behind a comma."""
    people = [item for item in items if item.mention.kind == "person" and item.phrase is not None]
    for one, other in pairwise(people):
        between = analysis.text[one.mention.span.end : other.mention.span.start].strip()
        if other.mention.span.start <= one.mention.span.end:
            continue
        follows = between == "" and other.office is not None and other.definite and len(one.run) > 1
        if not follows and (between not in ("،", ",", "-", "،وهو") or one.plural or other.plural):
            continue
        if bool(one.named) != bool(other.named) and (one.office or other.office or one.noun or other.noun):
            clusters.join(one.index, other.index)


def _by_office(items: Sequence[Item], clusters: Clusters, day: date | None) -> dict[int, str]:
    """Join offices with those who are named with them, else with their holder on `day`.

    Returns the holder, by cluster, where the report itself does not name one.
    """
    named: dict[Office, int] = {}  # an envoy's office stands there with whom it is for, and without
    entries = {item.entry: item.index for item in reversed(items) if item.entry}
    for item in items:
        if item.office and item.named and item.office.of:
            named.setdefault(item.office, item.index)
            named.setdefault(replace(item.office, to=None), item.index)
    first: dict[Office, int] = {}
    held: dict[int, str] = {}
    heads: dict[Office, list[int]] = {}
    for item in items:
        if item.office is None or item.named or not item.definite:
            continue
        if item.office.of is None:
            if item.office not in heads:
                heads[item.office] = [entries[who] for who in entries if who and _held(who, item.office, day)]
            incumbents = heads[item.office]
            if len(incumbents) == 1:
                clusters.join(incumbents[0], item.index)
            continue
        who = holder(item.office, day)
        if item.office in named:
            clusters.join(named[item.office], item.index)
        elif who is not None and who in entries:
            clusters.join(entries[who], item.index)
        else:
            clusters.join(first.setdefault(item.office, item.index), item.index)
            first.setdefault(replace(item.office, to=None), item.index)
            if who is not None and who in actors():
                held[clusters.root(item.index)] = who
    return held


def _own_countries(items: Sequence[Item], clusters: Clusters, held: dict[int, str]) -> dict[int, str]:
    """Read «بلاده» as the state of the person or government before it; return the states by cluster."""
    own: dict[int, str] = {}
    stated = {item.entry: item.index for item in reversed(items) if item.mention.kind == "state" and item.entry}
    for item in items:
        if item.noun != "country-def" or item.phrase is None or not item.phrase.possessed:
            continue
        earlier = map(items.__getitem__, range(item.index - 1, -1, -1))
        before = (o for o in earlier if o.mention.kind in ("person", "government"))
        country = next((c for o in before if (c := _country(o, clusters, held)) is not None), None)
        if country is None or country not in states():
            continue
        state = states()[country].id
        if state in stated:
            clusters.join(stated[state], item.index)
        else:
            own[clusters.root(item.index)] = state
    return own


def _country(item: Item, clusters: Clusters, held: dict[int, str]) -> str | None:
    actor = actors().get(clusters.entry(item.index) or held.get(clusters.root(item.index)) or "")
    return actor.country if actor is not None else item.mention.country


def _held(who: str, office: Office, day: date | None) -> bool:
    """Tell whether a person of the lexicon held this office, of whatever state, on `day`."""
    return day is not None and any(
        (held.noun, held.portfolio) == (office.noun, office.portfolio) for held in offices_held(who, day)
    )
