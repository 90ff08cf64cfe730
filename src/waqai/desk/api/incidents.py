"""Incidents: happenings over all reports."""

from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.answers.forms import Country, Day, Form, IncidentBrief, IncidentWhole, Status, Told, Type
from waqai.desk.answers.incidents import listed as listed_of
from waqai.desk.answers.incidents import whole
from waqai.desk.api.access import reviewer
from waqai.desk.api.answering import LIMIT, After, Limit, Paged, register_of, tagged, told
from waqai.desk.api.describing import TAGGED
from waqai.incidents.choosing import Wanted
from waqai.incidents.storing import behind, linked

router = APIRouter(tags=["incidents"])
Several = Annotated[tuple[Told, ...], Field(max_length=10)]


class Chosen(Form):
    """Which incidents: begun in these days, of such types, ...; all that is told must hold."""

    type: tuple[Type, ...] = Field((), max_length=30, description="one of these types")
    status: tuple[Status, ...] = Field((), max_length=10, description="one of these")
    country: tuple[Country, ...] = Field((), max_length=50, description="in one of these states")
    party: Several = Field((), description="taking part in any role: the key or the name of each")
    actor: Several = Field((), description="who does it, likewise")
    recipient: Several = Field((), description="to whom it is done, likewise")
    place: Told | None = Field(None, description="the name of the place")
    since: Day | None = Field(None, description="begun on this day or later")
    until: Day | None = Field(None, description="begun on this day or earlier")
    disputed: bool = Field(False, description="only what reports or sources contradict each other on")
    open: bool = Field(False, description="only what was planned, its day past, and never told to have come")
    outlets: int = Field(1, ge=1, le=1000, description="told by so many outlets in words of their own")
    oldest: bool = Field(False, description="the oldest first")
    limit: Limit = LIMIT
    after: After = None

    def wanted(self) -> Wanted:
        """Return what is wanted."""
        return Wanted(
            self.type,
            self.status,
            self.country,
            self.party,
            self.actor,
            self.recipient,
            self.place,
            self.since,
            self.until,
            self.disputed,
            self.open,
            self.outlets,
        )


class IncidentPage(Paged):
    """Incidents, the latest first; those without a day at the end.

    `behind` tells that reports were added or reviewed since they were linked.
    """

    behind: bool
    items: tuple[IncidentBrief, ...]


class Linked(Form):
    """`changed` tells whether anything had to be linked anew."""

    changed: bool


@router.get("/incidents", response_model=IncidentPage)
def listed(request: Request, chosen: Annotated[Chosen, Query()]) -> Response:
    """List incidents, each with some of the words that tell it."""
    register = register_of(request)
    items, after = listed_of(register, chosen.wanted(), oldest=chosen.oldest, limit=chosen.limit, after=chosen.after)
    return told(IncidentPage(items=items, next=after, behind=behind(register)))


@router.post("/incidents/link", response_model=Linked, dependencies=[Depends(reviewer)])
def link(request: Request, _nothing: Form) -> Linked:
    """Link the incidents anew, where reports were added or reviewed since; send an empty object."""
    return Linked(changed=linked(register_of(request)))


@router.get("/incidents/{incident}", response_model=IncidentWhole, responses=TAGGED)
def one(request: Request, incident: Annotated[str, Path(max_length=100)]) -> Response:
    """Tell all of an incident: who says what, disputes, tolls and course, with the words of every mention."""
    if not incident.isascii() or not incident.isprintable():
        raise HTTPException(404, f"there is no incident {incident!r}")
    return tagged(request, whole(register_of(request), incident))
