"""The description of the API (OpenAPI 3.1), and the forms of what can go wrong in it."""

from functools import lru_cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from waqai import __version__
from waqai.desk.answers.forms import Form
from waqai.desk.faults import PROBLEM

BASE = "/api/v1"
ABOUT = """The facts of a register of Arabic news: who did what to whom, when, where, according to whom, each with the
words that it rests on. Offsets are counted in Unicode code points of the report's text. At a desk of one (on this
machine, without accounts) nothing more is needed; elsewhere a token: `Authorization: Bearer TOKEN`."""


class FieldFault(Form):
    """What is wrong with a field, and where it stands."""

    where: str
    what: str


class Problem(Form):
    """What went wrong (RFC 9457); `errors` names the fields of a request that does not have its form."""

    type: str
    title: str
    status: int
    detail: str | None
    errors: tuple[FieldFault, ...] = ()


_SAYS = {
    400: "The request cannot be made so.",
    401: "A token is needed, or the one given is not known.",
    403: "The role of the user does not allow it, or another site asks for it.",
    404: "There is no such thing on record.",
    405: "This cannot be done to it.",
    408: "The request came too slowly.",
    409: "It does not fit what is on record.",
    413: "The request is too large.",
    422: "The request does not have the form that it needs.",
    503: "The register is held by another process; try again.",
}
FAULTS: dict[int | str, dict[str, Any]] = {
    status: {"model": Problem, "description": says} for status, says in _SAYS.items()
}
TAGGED: dict[int | str, dict[str, Any]] = {304: {"description": "You have it already (If-None-Match)."}}


@lru_cache(maxsize=4)
def description(app: FastAPI) -> dict[str, Any]:
    """Return the description of the API."""
    routes = [route for route in app.routes if getattr(route, "path", "").startswith(BASE)]
    made = get_openapi(
        title="Waqai", version=__version__, description=" ".join(ABOUT.split()), routes=routes or app.routes
    )
    for path in made["paths"].values():
        for operation in path.values():
            for status, answer in operation["responses"].items():
                if status.isdigit() and int(status) >= 400 and "content" in answer:
                    answer["content"] = {PROBLEM: answer["content"]["application/json"]}
    made["components"]["schemas"].pop("HTTPValidationError", None)
    made["components"]["schemas"].pop("ValidationError", None)
    made["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    made["security"] = [{}, {"token": []}]
    made["servers"] = [{"url": "/"}]
    return made
