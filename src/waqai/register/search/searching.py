"""Searching: which reports or events, in which order, from where on."""

from dataclasses import dataclass

import sqlalchemy as sa

from waqai.register.opening import Register
from waqai.register.search.conditions import Asked, asked
from waqai.register.search.filling import event_hits, report_hits
from waqai.register.search.hits import Page
from waqai.register.search.paging import Cursor, cursor_of
from waqai.register.search.query import Query, QueryError
from waqai.register.search.walking import Order, Tier, Way

LIMIT = 20
MOST = 500
_TIERS = (2, 1, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A row found: its tier of relevance, its key in the order, its doc, and the turn of the event."""

    tier: int
    key: int
    doc: int
    turn: int


def search(
    register: Register,
    query: Query,
    *,
    by_events: bool = False,
    order: Order = "relevance",
    oldest: bool = False,
    limit: int = LIMIT,
    after: str | None = None,
) -> Page:
    """Return a page of the reports for which `query` holds, with their events, or of the events.

    Of relevance are first the reports with all the words in their title, then those with all of them in the title and
    the first paragraph, then the others, of each the newest first. "published" is the day of the report, "date" that of
    the event; these and "confidence" put the highest first, or with `oldest` the lowest. `after` goes on from a page.

    Raises:
        QueryError: the query cannot be made so.
    """
    if not by_events and order in ("date", "confidence"):
        raise QueryError(f"a report has no {order}; search for events, or order by relevance or published")
    if order == "relevance" and (not query.words.strip() or oldest):
        order = "published"
    way = Way(by_events, order, oldest)
    start = cursor_of(after, str(way)) if after else None
    with register.reading() as connection:
        wanted = asked(query, connection.dialect.name)
        rows = _rows(connection, wanted, way, min(max(limit, 1), MOST) + 1, start)
        more, rows = len(rows) > limit, rows[:limit]
        hits = event_hits if by_events else report_hits
        found = hits(connection, wanted, [(row.doc, row.turn) for row in rows])
    last = rows[-1] if rows and more else None
    return Page(found, str(Cursor(str(way), last.tier, last.key, last.doc, last.turn)) if last else None)


def _rows(connection: sa.Connection, wanted: Asked, way: Way, limit: int, start: Cursor | None) -> list[Row]:
    if way.order != "relevance":
        return _of_tier(connection, wanted, way, limit, start, None)
    found: list[Row] = []
    for tier in _TIERS:
        if (start is None or tier <= start.tier) and len(found) < limit:
            since = start if start is not None and tier == start.tier else None
            found += _of_tier(connection, wanted, way, limit - len(found), since, tier)
    return found


def _of_tier(
    connection: sa.Connection, wanted: Asked, way: Way, limit: int, start: Cursor | None, tier: int | None
) -> list[Row]:
    here = Tier(wanted, way, start, wanted.matching(tier) if wanted.terms else None)
    find = here.events if way.by_events or wanted.query.of_events else here.texts
    return [Row(tier or 0, *row) for row in find(connection, limit)]
