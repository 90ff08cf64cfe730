"""The reports on file, the newest first."""

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.rendering import page
from waqai.register.opening import Register
from waqai.register.schema import reports

router = APIRouter()
SHOWN = 50
_COLUMNS = ("number", "id", "outlet", "title", "published", "copy_of")


@router.get("/reports")
def listed(request: Request, after: Annotated[int | None, Query(ge=1)] = None) -> Response:
    """Show a page of reports; `after` is the number of the last one of the page before."""
    register: Register = request.app.state.register
    query = sa.select(*(reports.c[name] for name in _COLUMNS)).order_by(reports.c.number.desc()).limit(SHOWN + 1)
    with register.reading() as connection:
        rows = connection.execute(query.where(reports.c.number < after) if after else query).all()
        count = connection.scalar(sa.select(sa.func.count()).select_from(reports))
    more = rows[SHOWN - 1].number if len(rows) > SHOWN else None
    return page(request, "reports.html", rows=rows[:SHOWN], count=count, after=more)
