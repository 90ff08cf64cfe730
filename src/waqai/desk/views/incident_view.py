"""All that is told of one incident: its reports side by side, who says what, and what is in dispute."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from waqai.desk.views.filters import words_at
from waqai.desk.views.incident_cards import Harm
from waqai.desk.views.naming import bounds, name_of
from waqai.desk.words import Words
from waqai.dossiers.citing import cite
from waqai.incidents.incident import Claim, Dispute, Incident, Mention
from waqai.record.model import EventRecord, Record
from waqai.register.account import Account


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a report: its words within their sentence, its status, and according to whom."""

    address: str
    type: str
    mode: str | None
    parts: tuple[str, str, str]
    status: str
    sources: tuple[str, ...]
    harms: tuple[Harm, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """A report on the incident; `told` is empty where it is of the incident though no event of it was coded."""

    report: str
    title: str | None
    outlet: str | None
    published: date | None
    main: bool
    copy_of: str | None
    also: tuple[str, ...]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """Something that a voice says of the incident, and the addresses of its words."""

    status: str
    harms: tuple[Harm, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says what: a source named in the reports, or (`own`) the outlet itself."""

    name: str
    own: bool
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A claim in a dispute: what is claimed, by whom, and where; `code` is the status that is claimed, if it is one."""

    value: str
    code: str | None
    sources: tuple[str, ...]
    addresses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Disputed:
    """What is in dispute: a field, and for casualties their kind."""

    field: str
    harm: str | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """What was told of the incident from a day on: its status, until another is told."""

    day: date | None
    status: str
    addresses: tuple[tuple[str, str], ...]


def order(one: Incident, published: Mapping[str, date | None]) -> list[str]:
    """Return the reports of an incident: those chiefly about it first, then in order of publication."""
    tellings = sorted(
        one.reports,
        key=lambda telling: (not telling.main, published.get(telling.report) or date.max, telling.report),
    )
    return [telling.report for telling in tellings]


def tellings(t: Words, one: Incident, accounts: Sequence[Account]) -> tuple[Telling, ...]:
    """Return what each account tells of the incident."""
    known = {telling.report: telling for telling in one.reports}
    events: dict[str, list[str]] = {}
    for mention in one.mentions:
        events.setdefault(mention.report, []).append(mention.event)
    return tuple(
        Telling(
            report=account.id,
            title=account.record.document.title,
            outlet=account.outlet,
            published=account.published,
            main=known[account.id].main,
            copy_of=account.copy_of,
            also=known[account.id].also,
            told=tuple(_told(t, account, events.get(account.id, ()))),
        )
        for account in accounts
        if account.id in known
    )


def _told(t: Words, account: Account, wanted: Iterable[str]) -> Iterator[Told]:
    wanted = set(wanted)
    found = [event for event in account.record.events if event.id in wanted]
    for event in sorted(found, key=lambda event: event.span):
        yield Told(
            address=words_at(account.id, event.id),
            type=event.type,
            mode=event.mode,
            parts=cite(account, event.span).parts,
            status=event.status,
            sources=_sources(t, account.record, event),
            harms=tuple(Harm(kind, bounds(t, many.low, many.high)) for kind, many in sorted(event.casualties.items())),
        )


def _sources(t: Words, record: Record, event: EventRecord) -> tuple[str, ...]:
    named = {entity.id: name_of(t, entity.name, entity.name_ar) for entity in record.entities}
    return tuple(dict.fromkeys(named[source] for source in event.sources if source in named))


def voices(found: Iterable[Telling]) -> tuple[Voice, ...]:
    """Return who says what, those named in most reports first."""
    said: dict[tuple[bool, str], dict[tuple[str, tuple[Harm, ...]], list[str]]] = {}
    for telling in found:
        for told in telling.told:
            names = [(False, name) for name in told.sources] or [(True, telling.outlet or telling.report)]
            for name in names:
                said.setdefault(name, {}).setdefault((told.status, told.harms), []).append(told.address)
    made = [
        Voice(name, own, tuple(Saying(status, harms, tuple(at)) for (status, harms), at in sayings.items()))
        for (own, name), sayings in said.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.own, -sum(len(s.addresses) for s in one.sayings), one.name)))


def disputes(one: Incident) -> tuple[Disputed, ...]:
    """Return what is in dispute."""
    return tuple(_disputed(dispute) for dispute in one.disputes)


def _disputed(dispute: Dispute) -> Disputed:
    field, _, harm = dispute.field.partition(".")
    return Disputed(field, harm or None, tuple(_side(field, claim) for claim in dispute.claims))


def _side(field: str, claim: Claim) -> Side:
    return Side(claim.value, claim.value if field == "status" else None, claim.sources, addresses(claim.mentions))


def addresses(mentions: Iterable[Mention]) -> tuple[tuple[str, str], ...]:
    """Return (report, address of the words) of mentions, one a report."""
    found: dict[str, str] = {}
    for mention in mentions:
        found.setdefault(mention.report, words_at(mention.report, mention.event))
    return tuple(found.items())


def course(one: Incident) -> tuple[Stage, ...]:
    """Return the stages of the incident, those that say the same one after the other as one."""
    found: list[tuple[date | None, str, list[Mention]]] = []
    for stage in one.course:
        if found and found[-1][1] == stage.status:
            found[-1][2].append(stage.mention)
        else:
            found.append((stage.published, stage.status, [stage.mention]))
    return tuple(Stage(day, status, addresses(mentions)) for day, status, mentions in found)
