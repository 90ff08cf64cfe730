"""Adding reports: pasted or dropped, coded at once; long work tells how far it has come."""

import shutil
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, HTTPException, UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from waqai.desk.adding import Handed, named, work
from waqai.desk.jobs import BusyError, Job
from waqai.desk.rendering import address, page
from waqai.desk.security.access import User, reviewing
from waqai.reports.making import MAX_CHARACTERS

router = APIRouter()
AT_ONCE = 2.5  # seconds that a page waits for its work
WORDS = 300_000  # characters of a pasted text


@router.get("/add")
def asked(request: Request, _user: Annotated[User, Depends(reviewing)]) -> Response:
    """Show where to paste or drop."""
    return _form(request)


@router.post("/add")
def given(
    request: Request,
    user: Annotated[User, Depends(reviewing)],
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    outlet: Annotated[str, Form(max_length=200)] = "",
    files: Annotated[Sequence[UploadFile] | None, File()] = None,
) -> Response:
    """Add what was pasted or dropped; show it where it is soon done, else how far it has come."""
    settings = request.app.state.settings
    chosen = [one for one in files or () if one.filename]
    fault = _fault(text, chosen, published, settings.files)
    if fault:
        return _form(request, 422, fault=fault, text=text, published=published, outlet=outlet)
    folder = Path(tempfile.mkdtemp(prefix="waqai-add-"))
    day = date.fromisoformat(published) if published else None
    handed = Handed(text, _kept(folder, chosen), folder, day, outlet.strip() or None, _latest())
    try:
        task = partial(work, request.app.state.register, handed, settings.reader)
        job = request.app.state.jobs.start("add", user.name, task)
    except BusyError:
        shutil.rmtree(folder, ignore_errors=True)
        return _form(request, 503, fault="busy", text=text, published=published, outlet=outlet)
    job.within(AT_ONCE)
    only = job.result.added if job.stage == "done" and not job.result.skipped else ()
    return RedirectResponse(address("reports", *only) if len(only) == 1 else address("add", job.id), 303)


@router.get("/add/{job}")
def told(request: Request, job: str, user: Annotated[User, Depends(reviewing)]) -> Response:
    """Show how far a piece of work has come, and what came of it."""
    found = _found(request, job, user)
    return page(request, "added.html", job=found)


@router.get("/add/{job}/state")
def state(request: Request, job: str, user: Annotated[User, Depends(reviewing)]) -> Response:
    """Tell a script how far a piece of work has come."""
    found = _found(request, job, user)
    return JSONResponse({"stage": found.stage, "done": found.done, "total": found.total, "ended": found.ended})


def _found(request: Request, name: str, user: User) -> Job:
    found: Job | None = request.app.state.jobs.find(name)
    if found is None or (found.who != user.name and not user.may("admin")):
        raise HTTPException(404)
    return found


def _form(request: Request, status: int = 200, fault: str | None = None, **values: str) -> Response:
    filled = {"text": "", "published": "", "outlet": "", **values}
    most = request.app.state.settings.upload // (1024 * 1024)
    return page(request, "add.html", status=status, fault=fault, most=most, latest=_latest(), **filled)


def _fault(text: str, files: Sequence[UploadFile], published: str, most: int) -> str | None:
    """Return what is wrong with what was handed in, as the key of its words."""
    if not text.strip() and not files:
        return "nothing"
    if len(files) > most:
        return "many"
    if len(text) > min(WORDS, MAX_CHARACTERS):
        return "long"
    try:
        return "future" if published and date.fromisoformat(published) > _latest() else None
    except ValueError:
        return "day"


def _kept(folder: Path, files: Sequence[UploadFile]) -> tuple[tuple[str, Path], ...]:
    """Write uploaded files into `folder`, under names of ours; theirs are only told."""
    out = []
    for number, one in enumerate(files):
        path = folder / str(number)
        with path.open("wb") as target:
            shutil.copyfileobj(one.file, target)
        out.append((named(one.filename), path))
    return tuple(out)


def _latest() -> date:
    """Return the last day that a report can have been published: it may be tomorrow already further east."""
    return date.today() + timedelta(days=1)
