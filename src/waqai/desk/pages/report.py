"""A report: its words, and beside them what is on record."""

from fastapi import APIRouter, HTTPException
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.rendering import page
from waqai.register.accounts import account

router = APIRouter()


@router.get("/reports/{name:path}")
def report(request: Request, name: str) -> Response:
    """Show the report of that id."""
    found = account(request.app.state.register, name)
    if found is None:
        raise HTTPException(404)
    return page(request, "report.html", account=found)
