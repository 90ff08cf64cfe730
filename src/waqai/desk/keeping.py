"""Sums over many incidents, kept until the incidents are linked anew."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar, cast

from starlette.requests import Request

from waqai.incidents.storing import state_linked
from waqai.register.opening import Register

MOST = 64
Made = TypeVar("Made")


class Kept:
    """What was made last, by what it was made of."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def has(self, key: Hashable) -> bool:
        """Tell whether it was made."""
        with self._lock:
            return key in self._made

    def get(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what `make` made for this key, now or before."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return cast(Made, self._made[key])
        made = make()
        with self._lock:
            self._made[key] = made
            while len(self._made) > MOST:
                self._made.popitem(last=False)
        return made


def kept(request: Request, name: str, of: Hashable, make: Callable[[], Made]) -> Made:
    """Return what `make` makes of the incidents as they are linked now."""
    return _all(request).get(_key(request, name, of), make)


def is_kept(request: Request, name: str, of: Hashable) -> bool:
    """Tell whether `kept` need not make it."""
    return _all(request).has(_key(request, name, of))


def _all(request: Request) -> Kept:
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept()
    return cast(Kept, state.kept)


def _key(request: Request, name: str, of: Hashable) -> Hashable:
    register: Register = request.app.state.register
    return name, of, state_linked(register)
