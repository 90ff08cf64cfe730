"""Reviews: decisions on items of a record and on incidents, with reasons; and their undoing."""

from datetime import datetime
from typing import Annotated, Any, Literal

import sqlalchemy as sa
from fastapi import APIRouter, Body, Depends, HTTPException, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.answers.forms import Form, Told
from waqai.desk.api.access import reviewer
from waqai.desk.api.answering import LIMIT, After, Limit, Paged, register_of, told
from waqai.desk.api.corrections import Correction
from waqai.desk.api.cursors import number_of
from waqai.desk.api.describing import BASE
from waqai.desk.security.access import User
from waqai.register.opening import Register
from waqai.register.review import Review
from waqai.register.reviews import decide
from waqai.register.reviews import undo as undo_of
from waqai.register.rulings import merge, split
from waqai.register.schema import reviews as table

router = APIRouter(tags=["reviews"])
MOST = 2**62
Id = Annotated[int, Path(ge=1, le=MOST, description="the number of the review")]
Note = Annotated[str, Field(max_length=2000, pattern=r"^[^\u0000]*$", description="why, in words of your own")]
Item = Annotated[str, Field(pattern=r"^[enptfs][0-9]{1,6}$", description="the item's id in the record, as e3")]
IncidentId = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[!-~]+$")]


class ReviewForm(Form):
    """A decision: who took it and when, what it is about by its words (`target`), what it sets (`value`), why (`note`).

    `undone` tells that a later review undoes it; that one's `undoes` names it.
    """

    id: int
    action: Literal["accept", "correct", "reject", "merge", "split", "undo"]
    report: str | None
    target: dict[str, Any] | None
    value: dict[str, Any] | None
    undoes: int | None
    note: str | None
    who: str
    at: datetime
    undone: bool


class ReviewPage(Paged):
    """Reviews, the last first."""

    items: tuple[ReviewForm, ...]


class Judgement(Form):
    """Accept or reject an item of a report's record."""

    action: Literal["accept", "reject"]
    report: Told
    item: Item
    note: Note | None = None


class Change(Form):
    """Correct an item of a report's record: what `value` sets; as `item` "new", put an event on record.

    A new event needs its type and its words, as `span`.
    """

    action: Literal["correct"]
    report: Told
    item: Item | Literal["new"]
    value: Correction
    note: Note | None = None


class Merge(Form):
    """Rule that incidents are one. The next linking follows it."""

    action: Literal["merge"]
    incidents: tuple[IncidentId, ...] = Field(min_length=2, max_length=50)
    note: Note | None = None


class Leaving(Form):
    """An event of a report."""

    report: Told
    event: Annotated[str, Field(pattern=r"^e[0-9]{1,6}$")]


class Split(Form):
    """Rule that some mentions of an incident tell of another happening. The next linking follows it."""

    action: Literal["split"]
    incident: IncidentId
    leaving: tuple[Leaving, ...] = Field(min_length=1, max_length=500)
    note: Note | None = None


class Undoing(Form):
    """Why a review is undone."""

    note: Note | None = None


Decision = Annotated[Judgement | Change | Merge | Split, Body(discriminator="action")]


@router.get("/reviews", response_model=ReviewPage)
def listed(
    request: Request,
    report: Annotated[Told | None, Query(description="those of this report alone")] = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> Response:
    """List reviews, the last first."""
    tests = [table.c.report == report] if report else []
    tests += [table.c.id < number_of(after)] if after else []
    found = _reviews(register_of(request), tests, limit + 1)
    return told(ReviewPage(items=tuple(found[:limit]), next=str(found[limit - 1].id) if len(found) > limit else None))


@router.post("/reviews", response_model=ReviewForm, status_code=201)
def decided(request: Request, decision: Decision, user: Annotated[User, Depends(reviewer)]) -> Response:
    """Decide: accept, correct or reject an item of a record, merge or split incidents."""
    return _made(_decide(register_of(request), decision, user.name))


@router.get("/reviews/{review}", response_model=ReviewForm)
def one(request: Request, review: Id) -> Response:
    """Tell a review."""
    found = _reviews(register_of(request), [table.c.id == review], 1)
    if not found:
        raise HTTPException(404, f"there is no review {review}")
    return told(found[0])


@router.post("/reviews/{review}/undo", response_model=ReviewForm, status_code=201)
def undone(request: Request, review: Id, undoing: Undoing, user: Annotated[User, Depends(reviewer)]) -> Response:
    """Undo a review: what it decided no longer holds; both stay on file."""
    return _made(undo_of(register_of(request), review, who=user.name, note=undoing.note))


def _decide(register: Register, decision: Judgement | Change | Merge | Split, who: str) -> Review:
    match decision:
        case Judgement():
            return decide(register, decision.action, decision.report, decision.item, who=who, note=decision.note)
        case Change():
            value = decision.value.fields()
            return decide(register, "correct", decision.report, decision.item, who=who, value=value, note=decision.note)
        case Merge():
            return merge(register, decision.incidents, who=who, note=decision.note)
        case Split():
            leaving = [(one.report, one.event) for one in decision.leaving]
            return split(register, decision.incident, leaving, who=who, note=decision.note)


def _made(review: Review) -> Response:
    return told(_form(review), 201, {"Location": f"{BASE}/reviews/{review.id}"})


def _form(review: Review) -> ReviewForm:
    return ReviewForm(**{name: getattr(review, name) for name in ReviewForm.model_fields})


def _reviews(register: Register, tests: list[sa.ColumnElement[bool]], limit: int) -> list[ReviewForm]:
    undoing = table.alias()
    query = (
        sa.select(table, undoing.c.id.isnot(None).label("undone"))
        .outerjoin(undoing, undoing.c.undoes == table.c.id)
        .where(*tests)
        .order_by(table.c.id.desc())
        .limit(limit)
    )
    with register.reading() as connection:
        return [ReviewForm(**row) for row in connection.execute(query).mappings()]
