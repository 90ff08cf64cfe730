"""Logging in and out."""

import math
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from waqai.desk.rendering import page
from waqai.desk.security.access import user_of
from waqai.desk.security.csrf import COOKIE
from waqai.desk.security.passwords import matches
from waqai.desk.security.sessions import Sessions
from waqai.desk.security.tries import Tries
from waqai.desk.views.telling import CONTROLS
from waqai.register.users import registered

router = APIRouter()
FRONT = "/reports"
BY_ADDRESS, BY_NAME = 4, 10  # as many times the tries of one name from one address


@router.get("/login")
def asked(request: Request, to: str = FRONT) -> Response:
    """Ask who one is."""
    if user_of(request):
        return RedirectResponse(ours(to), 303)
    return page(request, "login.html", to=ours(to), wrong=False, name="")


@router.post("/login")
def entered(
    request: Request,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form()],
    to: Annotated[str, Form()] = FRONT,
) -> Response:
    """Begin a session, where the password is right."""
    tries: Tries = request.app.state.tries
    most, address = request.app.state.settings.tries, request.client.host if request.client else ""
    wait = tries.take(((name, address), most), (address, most * BY_ADDRESS), ((name,), most * BY_NAME))
    if wait:
        raise HTTPException(429, headers={"Retry-After": str(math.ceil(wait))})
    known = registered(request.app.state.register, name)
    if not matches(known.secret if known else None, password) or known is None:
        return page(request, "login.html", status=401, to=ours(to), wrong=True, name=name)
    tries.forget((name, address))
    sessions: Sessions = request.app.state.sessions
    answer = RedirectResponse(ours(to), 303)
    secure = request.app.state.settings.secure
    sessions.end(request.cookies.get(COOKIE))
    token = sessions.begin(known.name, known.secret)
    answer.set_cookie(COOKIE, token, httponly=True, samesite="lax", secure=secure, path="/")
    return answer


@router.post("/logout")
def left(request: Request) -> Response:
    """End the session."""
    sessions: Sessions = request.app.state.sessions
    sessions.end(request.cookies.get(COOKIE))
    answer = RedirectResponse("/login", 303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def ours(address: str) -> str:
    """Return `address` where it is a path of this desk, else the front page."""
    foreign = not address.startswith("/") or address[1:2] in ("/", "\\") or CONTROLS.search(address)
    return FRONT if foreign or any(char in address for char in "\r\n\t\\") else address
