"""Searching all reports and events, in both scripts, with counts that narrow a search down."""

from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from datetime import timedelta
from threading import Lock

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.asking import asking
from waqai.desk.rendering import page
from waqai.desk.views.filters import IN_ORDER, QUADS
from waqai.desk.views.finding import OF_EVENTS, ORDERS, Asked, asked, chips, shown, widened
from waqai.register.opening import Register
from waqai.register.search.counting import NEWEST, Counts, counts
from waqai.register.search.hits import Page
from waqai.register.search.query import Query, QueryError
from waqai.register.search.scripts import in_both_scripts
from waqai.register.search.searching import search
from waqai.register.search.stamp import fresh

router = APIRouter()
SHOWN = 20
ACTORS = 12
COUNTRIES = 12
WAIT = 0.4  # seconds that a page waits for counts; those of a broad search may be there when it is asked again
KEPT = 16


class Counting:
    """Counts in the making, one after the other, the last of which are kept."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "waqai-counts")
        self._made: OrderedDict[tuple[str, Query, int, bool], Future[Counts]] = OrderedDict()
        self._lock = Lock()

    def of(self, register: Register, query: Query, state: int, *, exact: bool, wait: float) -> Counts | None:
        """Return the counts of a query, of its newest events or `exact`; None where they take longer than `wait` s."""
        key = register.where, query, state, exact
        with self._lock:
            made = self._made.get(key)
            if made is None:
                for old in [one for one in self._made if one[2] != state]:
                    self._made.pop(old).cancel()
                made = self._made[key] = self._pool.submit(
                    counts, register, query, actors=ACTORS, at_most=None if exact else NEWEST
                )
                while len(self._made) > KEPT:
                    self._made.popitem(last=False)[1].cancel()
        try:
            return made.result(wait)
        except Late:
            return None


_counting = Counting()


@router.get("/search")
def found(request: Request) -> Response:
    """Show what is found for the words and filters of the address."""
    register: Register = request.app.state.register
    wanted = asked(request.query_params.multi_items())
    problem, hits, counted = "", Page((), None), None
    if not wanted.empty:
        try:
            wide = widened(wanted, in_both_scripts(register, wanted.words))
            order = "relevance" if wanted.order in OF_EVENTS and not wanted.by_events else wanted.order
            hits = search(register, wide.query, by_events=wide.by_events, order=order, limit=SHOWN, after=wanted.after)
            exact = "counts" in request.query_params
            wait = 60.0 if exact else WAIT
            counted = _counting.of(register, wide.query, _state(register), exact=exact, wait=wait)
        except QueryError as fault:
            problem = str(fault)
    language = asking(request).language
    return page(
        request,
        "search.html",
        status=422 if problem else 200,
        wanted=wanted,
        problem=problem,
        shown=[shown(hit, language) for hit in hits.hits],
        after=hits.after,
        counted=counted,
        most=_most(counted),
        week_end=lambda monday: monday + timedelta(days=6),
        chips=_chips(request, wanted),
        orders=ORDERS,
        quads=QUADS,
        statuses=IN_ORDER,
        stale=not fresh(register),
    )


def _state(register: Register) -> int:
    """Return what changes when reports, records or reviews do."""
    import sqlalchemy as sa  # noqa: PLC0415

    from waqai.register.schema import records, reviews  # noqa: PLC0415

    last = [sa.select(sa.func.coalesce(sa.func.max(table.c.id), 0)).scalar_subquery() for table in (records, reviews)]
    with register.reading() as connection:
        one, other = connection.execute(sa.select(*last)).one()
    return int(one) * 1_000_003 + int(other)


def _most(counted: Counts | None) -> int:
    """Return the greatest count of a week, to draw the others against."""
    return max(counted.weeks.values(), default=1) if counted else 1


def _chips(request: Request, wanted: Asked) -> list[tuple[str, str, str]]:
    """Return the filters in force, each with the address of the page without it."""
    from urllib.parse import urlencode  # noqa: PLC0415

    given = [(key, value) for key, value in request.query_params.multi_items() if value and key != "after"]
    made = []
    for key, value in chips(wanted):
        rest = [one for one in given if one[0] != key or (one[1].strip() != value and key != "confidence")]
        made.append((key, value, request.url.path + (f"?{urlencode(rest)}" if rest else "")))
    return made
