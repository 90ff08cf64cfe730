"""Keeping the index in step with the records, in the transaction that changes them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from waqai.record.model import EventRecord
from waqai.register.account import Account
from waqai.register.schema import reports
from waqai.register.search.docs import doc_of, ordinal
from waqai.register.search.naming import Name, numbers_of, party_name, place_name
from waqai.register.search.passages import passages
from waqai.register.search.stamp import set_stamp, stamped
from waqai.register.search.tables import ACTOR, RECIPIENT, SOURCE, events, parties, texts
from waqai.register.search.words import write_words

Row = dict[str, Any]
IN_ONE_QUERY = 400


def index_accounts(connection: sa.Connection, changed: Sequence[Account]) -> None:
    """Index accounts that are new, or whose records have changed.

    The words of a text never change, so that they are indexed once; events and parties are written anew.
    """
    if stamped(connection) is None and not connection.scalar(sa.select(sa.func.count()).select_from(texts)):
        set_stamp(connection)
    for at in range(0, len(changed), IN_ONE_QUERY):
        index_part(connection, changed[at : at + IN_ONE_QUERY])


@dataclass(slots=True)
class _Filed:
    """The docs of a report, and where each begins in its text."""

    docs: list[int]
    starts: list[int]

    def doc_at(self, offset: int) -> int:
        return self.docs[max(0, bisect_right(self.starts, offset) - 1)]


def index_part(connection: sa.Connection, accounts: Sequence[Account]) -> None:
    """Index accounts, at most as many as go into one query."""
    if not accounts:
        return
    filed = _with_texts(connection, accounts)
    docs = [doc for one in filed.values() for doc in one.docs]
    for at in range(0, len(docs), IN_ONE_QUERY):
        for table in (parties, events):
            connection.execute(table.delete().where(table.c.doc.in_(docs[at : at + IN_ONE_QUERY])))
    told = [(account, event) for account in accounts for event in account.record.events]
    known = numbers_of(connection, (name for account, event in told for name in _names(account, event)))
    rows = list(_rows(accounts, filed, known))
    if rows:
        connection.execute(events.insert(), [row for row, _ in rows])
    links = [link for _, found in rows for link in found]
    if links:
        connection.execute(parties.insert(), links)


def _with_texts(connection: sa.Connection, accounts: Sequence[Account]) -> dict[str, _Filed]:
    """Return the docs of the reports, the words of those that are new being indexed."""
    ids = [account.id for account in accounts]
    query = sa.select(reports.c.id, reports.c.number).where(reports.c.id.in_(ids))
    numbers = {row.id: row.number for row in connection.execute(query)}
    by_report: dict[int, _Filed] = {}
    on_file = sa.select(texts.c.report, texts.c.doc, texts.c.first).where(texts.c.report.in_(numbers.values()))
    for row in connection.execute(on_file.order_by(texts.c.doc.desc())):
        held = by_report.setdefault(row.report, _Filed([], []))
        held.docs.append(row.doc)
        held.starts.append(row.first)
    new, rows = [], []
    for account in accounts:
        number = numbers[account.id]
        if number in by_report:
            continue
        held = by_report[number] = _Filed([], [])
        document = account.record.document
        for part, passage in enumerate(passages(document.text, document.title)):
            doc = doc_of(account.published, number, part)
            first, last = passage.span
            new.append((doc, passage))
            rows.append({"doc": doc, "report": number, "first": first, "last": last, "outlet": account.outlet})
            held.docs.append(doc)
            held.starts.append(first)
    if rows:
        connection.execute(texts.insert(), rows)
        write_words(connection, new)
    return {name: by_report[number] for name, number in numbers.items()}


def _names(account: Account, event: EventRecord) -> Iterator[Name]:
    entities = {item.id: item for item in account.record.entities}
    for who in dict.fromkeys((*event.actors, *event.recipients, *event.sources)):
        yield party_name(entities[who])
    if event.place:
        yield place_name(event.place, account.record)


def _rows(
    accounts: Sequence[Account], filed: dict[str, _Filed], known: dict[Name, int]
) -> Iterator[tuple[Row, list[Row]]]:
    """Yield the row of each event with those of its parties."""
    for account in accounts:
        entities = {item.id: item for item in account.record.entities}
        turns: dict[int, int] = {}
        for event in sorted(account.record.events, key=lambda item: (item.span, int(item.id[1:]))):
            doc = filed[account.id].doc_at(event.span.start)
            turn = turns[doc] = turns.get(doc, 0) - 1
            place = known[place_name(event.place, account.record)] if event.place else None
            row = {"doc": doc, "turn": turn, "place": place, "outlet": account.outlet, **_told(event)}
            links: dict[tuple[int, int], Row] = {}
            for role, ids in ((ACTOR, event.actors), (RECIPIENT, event.recipients), (SOURCE, event.sources)):
                for who in ids:
                    name = known[party_name(entities[who])]
                    told = {"doc": doc, "turn": turn, "role": role, "name": name, "country": entities[who].country}
                    links.setdefault((role, name), told)
            yield row, list(links.values())


def _told(event: EventRecord) -> Row:
    first, last = event.start or event.end, event.end or event.start
    return {
        **{key: getattr(event, key) for key in ("type", "mode", "status", "start", "end")},
        "event": event.id,
        "span_start": event.span.start,
        "span_end": event.span.end,
        "first": ordinal(first),
        "last": ordinal(last),
        "week": ordinal(first - timedelta(days=first.weekday())) if first and first.toordinal() > 7 else 0,
        "country": event.place.country if event.place else None,
        "confidence": round(event.confidence * 1000),
    }
