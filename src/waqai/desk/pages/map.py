"""The map of incidents: country shapes of our own, a mark for each place, how exactly it is known."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.asking import asking
from waqai.desk.keeping import kept
from waqai.desk.rendering import page
from waqai.desk.views.filter_form import filter_form
from waqai.desk.views.filters import filters as asked_for
from waqai.desk.views.mapping import Window, fitting, marks, window_of
from waqai.desk.words import words
from waqai.incidents import summing, sums
from waqai.incidents.choosing import Wanted
from waqai.register.opening import Register

router = APIRouter()
IN_TABLE = 100


@router.get("/map")
def drawn(request: Request, at: str = "") -> Response:
    """Show the map; `at` is the centre and the width of what is seen («x,y,width»)."""
    filters = asked_for(request.query_params.multi_items())
    t = words(asking(request).language)
    spots, unplaced = kept(request, "spots", filters.wanted, lambda: _spots(request, filters.wanted))
    whole = fitting(spots)
    window = window_of(at) or whole
    made = marks(spots, filters, window, t.language)
    return page(
        request,
        "map.html",
        filters=filters,
        form=filter_form(t, filters),
        window=window,
        world=Window(10.0, -25.0, 360.0),
        whole=whole,
        marks=made,
        listed=made[:IN_TABLE],
        more=len(spots) == sums.PLACES,
        count=sum(spot.count for spot in spots),
        unplaced=unplaced,
    )


def _spots(request: Request, wanted: Wanted) -> tuple[list[summing.Spot], int]:
    register: Register = request.app.state.register
    with register.reading() as connection:
        return sums.spots(connection, wanted)
