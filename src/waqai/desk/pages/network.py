"""The network: who does what to whom, over time."""

from dataclasses import replace
from datetime import timedelta

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.asking import asking
from waqai.desk.keeping import kept
from waqai.desk.pages.incidents import days
from waqai.desk.rendering import page
from waqai.desk.views.filter_form import filter_form
from waqai.desk.views.filters import address
from waqai.desk.views.filters import filters as asked_for
from waqai.desk.views.network import network
from waqai.desk.views.strip import strip
from waqai.desk.words import words
from waqai.incidents import sums
from waqai.incidents.choosing import Wanted
from waqai.register.opening import Register

router = APIRouter()


@router.get("/network")
def drawn(request: Request) -> Response:
    """Show the network of the pairs that have most to do with each other."""
    filters = asked_for(request.query_params.multi_items())
    t = words(asking(request).language)
    whole = strip(days(request, replace(filters.wanted, since=None, until=None)))
    here = strip(days(request, filters.wanted))
    pairs, names = kept(request, "pairs", filters.wanted, lambda: _pairs(request, filters.wanted))
    return page(
        request,
        "network.html",
        filters=filters,
        form=filter_form(t, filters),
        strip=whole,
        span=here,
        network=network(t, pairs, names, filters, here),
        beside=_beside(filters.wanted),
    )


def _pairs(request: Request, wanted: Wanted) -> sums.Pairs:
    register: Register = request.app.state.register
    with register.reading() as connection:
        return sums.pairs(connection, wanted)


def _beside(wanted: Wanted) -> tuple[str, str] | None:
    """Return the addresses of the time before and behind the one that is shown."""
    if not wanted.since or not wanted.until or wanted.until < wanted.since:
        return None
    long = wanted.until - wanted.since + timedelta(days=1)
    try:
        before = replace(wanted, since=wanted.since - long, until=wanted.until - long)
        behind = replace(wanted, since=wanted.since + long, until=wanted.until + long)
    except OverflowError:
        return None
    return address("/network", before), address("/network", behind)
