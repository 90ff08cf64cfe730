"""Who said what."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.answers import saying
from waqai.desk.answers.forms import Day, Form, Statement
from waqai.desk.api.answering import LIMIT, Limit, register_of, told

router = APIRouter(tags=["statements"])


class Statements(Form):
    """Statements, the newest first. `reports` were looked at; `complete` tells whether these are all there are."""

    items: tuple[Statement, ...]
    reports: int
    complete: bool


@router.get("/statements", response_model=Statements)
def said(
    request: Request,
    speaker: Annotated[str, Query(max_length=200, description="who said it: words of the name, or a code")] = "",
    words: Annotated[str, Query(max_length=500, description="words that stand in it, in any form")] = "",
    since: Annotated[Day | None, Query(description="in reports of this day or later")] = None,
    until: Annotated[Day | None, Query(description="in reports of this day or earlier")] = None,
    limit: Limit = LIMIT,
) -> Response:
    """Tell who said what: name a speaker, or words, or both."""
    found = saying.said(register_of(request), speaker, words, since=since, until=until, limit=limit)
    return told(Statements(items=found.statements, reports=found.reports, complete=found.complete))
