"""Counts of incidents by period, type and party, with running totals and ranges."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.asking import asking
from waqai.desk.keeping import kept
from waqai.desk.pages.incidents import days
from waqai.desk.rendering import page
from waqai.desk.views.filter_form import filter_form
from waqai.desk.views.filters import filters as asked_for
from waqai.desk.views.periods import UNITS
from waqai.desk.views.strip import strip
from waqai.desk.views.tallies import by_party, by_period, by_type, running
from waqai.desk.words import words
from waqai.incidents import summing, sums
from waqai.incidents.choosing import Wanted
from waqai.register.opening import Register

router = APIRouter()


@router.get("/counts")
def counts(request: Request, by: str = "") -> Response:
    """Show the counts; `by` is the unit of periods: day, week, month or year."""
    filters = asked_for(request.query_params.multi_items())
    t = words(asking(request).language)
    by_day = days(request, filters.wanted)
    harms, actors, recipients = kept(request, "sums", filters.wanted, lambda: _sums(request, filters.wanted))
    unit = next((one for one in UNITS if one == by), None)
    drawn = strip(by_day, unit=unit)
    return page(
        request,
        "counts.html",
        filters=filters,
        form=filter_form(t, filters),
        strip=drawn,
        units=UNITS,
        total=sum(count for _, _, count in by_day),
        types=by_type(t, by_day, filters),
        periods=by_period(drawn) if drawn else (),
        running=running(t, harms, drawn) if drawn else (),
        actors=by_party(t, actors, filters, "actors"),
        recipients=by_party(t, recipients, filters, "recipients"),
    )


def _sums(request: Request, wanted: Wanted) -> tuple[list[summing.Harm], list[summing.Actor], list[summing.Actor]]:
    register: Register = request.app.state.register
    with register.reading() as connection:
        return (
            sums.harms(connection, wanted),
            sums.parties(connection, wanted, "actor"),
            sums.parties(connection, wanted, "recipient"),
        )
