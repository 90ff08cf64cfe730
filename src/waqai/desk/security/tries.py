"""Tries to log in: so many within a time, by address and by name; then one must wait."""

import time
from collections import deque
from collections.abc import Callable, Hashable
from threading import Lock


class Tries:
    """Counts tries by keys. A key has a number of tries within `within` seconds; in memory, bounded."""

    MOST = 10_000

    def __init__(self, within: float, now: Callable[[], float] = time.monotonic) -> None:
        self._within, self._now = within, now
        self._made: dict[Hashable, deque[float]] = {}
        self._lock = Lock()

    def take(self, *limits: tuple[Hashable, int]) -> float:
        """Count a try under each key of `limits`; return 0, or for how many seconds none is left.

        A try that is refused is not counted.
        """
        with self._lock:
            now = self._now()
            waits = [self._wait(key, most, now) for key, most in limits]
            if any(waits):
                return max(waits)
            for key, _ in limits:
                self._made.setdefault(key, deque()).append(now)
            return 0.0

    def forget(self, key: Hashable) -> None:
        """Forget the tries under `key`: one has succeeded."""
        with self._lock:
            self._made.pop(key, None)

    def _wait(self, key: Hashable, most: int, now: float) -> float:
        if len(self._made) > self.MOST:
            self._made = {name: times for name, times in self._made.items() if now - times[-1] < self._within}
        times = self._made.get(key)
        while times and now - times[0] >= self._within:
            times.popleft()
        if times is not None and not times:
            del self._made[key]
        return self._within - (now - times[0]) if times and len(times) >= most else 0.0
