"""The log of reviews, how far reviewers agree, and what their work is exported as."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from waqai.desk.rendering import page
from waqai.register.accounts import accounts
from waqai.register.opening import Register
from waqai.register.reviews import reviews_of
from waqai.reviewing import drafts, gold
from waqai.reviewing.agreement import REJECTED, agreement
from waqai.reviewing.log import log, reviewers

router = APIRouter()
ACTIONS = ("accept", "correct", "reject", "merge", "split", "undo")
COMMANDS = {
    "gold": "make eval GOLD=waqai-gold",
    "drafts": "waqai lexicon check actors predicates --lexicons waqai-drafts",
}


@router.get("/review/log")
def listed(
    request: Request,
    who: str = "",
    action: str = "",
    report: str = "",
    before: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """List what was decided, the last first."""
    register: Register = request.app.state.register
    found = log(register, who=who or None, action=action or None, report=report or None, before=before)
    return page(
        request,
        "review_log.html",
        found=found,
        who=who,
        action=action,
        report=report,
        reviewers=reviewers(register),
        actions=ACTIONS,
    )


@router.get("/review/agreement")
def agreed(request: Request) -> Response:
    """Tell how far reviewers agree."""
    found = agreement(request.app.state.register)
    return page(request, "review_agreement.html", found=found, rejected=REJECTED)


@router.get("/review/export")
def exports(request: Request) -> Response:
    """Offer gold annotations and lexicon drafts."""
    begun = gold.begun(request.app.state.register)
    finished = sum(one.finished for one in begun)
    return page(request, "review_export.html", begun=begun, finished=finished, commands=COMMANDS)


@router.get("/review/gold.zip")
def as_gold(request: Request, partial: bool = False) -> Response:
    """Hand out reviewed reports as gold annotations."""
    return _archive(gold.files(gold.gold(request.app.state.register, partial=partial)), "waqai-gold.zip")


@router.get("/review/drafts.zip")
def as_drafts(request: Request, every: bool = False) -> Response:
    """Hand out drafts of lexicon lines, from the reports that were reviewed or from all."""
    register: Register = request.app.state.register
    ids = None if every else {review.report for review in reviews_of(register) if review.report}
    return _archive(drafts.files(drafts.drafts(accounts(register, ids))), "waqai-drafts.zip")


def _archive(parts: Iterator[tuple[str, bytes]], name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(gold.zipped(parts), media_type="application/zip", headers=headers)
