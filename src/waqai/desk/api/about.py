"""What the desk is, who asks, and the description of the API."""

from typing import Annotated

import sqlalchemy as sa
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from waqai import __version__
from waqai.desk.answers.forms import Form
from waqai.desk.api.access import reader
from waqai.desk.api.answering import register_of, tagged
from waqai.desk.api.describing import description
from waqai.desk.security.access import User
from waqai.incidents.storing import behind
from waqai.register.schema import incidents, reports

router = APIRouter(tags=["desk"])


class About(Form):
    """The desk: its version, who asks, in what role, and how much is on record.

    `behind` tells that reports were added or reviewed since the incidents were linked.
    """

    version: str
    user: str
    role: str
    reports: int
    incidents: int
    behind: bool


@router.get("/about", response_model=About)
def about(request: Request, user: Annotated[User, Depends(reader)]) -> About:
    """Tell what the desk is and who asks."""
    register = register_of(request)
    with register.reading() as connection:
        many = [connection.scalar(sa.select(sa.func.count()).select_from(table)) for table in (reports, incidents)]
    return About(
        version=__version__,
        user=user.name,
        role=user.role,
        reports=many[0] or 0,
        incidents=many[1] or 0,
        behind=behind(register),
    )


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """Return the description of the API."""
    return tagged(request, description(request.app))
