"""Dossiers: standing situations, and what the reports on file tell of each."""

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import TypeAdapter
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.answers.forms import Form
from waqai.desk.answers.situations import DossierName, Dossiers
from waqai.desk.api.answering import register_of, tagged, told, unchanged
from waqai.desk.api.describing import TAGGED
from waqai.dossiers import DossierReport

router = APIRouter(tags=["dossiers"])
_FORM = TypeAdapter(DossierReport)


class DossierList(Form):
    """The dossiers that there are."""

    items: tuple[DossierName, ...]


@router.get("/dossiers", response_model=DossierList)
def listed(request: Request) -> Response:
    """List the dossiers."""
    return told(DossierList(items=_dossiers(request).names()))


@router.get("/dossiers/{dossier}", response_model=DossierReport, responses=TAGGED)
def one(request: Request, dossier: Annotated[str, Path(max_length=100)]) -> Response:
    """Tell what the reports on file tell of a situation, all of it cited, as of the last linking of incidents."""
    kept = _dossiers(request)
    tag = kept.stamp(dossier)
    return unchanged(request, tag) or tagged(request, _FORM.dump_python(kept.report(dossier), mode="json"), tag)


def _dossiers(request: Request) -> Dossiers:
    return Dossiers(register_of(request), request.app.state.settings.dossiers)
