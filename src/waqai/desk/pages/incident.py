"""An incident: its reports side by side, who says what, growth of figures, disputes, course, why they are one."""

from datetime import date

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.asking import asking
from waqai.desk.rendering import page
from waqai.desk.views import incident_view as view
from waqai.desk.views.growth import growths
from waqai.desk.views.incident_cards import card, sentence
from waqai.desk.words import words
from waqai.incidents.listing import incident, led_to
from waqai.register.accounts import accounts
from waqai.register.opening import Register
from waqai.register.schema import reports

router = APIRouter()
BESIDE = 12  # reports that are shown at first


@router.get("/incidents/{name}")
def one_incident(request: Request, name: str, all: str = "") -> Response:  # noqa: A002  (as it stands in the address)
    """Show the incident of that id; with `all`, all of its reports."""
    register: Register = request.app.state.register
    found = incident(register, name)
    if found is None:
        raise HTTPException(404)
    ids = view.order(found, _published(register, [telling.report for telling in found.reports]))
    shown = ids if all else ids[:BESIDE]
    by_id = {account.id: account for account in accounts(register, shown)}
    t = words(asking(request).language)
    tellings = view.tellings(t, found, [by_id[one] for one in shown if one in by_id])
    return page(
        request,
        "incident.html",
        one=found,
        card=card(t, found, {}),
        sentence=sentence(t, found),
        tellings=tellings,
        more=len(ids) - len(shown),
        voices=view.voices(tellings),
        growths=growths(t, found.tolls),
        disputes=view.disputes(found),
        course=view.course(found),
        next=incident(register, found.followed_by) if found.followed_by else None,
        before=led_to(register, found.id),
        in_line=lambda other: sentence(t, other),
    )


def _published(register: Register, ids: list[str]) -> dict[str, date | None]:
    query = sa.select(reports.c.id, reports.c.published).where(reports.c.id.in_(ids))
    with register.reading() as connection:
        return {row.id: row.published for row in connection.execute(query)}
