"""From the rows of a page to what they stand for: reports, events, parties, highlights."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import sqlalchemy as sa

from waqai.register.schema import reports
from waqai.register.search.conditions import Asked
from waqai.register.search.highlighting import highlights
from waqai.register.search.hits import FoundEvent, FoundParty, Hit
from waqai.register.search.tables import ACTOR, RECIPIENT, SOURCE, events, names, parties, texts
from waqai.spans import Span

SHOWN = 5
_NEAR = 200
Key = tuple[int, int]


def event_hits(connection: sa.Connection, wanted: Asked, rows: Sequence[Key]) -> tuple[Hit, ...]:
    """Return a hit for each event."""
    docs = _docs(connection, [doc for doc, _ in rows])
    found = _events(connection, [events.c.doc.in_(docs)]) if docs else {}
    told = {key: found[key] for key in rows}
    read = _found(connection, told, docs)
    marked = {doc: highlights(row.text, wanted.terms, Span(row.first, row.last)) for doc, row in docs.items()}
    return tuple(_hit(docs[key[0]], marked[key[0]], (read[key],), 0) for key in rows)


def report_hits(connection: sa.Connection, wanted: Asked, rows: Sequence[Key]) -> tuple[Hit, ...]:
    """Return a hit for each report, with those of its events for which the query holds, best first."""
    docs = _docs(connection, [doc for doc, _ in rows])
    conditions = [*wanted.plain, *(one.test for one in wanted.narrows)]
    found = _events(connection, [events.c.doc.in_(docs), *conditions]) if docs else {}
    marked = {doc: highlights(row.text, wanted.terms, Span(row.first, row.last)) for doc, row in docs.items()}
    best = {doc: _best([row for row in found.values() if row.doc == doc], marked[doc]) for doc in docs}
    shown = {(row.doc, row.turn): row for row in chain.from_iterable(part[:SHOWN] for part in best.values())}
    read = _found(connection, shown, docs)
    hits = []
    for doc, _ in rows:
        told = tuple(read[doc, row.turn] for row in best[doc][:SHOWN])
        hits.append(_hit(docs[doc], marked[doc], told, len(best[doc]) - len(told)))
    return tuple(hits)


def _best(rows: Iterable[Any], marked: Sequence[Span]) -> list[Any]:
    """Return events with those first that stand near most of the words searched for."""

    def near(row: Any) -> int:
        words = [span for span in marked if abs(span.start - row.span_start) < _NEAR]
        return -len(words)

    return sorted(rows, key=lambda row: (near(row), -row.turn))


def _docs(connection: sa.Connection, docs: Iterable[int]) -> dict[int, Any]:
    told = (reports.c[name] for name in ("id", "outlet", "published", "title", "url", "copy_of", "text"))
    query = sa.select(texts.c.doc, texts.c.first, texts.c.last, *told).join(reports, reports.c.number == texts.c.report)
    return {row.doc: row for row in connection.execute(query.where(texts.c.doc.in_(sorted(set(docs)))))}


def _events(connection: sa.Connection, conditions: Iterable[sa.ColumnElement[bool]]) -> dict[Key, Any]:
    place = names.alias()
    query = sa.select(events, place.c.name.label("place_name")).outerjoin(place, place.c.id == events.c.place)
    return {(row.doc, row.turn): row for row in connection.execute(query.where(*conditions))}


def _found(connection: sa.Connection, rows: dict[Key, Any], docs: dict[int, Any]) -> dict[Key, FoundEvent]:
    parties_of = _parties(connection, rows)
    return {key: _event(row, docs[row.doc].text, parties_of.get(key, {})) for key, row in rows.items()}


def _parties(connection: sa.Connection, keys: Iterable[Key]) -> dict[Key, dict[int, list[FoundParty]]]:
    wanted = sorted(set(keys))
    told = (names.c[part] for part in ("name", "name_ar", "kind", "country", "code"))
    query = sa.select(parties.c.doc, parties.c.turn, parties.c.role, *told).join(names, names.c.id == parties.c.name)
    query = query.where(parties.c.doc.in_(sorted({doc for doc, _ in wanted})))
    found: dict[Key, dict[int, list[FoundParty]]] = {}
    known = set(wanted)
    for doc, turn, role, *party in connection.execute(query.order_by(names.c.name, names.c.name_ar, names.c.hash)):
        if (doc, turn) in known:
            found.setdefault((doc, turn), {}).setdefault(role, []).append(FoundParty(*party))
    return found


def _event(row: Any, text: str, named: dict[int, list[FoundParty]]) -> FoundEvent:
    span = Span(row.span_start, row.span_end)
    told = {key: getattr(row, key) for key in ("type", "mode", "status", "start", "end", "country")}
    return FoundEvent(
        id=row.event,
        span=span,
        words=span.of(text),
        place=row.place_name,
        actors=tuple(named.get(ACTOR, ())),
        recipients=tuple(named.get(RECIPIENT, ())),
        sources=tuple(named.get(SOURCE, ())),
        confidence=row.confidence / 1000,
        **told,
    )


def _hit(row: Any, marked: tuple[Span, ...], told: tuple[FoundEvent, ...], more: int) -> Hit:
    known = {key: getattr(row, key) for key in ("outlet", "published", "title", "url", "copy_of", "text")}
    return Hit(report=row.id, highlights=marked, events=told, more=more, **known)
