"""A report on file and what its record tells, cited."""

from collections.abc import Iterator

import sqlalchemy as sa

from waqai.desk.answers import forms
from waqai.desk.answers.citing import citation
from waqai.dossiers.citing import Citation
from waqai.record.model import EntityRecord, EventRecord, FigureRecord, Record, StatementRecord
from waqai.register.account import Account
from waqai.register.opening import Register
from waqai.register.schema import reports
from waqai.spans import Span


def events(account: Account) -> tuple[forms.Event, ...]:
    """Return the events on record, in order of the text."""
    return tuple(_event(account, event) for event in sorted(account.record.events, key=lambda event: event.span))


def statements(account: Account) -> Iterator[forms.Statement]:
    """Yield the statements on record."""
    for one in account.record.statements:
        yield statement(account, one)


def statement(account: Account, one: StatementRecord) -> forms.Statement:
    """Return a statement of the account's record."""
    who = _entities(account.record)
    return forms.Statement(
        report=account.id,
        id=one.id,
        kind=one.kind,
        speaker=who.get(one.speaker or ""),
        addressee=who.get(one.addressee or ""),
        outlet=who.get(one.outlet or ""),
        standing=one.standing,
        start=one.start,
        end=one.end,
        span=one.span,
        citation=_cite(account, one.span),
    )


def figures(account: Account) -> tuple[forms.Figure, ...]:
    """Return the figures on record."""
    return tuple(_figure(account, one) for one in account.record.figures)


def url_of(register: Register, report: str) -> str | None:
    """Return where a report was published."""
    with register.reading() as connection:
        return connection.scalar(sa.select(reports.c.url).where(reports.c.id == report))


def _event(account: Account, one: EventRecord) -> forms.Event:
    who = _entities(account.record)
    told = {name: getattr(one, name) for name in ("id", "type", "mode", "status", "start", "end", "confidence")}
    return forms.Event(
        report=account.id,
        **told,
        place=one.place.name if one.place else None,
        country=one.place.country if one.place else None,
        actors=tuple(who[name] for name in one.actors),
        recipients=tuple(who[name] for name in one.recipients),
        sources=tuple(who[name] for name in one.sources),
        citation=_cite(account, one.span),
    )


def _figure(account: Account, one: FigureRecord) -> forms.Figure:
    told = {name: getattr(one, name) for name in ("id", "low", "high", "unit", "approx")}
    return forms.Figure(**told, citation=_cite(account, one.span))


def _entities(record: Record) -> dict[str, forms.Actor]:
    return {item.id: _actor(item) for item in record.entities}


def _actor(item: EntityRecord) -> forms.Actor:
    return forms.Actor(name=item.name, name_ar=item.name_ar, kind=item.kind, country=item.country, code=item.code)


def _cite(account: Account, span: Span) -> Citation:
    return citation(account.id, account.outlet, account.published, account.record.document.text, span)
