"""The pages of the desk, a module each with its `router`."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter


def routers() -> Iterator[APIRouter]:
    """Yield the routers of all pages, in order of name."""
    for module in sorted(iter_modules(__path__), key=lambda found: found.name):
        router = getattr(import_module(f"{__name__}.{module.name}"), "router", None)
        if isinstance(router, APIRouter):
            yield router


def paths() -> frozenset[str]:
    """Return the paths of all pages."""
    return frozenset(getattr(route, "path", "") for router in routers() for route in router.routes)
