"""The timeline of incidents, filtered as the address says."""

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waqai.desk.asking import asking
from waqai.desk.jobs import BusyError
from waqai.desk.keeping import is_kept, kept
from waqai.desk.rendering import page
from waqai.desk.security.access import User, reviewing
from waqai.desk.views.filter_form import filter_form
from waqai.desk.views.filters import filters as asked_for
from waqai.desk.views.incident_cards import Titled, by_day, card, leading
from waqai.desk.views.strip import strip
from waqai.desk.words import words
from waqai.incidents import listing, summing, sums
from waqai.incidents.choosing import Wanted
from waqai.incidents.storing import behind, linked
from waqai.register.opening import Register
from waqai.register.schema import reports

router = APIRouter()
AT_ONCE_COUNTED = 40_000  # incidents
AT_ONCE = 2.5  # seconds that a page waits for the incidents to be linked


@router.get("/incidents")
def timeline(request: Request, after: str = "") -> Response:
    """Show a page of incidents; `after` says where the page before ended."""
    register: Register = request.app.state.register
    filters = asked_for(request.query_params.multi_items())
    try:
        start = listing.place_of(after) if after else None
    except ValueError as problem:
        raise HTTPException(422, str(problem)) from problem
    found = listing.page(register, filters.wanted, after=start, oldest=filters.oldest)
    t = words(asking(request).language)
    titles = titles_of(register, [leading(one) for one in found.incidents if one.reports])
    return page(
        request,
        "incidents.html",
        filters=filters,
        form=filter_form(t, filters),
        days=by_day(card(t, one, titles) for one in found.incidents),
        after=found.after,
        first=not after,
        strip=strip(days(request, filters.wanted)) if soon(request, filters.wanted) else None,
        later=filters.address("/incidents-strip"),
        behind=behind(register),
    )


@router.post("/incidents/link")
def link(request: Request, user: User = Depends(reviewing)) -> Response:  # noqa: B008
    """Link the incidents anew."""
    register: Register = request.app.state.register
    try:
        request.app.state.jobs.start("link", user.name, lambda _job: linked(register)).within(AT_ONCE)
    except BusyError as problem:
        raise HTTPException(503) from problem
    return RedirectResponse("/incidents", 303)


@router.get("/incidents-strip")
def over_time(request: Request) -> Response:
    """Show the strip alone: of many incidents, it comes after the page."""
    filters = asked_for(request.query_params.multi_items())
    drawn = strip(days(request, filters.wanted))
    return page(request, "incidents_strip.html", filters=filters, strip=drawn)


def soon(request: Request, wanted: Wanted) -> bool:
    """Tell whether the days of incidents are counted soon: there are not many, or they have been counted."""
    if is_kept(request, "days", wanted):
        return True
    with request.app.state.register.reading() as connection:
        return summing.few(connection, AT_ONCE_COUNTED)


def days(request: Request, wanted: Wanted) -> list[summing.DayCount]:
    """Return how many incidents of which type begin on which day."""

    def made() -> list[summing.DayCount]:
        with request.app.state.register.reading() as connection:
            return sums.days(connection, wanted)

    return kept(request, "days", wanted, made)


def titles_of(register: Register, ids: list[str]) -> dict[str, Titled]:
    """Return titles and outlets of reports."""
    query = sa.select(reports.c.id, reports.c.title, reports.c.outlet).where(reports.c.id.in_(ids))
    with register.reading() as connection:
        return {row.id: Titled(row.title, row.outlet) for row in connection.execute(query)}
