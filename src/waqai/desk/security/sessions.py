"""Sessions: who is logged in, kept in memory; they end with the desk, with time, and when the user changes."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock


@dataclass(slots=True)
class Session:
    """A user's session: the user's secret when it began, when that was, and when it was last used."""

    name: str
    secret: str
    began: float
    used: float


class Sessions:
    """The sessions of one desk. `lasting` and `idle` are seconds."""

    MOST = 10_000

    def __init__(self, lasting: float, idle: float, now: Callable[[], float] = time.monotonic) -> None:
        self._lasting, self._idle, self._now = lasting, idle, now
        self._kept: dict[str, Session] = {}
        self._lock = Lock()

    def begin(self, name: str, secret: str) -> str:
        """Begin a session of a user; return its token, which the browser keeps."""
        token, now = secrets.token_urlsafe(32), self._now()
        with self._lock:
            self._kept = {key: one for key, one in self._kept.items() if not self._over(one)}
            while len(self._kept) >= self.MOST:
                self._kept.pop(next(iter(self._kept)))
            self._kept[token] = Session(name, secret, now, now)
        return token

    def find(self, token: str | None) -> Session | None:
        """Return the session of `token`; None where there is none, or not any more."""
        with self._lock:
            found = self._kept.get(token or "")
            if found is None or self._over(found):
                self._kept.pop(token or "", None)
                return None
            found.used = self._now()
            return found

    def end(self, token: str | None) -> None:
        """End the session of `token`."""
        with self._lock:
            self._kept.pop(token or "", None)

    def _over(self, one: Session) -> bool:
        now = self._now()
        return now - one.began > self._lasting or now - one.used > self._idle
