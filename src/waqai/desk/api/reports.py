"""Reports on file, and their records."""

from datetime import date, datetime
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException, Path, Query
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.answers.coding import coded
from waqai.desk.answers.forms import Day, Form, Told
from waqai.desk.api.access import reviewer
from waqai.desk.api.answering import LIMIT, After, Limit, Paged, register_of, tagged, told
from waqai.desk.api.coding import Text, read_or_refuse
from waqai.desk.api.cursors import number_of
from waqai.desk.api.describing import BASE, TAGGED
from waqai.desk.api.record_form import RecordForm
from waqai.desk.rendering import address
from waqai.record import to_fields
from waqai.register.accounts import account
from waqai.register.adding import add, sameness
from waqai.register.listing import OnFile, on_file
from waqai.register.opening import Register
from waqai.register.schema import reports as table
from waqai.register.versions import version
from waqai.reports.report import Report

router = APIRouter(tags=["reports"])
Name = Annotated[str, Path(min_length=1, max_length=300, pattern=r"^[^\u0000]+$", description="the report's id")]


class Made(Form):
    """What made the current record: code, lexicons, reader and its weights."""

    code: str
    lexicon: str
    reader: str
    weights: str


class ReportOnFile(Form):
    """A report on file. `records` counts its records, of which the last is current; `reviews` the decisions on it."""

    id: str
    outlet: str | None
    published: date | None
    title: str | None
    source: str
    url: str | None
    copy_of: str | None
    added: datetime
    version: Made
    records: int
    reviews: int


class ReportPage(Paged):
    """Reports, the one added last first."""

    items: tuple[ReportOnFile, ...]


class NewReport(Text):
    """A report to be added. `name` becomes its id where no other has it."""

    url: Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s\u0000]+$")] | None = None
    name: Told | None = None


@router.get("/reports", response_model=ReportPage)
def listed(
    request: Request,
    since: Annotated[Day | None, Query(description="published on this day or later")] = None,
    until: Annotated[Day | None, Query(description="published on this day or earlier")] = None,
    outlet: Annotated[Told | None, Query(description="published by this outlet")] = None,
    limit: Limit = LIMIT,
    after: After = None,
) -> Response:
    """List the reports on file, the one added last first."""
    tests = [table.c.published >= since] if since else []
    tests += [table.c.published <= until] if until else []
    tests += [table.c.outlet == outlet] if outlet else []
    tests += [table.c.number < number_of(after)] if after else []
    register = register_of(request)
    with register.reading() as connection:
        query = sa.select(table.c.number, table.c.id).where(*tests).order_by(table.c.number.desc()).limit(limit + 1)
        rows = connection.execute(query).all()
    found = {one.id: _form(one) for one in on_file(register, [row.id for row in rows[:limit]])}
    items = tuple(found[row.id] for row in rows[:limit] if row.id in found)
    return told(ReportPage(items=items, next=str(rows[limit - 1].number) if len(rows) > limit else None))


@router.post("/reports", response_model=ReportOnFile, status_code=201, dependencies=[Depends(reviewer)],
             responses={200: {"model": ReportOnFile, "description": "It was on file already."}})  # fmt: skip
def added(request: Request, report: NewReport) -> Response:
    """Add a report: it is coded and kept. The same text of the same outlet is the same report."""
    register, reader = register_of(request), request.app.state.settings.reader
    given = read_or_refuse(report, url=report.url, name=report.name)
    known = _same(register, given)
    if known is None:
        add(register, [given], lambda several: [coded(one, reader) for one in several], version(reader))
    name = known or _same(register, given)
    assert name is not None
    return told(_on_file(register, name), 200 if known else 201, {"Location": f"{BASE}{address('reports', name)}"})


@router.get("/reports/{report:path}", response_model=ReportOnFile, responses=TAGGED)
def one(request: Request, report: Name) -> Response:
    """Tell what is known of a report, and what made its record."""
    return tagged(request, _on_file(register_of(request), report))


@router.get("/records/{report:path}", response_model=RecordForm, responses=TAGGED)
def record(request: Request, report: Name) -> Response:
    """Return the current record of a report, with reviewers' corrections: its text and all that is found in it."""
    found = account(register_of(request), report)
    if found is None:
        raise HTTPException(404, f"there is no report {report!r}")
    return tagged(request, to_fields(found.record))


def _on_file(register: Register, name: str) -> ReportOnFile:
    found = next(on_file(register, [name]), None)
    if found is None:
        raise HTTPException(404, f"there is no report {name!r}")
    return _form(found)


def _form(one: OnFile) -> ReportOnFile:
    fields = {name: getattr(one, name) for name in ReportOnFile.model_fields if name != "version"}
    made = {name: getattr(one.version, name) for name in Made.model_fields}
    return ReportOnFile(**fields, version=Made(**made))


def _same(register: Register, given: Report) -> str | None:
    """Return the id of the report on file that is the one given."""
    query = sa.select(table.c.id).where(table.c.sameness == sameness(given.text, given.outlet))
    with register.reading() as connection:
        return connection.scalar(query)
