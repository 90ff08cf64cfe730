"""Incidents as cards: what, by whom, to whom, where, when, how well told, and the way to the words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from waqai.desk.views.filters import QUAD_OF, words_at
from waqai.desk.views.naming import bounds, listed, name_of, names
from waqai.desk.words import Words
from waqai.incidents.incident import Incident, Party

OF_PARTIES = 4


@dataclass(frozen=True, slots=True)
class Side:
    """A party on a card: its key, and its name in the reader's language."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Harm:
    """Casualties of a kind, in words."""

    kind: str
    told: str


@dataclass(frozen=True, slots=True)
class Source:
    """A report that tells of an incident: its id, title, outlet and the address of its words."""

    report: str
    title: str | None
    outlet: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Card:
    """An incident on a list. `more_actors` and `more_recipients` count those who are left out."""

    id: str
    type: str
    mode: str | None
    quad: int
    status: str
    actors: tuple[Side, ...]
    more_actors: int
    recipients: tuple[Side, ...]
    more_recipients: int
    place: str | None
    country: str | None
    start: date | None
    placed: date | None
    end: date | None
    harms: tuple[Harm, ...]
    reports: int
    independent: int
    disputed: tuple[str, ...]
    open: bool
    source: Source | None


@dataclass(frozen=True, slots=True)
class Titled:
    """What a list says of a report."""

    title: str | None
    outlet: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """The incidents listed under one day: that begin on it, or, being of no certain day, were first reported on it."""

    day: date | None
    cards: tuple[Card, ...]


def card(t: Words, one: Incident, titles: Mapping[str, Titled]) -> Card:
    """Return the card of an incident; `titles` are those of reports."""
    actors, recipients = sides(t, one.actors), sides(t, one.recipients)
    return Card(
        id=one.id,
        type=one.type,
        mode=one.mode,
        quad=QUAD_OF.get(one.type, 0),
        status=one.status,
        actors=actors[:OF_PARTIES],
        more_actors=max(0, len(actors) - OF_PARTIES),
        recipients=recipients[:OF_PARTIES],
        more_recipients=max(0, len(recipients) - OF_PARTIES),
        place=one.site.name if one.site else None,
        country=one.site.country if one.site else None,
        start=one.start,
        placed=one.start or one.first_report,
        end=one.end,
        harms=tuple(harms(t, one)),
        reports=len(one.reports),
        independent=one.independent,
        disputed=tuple(dispute.field for dispute in one.disputes),
        open=one.open,
        source=_source(one, titles),
    )


def sides(t: Words, parties: Iterable[Party]) -> tuple[Side, ...]:
    """Return the parties of one side, each name once."""
    found: dict[str, Side] = {}
    for party in parties:
        name = name_of(t, party.name, party.name_ar)
        found.setdefault(name, Side(party.key, name))
    return tuple(found.values())


def harms(t: Words, one: Incident) -> Iterator[Harm]:
    """Yield the casualties of an incident."""
    for kind, many in sorted(one.casualties.items()):
        yield Harm(kind, bounds(t, many.low, many.high))


def leading(one: Incident) -> str:
    """Return the id of the report that tells best of an incident: one that is chiefly about it and has its words."""
    told = {mention.report for mention in one.mentions}
    return min(one.reports, key=lambda telling: (telling.report not in told, not telling.main, telling.report)).report


def _source(one: Incident, titles: Mapping[str, Titled]) -> Source | None:
    if not one.reports:
        return None
    report = leading(one)
    event = next((mention.event for mention in one.mentions if mention.report == report), "")
    known = titles.get(report, Titled(None, None))
    return Source(report, known.title, known.outlet, words_at(report, event))


def by_day(cards: Iterable[Card]) -> tuple[Day, ...]:
    """Return cards, which come in order, under their days."""
    return tuple(Day(day, tuple(found)) for day, found in groupby(cards, key=lambda one: one.placed))


def sentence(t: Words, one: Incident) -> str:
    """Return an incident in one line, for titles: «attack: A → B»."""
    named = (listed(t, names(t, side)) for side in (one.actors, one.recipients))
    told = f" {t('incidents.arrow')} ".join(filter(None, named))
    return f"{t.label('type', one.type)}: {told}" if told else t.label("type", one.type)
