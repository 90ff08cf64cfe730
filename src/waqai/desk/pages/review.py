"""Reviewing: the queue, an item with its words and what can be decided on it, and undoing."""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, urlencode

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException, Query
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waqai.codebooks import lines
from waqai.desk.asking import asking
from waqai.desk.rendering import address, page
from waqai.desk.security.access import User, reading, reviewing
from waqai.desk.views.deciding import HARMS, corrected, item_of, kind_of, nearest
from waqai.desk.views.filters import IN_ORDER, QUADS
from waqai.desk.views.reading_over import Glimpse, glimpse, marked, paragraphs, parties
from waqai.desk.words import words
from waqai.record.check import KINDS, TYPES
from waqai.record.to_json import to_fields
from waqai.register.account import Account
from waqai.register.accounts import account
from waqai.register.correctable import FIELDS
from waqai.register.opening import Register
from waqai.register.review import ReviewError
from waqai.register.reviews import decide, seen_by, undo
from waqai.register.schema import incident_mentions as mentions
from waqai.register.schema import reports
from waqai.reviewing.log import last_of, review
from waqai.reviewing.queue import WHYS, Due, Why, queue, waiting

router = APIRouter()
SHOWN = 25
PRECISIONS = ("point", "city", "district", "province", "country", "region")


@dataclass(frozen=True, slots=True)
class Way:
    """How one goes through what waits: for one reason, one type, or (`walk` = report) all of a report."""

    why: Why | None = None
    type: str | None = None
    walk: str | None = None

    def query(self, **more: object) -> str:
        """Return the parameters that go on in this way."""
        told = {"why": self.why, "type": self.type, "walk": self.walk, **more}
        return urlencode({key: str(value) for key, value in told.items() if value}, errors="replace")


def way(why: str = "", type: str = "", walk: str = "") -> Way:  # noqa: A002
    """Return the way that an address names; what is unknown is passed over."""
    reason = next((one for one in WHYS if one == why), None)
    return Way(reason, type if type in TYPES else None, "report" if walk == "report" else None)


async def given(request: Request) -> FormData:
    """Return what a form sent."""
    return await request.form()


TheWay = Annotated[Way, Depends(way)]
Reader = Annotated[User, Depends(reading)]
Reviewer = Annotated[User, Depends(reviewing)]
Form = Annotated[FormData, Depends(given)]


@router.get("/review")
def waits(
    request: Request, going: TheWay, user: Reader, start: Annotated[int, Query(ge=0)] = 0, done: int = 0
) -> Response:
    """Show what waits for a decision."""
    register: Register = request.app.state.register
    found = queue(register, who=user.name, why=going.why, type=going.type)
    part = found[start : start + SHOWN]
    texts = _texts(register, {due.report for due in part})
    shown = [(due, *glimpses(texts, due)) for due in part]
    return page(
        request,
        "review.html",
        shown=shown,
        total=len(found),
        start=start,
        after=start + SHOWN if len(found) > start + SHOWN else None,
        way=going,
        whys=WHYS,
        quads=QUADS,
        done=review(register, done) if done else None,
    )


def _texts(register: Register, ids: set[str]) -> dict[str, tuple[str | None, str]]:
    """Return the titles and texts of reports."""
    query = sa.select(reports.c.id, reports.c.title, reports.c.text).where(reports.c.id.in_(ids))
    with register.reading() as connection:
        return {row.id: (row.title, row.text) for row in connection.execute(query)}


def glimpses(texts: dict[str, tuple[str | None, str]], due: Due) -> tuple[str, Glimpse]:
    """Return the title of the report of an event, and its words with some around them."""
    title, text = texts.get(due.report, (None, ""))
    return title or due.report, glimpse(text, due.span)


@router.get("/review/next")
def following(
    request: Request, going: TheWay, user: Reader, report: str = "", item: str = "", done: int = 0
) -> Response:
    """Go to what waits next, after the item of `report` where one is named."""
    return RedirectResponse(next_address(request.app.state.register, user.name, going, report, item, done), 303)


def next_address(register: Register, who: str, going: Way, report: str, item: str, done: int = 0) -> str:
    """Return the address of what waits next; that of the queue where nothing does."""
    if going.walk == "report" and report:
        found = waiting(register, who, report)
    else:
        found = queue(register, who=who, why=going.why, type=going.type)
    keys = [(due.report, due.event) for due in found]
    at = keys.index((report, item)) + 1 if (report, item) in keys else 0
    if not keys[at:]:
        return f"/review?{going.query(done=done)}" if going.walk != "report" else at_item(report, "", going, done)
    return at_item(*keys[at], going, done)


def at_item(report: str, item: str, going: Way, done: int = 0) -> str:
    """Return the address of an item to review."""
    return f"{address('review', 'reports', report)}?{going.query(item=item, done=done)}"


@router.get("/review/reports/{name:path}")
def over(request: Request, name: str, going: TheWay, user: Reader, item: str = "", done: int = 0) -> Response:
    """Show a report with one of its items to decide on: the one named, else the first event that waits."""
    return _shown(request, name, item, going, user, done=done)


