"""Pages from templates: in the reader's language, with the words, names and tokens that every page needs."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from waqai.desk.asking import THEMES, asking
from waqai.desk.security.csrf import FIELD
from waqai.desk.views.countries import country
from waqai.desk.views.telling import bare, plain, shortened, told
from waqai.desk.words import LANGUAGES, words

HERE = Path(__file__).parent
MENU = ("reports", "incidents", "map", "network", "counts", "dossiers", "search", "review", "add")


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return the page that `template` makes of `values`.

    A template has, besides `values`: `t` (words), `label` (names of codes), `asked` (`Asking`: language, theme, user),
    `token()` (the hidden field of a form that changes something), `static(path)`, `here(**changes)` (this address with
    other parameters) and `address(*parts)` (a path whose parts are quoted).
    """
    asked = asking(request)
    chosen = words(asked.language)
    common = {
        "t": chosen,
        "label": chosen.label,
        "asked": asked,
        "languages": LANGUAGES,
        "menu": [name for name in MENU if f"/{name}" in known(request)] if asked.user else [],
        "path": request.url.path,
        "token": lambda: Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, asked.token),
        "here": lambda **changes: here(request, **changes),
    }
    answer = HTMLResponse(environment().get_template(template).render({**common, **values}), status)
    asked.keep(request, answer)
    return answer


def here(request: Request, **changes: Any) -> str:
    """Return the address of this page with other parameters; None takes one out."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes]
    kept += [(key, str(value)) for key, value in changes.items() if value is not None]
    return request.url.path + (f"?{urlencode(kept)}" if kept else "")


def known(request: Request) -> frozenset[str]:
    """Return the paths of the pages that this desk has."""
    found: frozenset[str] = request.app.state.paths
    return found


def address(*parts: object) -> str:
    """Return the path made of `parts`, each quoted."""
    return "/" + "/".join(quote(str(part), safe="~") for part in parts)


def static(path: str) -> str:
    """Return the address of a file of ours, which changes when a file does."""
    return f"/static/{stamp()}/{path}"


@cache
def stamp() -> str:
    """Return a hash of all files that are served as they are."""
    made = hashlib.sha256()
    for path in sorted((HERE / "static").rglob("*")):
        if path.is_file():
            made.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return made.hexdigest()[:12]


@cache
def environment() -> Environment:
    """Return where templates come from."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"told": told, "bare": bare, "plain": plain, "shortened": shortened, "country": country}
    made.globals |= {"static": static, "address": address, "themes": THEMES}
    return made
