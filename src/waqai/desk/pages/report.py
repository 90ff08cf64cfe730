"""A report: its words, and beside them what is on record."""

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.asking import asking
from waqai.desk.rendering import known, page
from waqai.desk.views.facts import ORDER, cards
from waqai.desk.views.marks import LETTERS, paragraphs
from waqai.desk.views.setting import typeset
from waqai.desk.words import Words, words
from waqai.record.check import NOISE
from waqai.register.accounts import account
from waqai.register.opening import Register
from waqai.register.schema import incident_mentions
from waqai.reviewing.log import review

router = APIRouter()


@router.get("/reports/{name:path}")
def report(request: Request, name: str, done: Annotated[int, Query(ge=0, le=1 << 60)] = 0) -> Response:
    """Show the report of that id; `done` is the review that was just made on it."""
    register: Register = request.app.state.register
    found = account(register, name)
    if found is None:
        raise HTTPException(404)
    record, t = found.record, words(asking(request).language)
    text = typeset(record.document.text, paragraphs(record), record.document.title, _noise(t))
    return page(
        request,
        "report.html",
        account=found,
        record=record,
        cards=cards(record, t),
        order=ORDER,
        letters=LETTERS,
        text=text,
        done=review(register, done) if done else None,
        headed=text.startswith("<h1"),
        incidents=_incidents(register, name) if "/incidents" in known(request) else {},
    )


def _noise(t: Words) -> dict[str, str]:
    return {kind: t.label("noise", kind) for kind in NOISE}


def _incidents(register: Register, name: str) -> dict[str, str]:
    """Return the incident that each event of the report is a mention of."""
    query = sa.select(incident_mentions.c.event, incident_mentions.c.incident)
    with register.reading() as connection:
        rows = connection.execute(query.where(incident_mentions.c.report == name)).all()
    return {row.event: row.incident for row in rows}
