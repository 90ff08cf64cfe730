"""Dossiers: which there are, and each as `waqai dossier` tells it."""

import sqlalchemy as sa
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.answers.situations import Dossiers
from waqai.desk.asking import asking
from waqai.desk.rendering import page
from waqai.desk.views import dossier_view as view
from waqai.desk.views.filters import QUAD_OF
from waqai.desk.words import words
from waqai.dossiers import DossierReport
from waqai.register.opening import Register
from waqai.register.schema import reports
from waqai.register.search.tables import events, texts

router = APIRouter()
PART = 500


@router.get("/dossiers")
def listed(request: Request) -> Response:
    """Show which dossiers there are."""
    return page(
        request, "dossiers.html", dossiers=_dossiers(request).names(), folder=request.app.state.settings.dossiers
    )


@router.get("/dossiers/{name}")
def told(request: Request, name: str) -> Response:
    """Show what the dossier of that name tells."""
    report = _dossiers(request).report(name)
    t = words(asking(request).language)
    made = view.quoting(_events(request.app.state.register, report))
    return page(
        request,
        "dossier.html",
        report=report,
        quote=made,
        counts=tuple(view.counted(t, tally, made) for tally in report.tallies),
        lines=tuple(view.line(t, series, made) for series in report.series),
        steps=view.by_state(report.steps),
        clashes=view.by_kind(report.clashes),
        taken=view.taken,
        quad_of=QUAD_OF,
        many=lambda value: view.many(t, value),
    )


def _dossiers(request: Request) -> Dossiers:
    return Dossiers(request.app.state.register, request.app.state.settings.dossiers)


def _events(register: Register, report: DossierReport) -> dict[tuple[str, int], str]:
    """Return the ids of the events of the cited reports, by report and offset."""
    ids = sorted(view.cited(report))
    query = sa.select(reports.c.id, events.c.span_start, events.c.event)
    query = query.join(texts, texts.c.report == reports.c.number).join(events, events.c.doc == texts.c.doc)
    found: dict[tuple[str, int], str] = {}
    with register.reading() as connection:
        for at in range(0, len(ids), PART):
            for name, start, event in connection.execute(query.where(reports.c.id.in_(ids[at : at + PART]))):
                found[name, start] = event
    return found
