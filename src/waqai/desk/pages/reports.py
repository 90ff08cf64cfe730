"""The reports on file, the newest first."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, HTTPException, Query
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.rendering import page
from waqai.register.opening import Register
from waqai.register.schema import reports
from waqai.register.search.tables import texts

router = APIRouter()
SHOWN = 50
OUTLETS = 200
_COLUMNS = ("number", "id", "outlet", "title", "published", "copy_of")


@router.get("/reports")
def listed(
    request: Request,
    after: Annotated[int | None, Query(ge=1, le=1 << 60)] = None,
    outlet: str = "",
    since: str = "",
    until: str = "",
) -> Response:
    """Show a page of reports, of an outlet, published on the days asked for, the last to be added first.

    `after` is the number of the last report of the page before.
    """
    register: Register = request.app.state.register
    found = sa.and_(sa.true(), *_conditions(outlet, _day(since), _day(until)))
    query = sa.select(*(reports.c[name] for name in _COLUMNS)).where(found)
    query = query.where(reports.c.number < after) if after else query
    with register.reading() as connection:
        rows = connection.execute(query.order_by(reports.c.number.desc()).limit(SHOWN + 1)).all()
        count = connection.scalar(sa.select(sa.func.count(reports.c.number)).where(found))
        outlets = _outlets(connection)
    more = rows[SHOWN - 1].number if len(rows) > SHOWN else None
    asked = {"outlet": outlet, "since": since, "until": until}
    return page(
        request,
        "reports.html",
        rows=rows[:SHOWN],
        count=count,
        more=more,
        outlets=outlets,
        wanted=asked,
        filtered=any(asked.values()),
    )


def _conditions(outlet: str, since: date | None, until: date | None) -> Iterator[sa.ColumnElement[bool]]:
    if outlet:
        yield reports.c.outlet == outlet
    if since:
        yield reports.c.published >= since
    if until:
        yield reports.c.published <= until


def _outlets(connection: sa.Connection) -> list[str]:
    """Return the outlets in order of name, by an index where each is looked up from the one before."""
    name = texts.c.outlet
    found: list[str] = []
    last = ""
    while len(found) < OUTLETS:
        following = connection.scalar(sa.select(sa.func.min(name)).where(name > last))
        if following is None:
            break
        found.append(following)
        last = following
    return found


def _day(given: str) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError as problem:
        raise HTTPException(422) from problem
