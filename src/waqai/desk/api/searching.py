"""Search over reports and events, and counts."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.answers import finding
from waqai.desk.answers.forms import Country, Counts, Day, Event, Form, Mode, ReportHit, Status, Told, Type
from waqai.desk.api.answering import LIMIT, After, Limit, Paged, register_of, told
from waqai.register.search.query import Query as Asked

router = APIRouter(tags=["search"])
Several = Annotated[tuple[Told, ...], Field(max_length=10)]
WORDS = 'words that the report must hold, in any form, a name also in Latin letters; `"of a phrase"`; `-not`'


class Filters(Form):
    """What is searched for. Of a field with several values one must hold; all fields must."""

    words: str = Field("", max_length=500, description=WORDS)
    actor: Several = Field((), description="who acts: words of the name, a state's code, or the beginning of a code")
    recipient: Several = Field((), description="whom it is done to, likewise")
    party: Several = Field((), description="either of them, likewise")
    source: Several = Field((), description="according to whom, likewise")
    type: tuple[Type, ...] = Field((), max_length=30)
    mode: tuple[Mode, ...] = Field((), max_length=30)
    status: tuple[Status, ...] = Field((), max_length=10)
    place: Several = Field((), description="where: words of the place's name")
    country: tuple[Country, ...] = Field((), max_length=50, description="where: the state's code")
    outlet: Several = Field((), description="who published the report")
    since: Day | None = Field(None, description="events of this day or later")
    until: Day | None = Field(None, description="events of this day or earlier")
    published_since: Day | None = Field(None, description="reports of this day or later")
    published_until: Day | None = Field(None, description="reports of this day or earlier")
    confidence: float = Field(0.0, ge=0, le=1, allow_inf_nan=False, description="events of at least this confidence")

    def query(self) -> Asked:
        """Return what is searched for."""
        return Asked(
            self.words,
            self.actor,
            self.recipient,
            self.party,
            self.source,
            self.type,
            self.mode,
            self.status,
            self.place,
            self.country,
            self.outlet,
            self.since,
            self.until,
            self.published_since,
            self.published_until,
            self.confidence,
        )


class EventSearch(Filters):
    """A search for events."""

    order: Literal["relevance", "published", "date", "confidence"] = "relevance"
    oldest: bool = Field(False, description="oldest, or lowest, first")
    limit: Limit = LIMIT
    after: After = None


class ReportSearch(Filters):
    """A search for reports."""

    order: Literal["relevance", "published"] = "relevance"
    oldest: bool = Field(False, description="oldest first")
    limit: Limit = LIMIT
    after: After = None


class EventPage(Paged):
    """Events found."""

    items: tuple[Event, ...]


class ReportHitPage(Paged):
    """Reports found, with their events for which the search holds."""

    items: tuple[ReportHit, ...]


@router.get("/search/events", response_model=EventPage)
def events(request: Request, search: Annotated[EventSearch, Query()]) -> Response:
    """Search for events, each with the words that tell it."""
    items, after = finding.events(
        register_of(request),
        search.query(),
        order=search.order,
        oldest=search.oldest,
        limit=search.limit,
        after=search.after,
    )
    return told(EventPage(items=items, next=after))


@router.get("/search/reports", response_model=ReportHitPage)
def reports(request: Request, search: Annotated[ReportSearch, Query()]) -> Response:
    """Search for reports."""
    items, after = finding.reports(
        register_of(request),
        search.query(),
        order=search.order,
        oldest=search.oldest,
        limit=search.limit,
        after=search.after,
    )
    return told(ReportHitPage(items=items, next=after))


class Counting(Filters):
    """What is counted."""

    exact: bool = Field(False, description="count all, which takes seconds where millions are on file")


@router.get("/counts", response_model=Counts)
def counts(request: Request, filters: Annotated[Counting, Query()]) -> Response:
    """Count events by type, state, actor and week (the newest 5,000, or all); some of them are cited."""
    return told(finding.counted(register_of(request), filters.query(), exact=filters.exact))
