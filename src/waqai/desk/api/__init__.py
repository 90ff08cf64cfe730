"""The REST API, under `/api/v1`: the facts of the register for programs, described by OpenAPI (docs/api.md)."""

from fastapi import APIRouter, Depends, FastAPI

from waqai.desk.api import about, coding, dossiers, incidents, reports, reviews, searching, statements
from waqai.desk.api.access import entered, reader
from waqai.desk.api.describing import BASE, FAULTS

PARTS = (about, reports, incidents, searching, statements, dossiers, reviews, coding)


def attach(app: FastAPI) -> None:
    """Add the API to the desk."""
    router = APIRouter(prefix=BASE, dependencies=[Depends(entered), Depends(reader)], responses=FAULTS)
    for part in PARTS:
        router.include_router(part.router)
    app.include_router(router)
