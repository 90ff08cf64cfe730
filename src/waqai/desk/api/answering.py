"""Answers of the API: JSON as UTF-8, pages, and answers that are not sent again where nothing has changed."""

import hashlib
import json
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from waqai.desk.answers.forms import Form
from waqai.register.opening import Register

LIMIT, MOST = 50, 200
Limit = Annotated[int, Query(ge=1, le=MOST, description="how many on a page")]
After = Annotated[
    str | None, Query(min_length=1, max_length=300, description="where the page begins: `next` of the page before")
]


class Json(JSONResponse):
    """JSON as UTF-8; what cannot be written so is shown as a question mark."""

    def render(self, content: Any) -> bytes:
        """Return the bytes of the answer."""
        return json.dumps(content, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")


def register_of(request: Request) -> Register:
    """Return the register of the desk that is asked."""
    found: Register = request.app.state.register
    return found


def told(form: BaseModel, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Return a form as JSON."""
    return Json(form.model_dump(mode="json", exclude_unset=True), status, headers)


def tagged(request: Request, form: BaseModel | dict[str, Any], tag: str | None = None) -> Response:
    """Return a form with its ETag (`tag`, else a hash of it); nothing where the client has it already."""
    answer = Json(form if isinstance(form, dict) else form.model_dump(mode="json", exclude_unset=True))
    tag = tag or hashlib.sha256(bytes(answer.body)).hexdigest()[:32]
    return unchanged(request, tag) or _with(answer, tag)


def unchanged(request: Request, tag: str) -> Response | None:
    """Return 304 where the client has what `tag` names."""
    have = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    return _with(Response(status_code=304), tag) if f'"{tag}"' in have or "*" in have else None


def _with(answer: Response, tag: str) -> Response:
    answer.headers.update({"ETag": f'"{tag}"', "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"})
    return answer


class Paged(Form):
    """A page; `next` says where the next one begins, as the parameter `after`; null on the last."""

    next: str | None