def _shown(  # noqa: PLR0913
    request: Request,
    name: str,
    item: str,
    going: Way,
    user: User,
    *,
    done: int = 0,
    problem: str = "",
    faults: tuple[str, ...] = (),
    value: dict[str, Any] | None = None,
) -> Response:
    register: Register = request.app.state.register
    blind = going.why == "second"
    found = seen_by(register, name, user.name) if blind else account(register, name)
    if found is None:
        raise HTTPException(404)
    fields = to_fields(found.record)
    left = waiting(register, user.name, name)
    one = item_of(fields, item) or (item_of(fields, left[0].event) if left and not item else None)
    current = one["id"] if one else ""
    held = {**one, **(value or {})} if one else None
    return page(
        request,
        "review_report.html",
        status=422 if problem or faults else 200,
        account=found,
        fields=fields,
        item=held,
        kind=kind_of(current),
        words=_words(found, one),
        text=paragraphs(found.record.document.text, marked(fields, current)),
        parties=parties(fields, one) if one and kind_of(current) == "event" else (),
        left=left,
        way=going,
        blind=blind,
        problem=problem,
        faults=faults,
        done=review(register, done) if done else None,
        incident=incident_of(register, name, current),
        quads=QUADS,
        statuses=IN_ORDER,
        modes=sorted({mode for _, mode in lines() if mode}),
        harms=HARMS,
        kinds=sorted(KINDS),
        precisions=PRECISIONS,
        correctable=FIELDS,
    )


def _words(found: Account, one: dict[str, Any] | None) -> str:
    if one is None:
        return ""
    start, end = (one.get("mentions") or [one.get("span")])[0]
    return found.record.document.text[start:end]


def incident_of(register: Register, report: str, event: str) -> str | None:
    """Return the incident that an event tells of, as they were linked last."""
    query = sa.select(mentions.c.incident).where(mentions.c.report == report, mentions.c.event == event)
    with register.reading() as connection:
        return connection.scalar(query)


@router.post("/review/decide")
def decided(request: Request, user: Reviewer, form: Form) -> Response:
    """Take a decision and go on to what waits next; where it cannot stand, show the form again and say why."""
    register: Register = request.app.state.register
    told = {key: [str(one) for one in form.getlist(key)] for key in form}
    report, item, action, note = (one(told, key) for key in ("report", "item", "action", "note"))
    if "verdict" in told:
        action, _, item = one(told, "verdict").partition(" ")
    going = way(one(told, "why"), one(told, "type_only"), one(told, "walk"))
    if action not in ("accept", "correct", "reject"):
        raise HTTPException(422)
    blind, value = going.why == "second", None
    if action == "correct":
        held = seen_by(register, report, user.name) if blind else account(register, report)
        fields = to_fields(held.record) if held else {}
        target = item_of(fields, item)
        if target is None:
            raise HTTPException(404)
        change = corrected(fields, target, told)
        if change.faults:
            return _shown(request, report, item, going, user, faults=change.faults, value=_shown_value(change.value))
        value = change.value
        action = action if value else "accept"
    try:
        made = decide(
            register, action, report, item, who=user.name, value=value, note=note.strip() or None, blind=blind
        )
    except ReviewError as problem:
        return _shown(request, report, item, going, user, problem=str(problem), value=_shown_value(value or {}))
    if one(told, "to") == "report":
        return RedirectResponse(f"{address('reports', report)}?done={made.id}#{quote(item)}", 303)
    return RedirectResponse(next_address(register, user.name, going, report, item, made.id), 303)


def one(told: dict[str, list[str]], key: str) -> str:
    """Return the last value of a field of a form; nothing where it is missing."""
    return told.get(key, [""])[-1]


def _shown_value(value: dict[str, Any]) -> dict[str, Any]:
    """Return what a form is filled with again: what can be shown as it was given."""
    return {key: held for key, held in value.items() if key not in ("place", "casualties", "span")}


@router.post("/review/missed")
def missed(request: Request, user: Reviewer, form: Form) -> Response:
    """Put an event on record that the coding missed: the words that tell it, and its type."""
    register: Register = request.app.state.register
    told = {key: [str(one) for one in form.getlist(key)] for key in form}
    report, kind, said, span = (one(told, key) for key in ("report", "type", "words", "span"))
    going = way(one(told, "why"), one(told, "type_only"), one(told, "walk"))
    held = account(register, report)
    if held is None:
        raise HTTPException(404)
    try:
        first, _, last = span.partition("-")
        place = [int(first), int(last)] if span else nearest(held.record.document.text, said.strip(), 0)
        made = decide(register, "correct", report, "new", who=user.name, value={"type": kind, "span": place})
    except ReviewError as problem:
        return _shown(request, report, "", going, user, problem=str(problem))
    except ValueError:
        return _shown(request, report, "", going, user, faults=("span",))
    found = account(register, report)
    events = found.record.events if found else ()
    new = next((event.id for event in events if list(event.span) == place and event.type == kind), "")
    return RedirectResponse(at_item(report, new, going, made.id), 303)


@router.post("/review/undo")
def undone(request: Request, user: Reviewer, form: Form) -> Response:
    """Undo a review: the one named, else one's own last; go back to what it was about."""
    register: Register = request.app.state.register
    told = str(form.get("review", ""))
    found = review(register, int(told)) if told.isascii() and told.isdigit() else last_of(register, user.name)
    if found is None:
        raise ReviewError(_nothing(request))
    undo(register, found.id, who=user.name)
    target = found.target or {}
    if found.report and str(form.get("to", "")) != "log":
        item = str((target.get("was") or {}).get("id", ""))
        return RedirectResponse(at_item(found.report, item, way(str(form.get("why", ""))), found.id), 303)
    return RedirectResponse("/review/log", 303)


def _nothing(request: Request) -> str:
    return words(asking(request).language)("review.nothing_to_undo")
