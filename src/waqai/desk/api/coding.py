"""Coding a text that is handed in."""

from typing import Annotated

from fastapi import APIRouter, HTTPException
from pydantic import Field
from starlette.requests import Request

from waqai.desk.answers.coding import LONGEST, coded, read
from waqai.desk.answers.forms import Day, Form, Told
from waqai.desk.api.answering import Json
from waqai.desk.api.record_form import RecordForm
from waqai.record import to_fields
from waqai.reports.errors import ReportError
from waqai.reports.report import Report

router = APIRouter(tags=["coding"])
Words = Annotated[str, Field(min_length=1, max_length=LONGEST, description="the Arabic text, as it was published")]


class Text(Form):
    """A text, and what is known of it."""

    text: Words
    title: Annotated[str, Field(max_length=1000)] | None = None
    published: Day | None = None
    outlet: Told | None = None


def read_or_refuse(text: Text, **more: str | None) -> Report:
    """Return the report of a text, or refuse one that is none."""
    try:
        return read(text.text, title=text.title, published=text.published, outlet=text.outlet, **more)  # type: ignore[arg-type]
    except ReportError as problem:
        raise HTTPException(422, problem.problem) from problem


@router.post("/code", response_model=RecordForm)
def code(request: Request, text: Text) -> Json:
    """Code a text: return its record. Nothing of it is kept."""
    return Json(to_fields(coded(read_or_refuse(text), request.app.state.settings.reader)))
