"""The desk as one application: its pages, interfaces, limits and headers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from importlib.util import find_spec

from fastapi import Depends, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from waqai import __version__
from waqai.desk import entering, pages
from waqai.desk.faults import fault, of_http, of_register, of_validation
from waqai.desk.jobs import Jobs
from waqai.desk.rendering import HERE
from waqai.desk.security import csrf
from waqai.desk.security.access import reading
from waqai.desk.security.csrf import SameSite
from waqai.desk.security.headers import Headers, Hosts
from waqai.desk.security.limits import Limits
from waqai.desk.security.sessions import Sessions
from waqai.desk.security.tries import Tries
from waqai.desk.settings import Settings
from waqai.register.errors import RegisterError
from waqai.register.opening import Register


def create_app(register: Register, *, settings: Settings | None = None) -> FastAPI:
    """Return the desk on `register`. A page finds it at `request.app.state.register`."""
    settings = settings or Settings()
    app = FastAPI(title="Waqai", version=__version__, lifespan=_living, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.register = register
    app.state.settings = settings
    app.state.sessions = Sessions(settings.session.total_seconds(), settings.idle.total_seconds())
    app.state.jobs = Jobs()
    app.state.tries = Tries(settings.tries_within)
    for router in pages.routers():
        app.include_router(router, dependencies=[Depends(reading), Depends(csrf.checked)], include_in_schema=False)
    if settings.needs_accounts:
        app.include_router(entering.router, dependencies=[Depends(csrf.checked)], include_in_schema=False)
    if find_spec("waqai.desk.api"):
        import_module("waqai.desk.api").attach(app)
    app.router.routes.append(Mount("/static/{stamp}", StaticFiles(directory=HERE / "static")))
    app.add_api_route("/", _front, include_in_schema=False)
    app.state.paths = pages.paths()
    app.add_exception_handler(HTTPException, of_http)
    app.add_exception_handler(RegisterError, of_register)
    app.add_exception_handler(RequestValidationError, of_validation)
    app.add_exception_handler(Exception, fault)
    app.add_middleware(Limits, settings=settings)
    app.add_middleware(SameSite)
    app.add_middleware(Hosts, names=settings.names)
    app.add_middleware(Headers)
    return app


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.jobs.close()


def _front(_request: Request) -> Response:
    return RedirectResponse("/reports", 307)
