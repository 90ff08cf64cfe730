"""The rooms that the pipeline leads through, found by name; one that is not built yet gives nothing."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any


@cache
def room(package: str, name: str) -> Callable[..., Any] | None:
    """Return function `name` of ``waqai.<package>``, or None where it is not there yet."""
    found: Callable[..., Any] | None = getattr(import_module(f"waqai.{package}"), name, None)
    return found


def ask(package: str, name: str, *arguments: object, otherwise: object = ()) -> Any:
    """Call function `name` of a room with `arguments`; give `otherwise` where there is no such function."""
    function = room(package, name)
    return function(*arguments) if function else otherwise
