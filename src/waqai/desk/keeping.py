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
    state = request.app.state
    if not hasattr(state, "kept"):
        state.kept = Kept()
    register: Register = state.register
    return cast(Kept, state.kept).get((name, of, state_linked(register)), make)
