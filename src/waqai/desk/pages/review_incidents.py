"""Merging and splitting incidents."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waqai.desk.pages.review import Form, Reviewer
from waqai.desk.rendering import address, page
from waqai.desk.security.access import User, reading
from waqai.desk.views.reading_over import Glimpse, glimpse
from waqai.incidents.form import from_fields
from waqai.incidents.incident import Incident
from waqai.incidents.storing import behind
from waqai.register.accounts import accounts
from waqai.register.opening import Register
from waqai.register.rulings import merge, split
from waqai.register.schema import incident_parties, incidents
from waqai.reviewing.log import review

router = APIRouter()
NEAR = timedelta(days=3)
MOST = 12


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an incident: its report and event, and the words with some around them."""

    report: str
    event: str
    title: str
    outlet: str | None
    glimpse: Glimpse


@router.get("/review/incidents/{name}")
def incident(request: Request, name: str, _user: Annotated[User, Depends(reading)], done: int = 0) -> Response:
    """Show the mentions of an incident, to be split, and incidents like it, to be merged with it."""
    register: Register = request.app.state.register
    with register.reading() as connection:
        body = connection.scalar(sa.select(incidents.c.body).where(incidents.c.id == name))
        if body is None:
            raise HTTPException(404)
        found = from_fields(body)
        like = _like(connection, found)
    return page(
        request,
        "review_incident.html",
        incident=found,
        mentions=_mentions(register, found),
        like=like,
        behind=behind(register),
        done=review(register, done) if done else None,
    )


def _like(connection: sa.Connection, one: Incident) -> list[Incident]:
    """Return other incidents of the type and of about that day, those first that share most parties and the place."""
    if one.start is None:
        return []
    shared = sa.select(sa.func.count()).where(
        incident_parties.c.incident == incidents.c.id,
        incident_parties.c.key.in_([party.key for party in (*one.actors, *one.recipients)]),
    )
    place = sa.case((incidents.c.place == (one.site.name if one.site else None), 2), else_=0)
    close = sa.and_(incidents.c.start >= one.start - NEAR, incidents.c.start <= one.start + NEAR)
    query = sa.select(incidents.c.body).where(incidents.c.type == one.type, close, incidents.c.id != one.id)
    order: list[Any] = [(shared.scalar_subquery() + place).desc(), incidents.c.start, incidents.c.id]
    return [from_fields(body) for body in connection.scalars(query.order_by(*order).limit(MOST))]


def _mentions(register: Register, one: Incident) -> list[Told]:
    held = {found.id: found for found in accounts(register, {mention.report for mention in one.mentions})}
    made = []
    for mention in one.mentions:
        found = held.get(mention.report)
        event = next((event for event in found.record.events if event.id == mention.event), None) if found else None
        if found is None or event is None:
            continue
        told = glimpse(found.record.document.text, event.span, 120)
        title = found.record.document.title or found.id
        made.append(Told(found.id, event.id, title, found.outlet, told))
    return made


@router.post("/review/merge")
def merged(request: Request, user: Reviewer, form: Form) -> Response:
    """Rule that incidents are one."""
    name = str(form.get("incident", ""))
    others = [str(one).strip() for one in form.getlist("with") if str(one).strip()]
    made = merge(request.app.state.register, [name, *others], who=user.name, note=str(form.get("note", "")) or None)
    return RedirectResponse(f"{address('review', 'incidents', name)}?done={made.id}", 303)


@router.post("/review/split")
def parted(request: Request, user: Reviewer, form: Form) -> Response:
    """Rule that some mentions of an incident tell of another happening."""
    name = str(form.get("incident", ""))
    leaving = []
    for one in form.getlist("mention"):
        report, _, event = str(one).rpartition(":")
        leaving.append((report, event))
    made = split(request.app.state.register, name, leaving, who=user.name, note=str(form.get("note", "")) or None)
    return RedirectResponse(f"{address('review', 'incidents', name)}?done={made.id}", 303)
