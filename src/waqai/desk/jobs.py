"""Work that takes longer than a page may: done one at a time in the background, its progress told."""

import logging
import secrets
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

log = logging.getLogger(__name__)
KEPT = 50
WAITING = 8


class BusyError(Exception):
    """Too much work waits already."""


@dataclass(slots=True)
class Job:
    """A piece of work: what it is, whose, how far it has come (`total` None: not known), and what came of it."""

    id: str
    kind: str
    who: str
    total: int | None = None
    done: int = 0
    stage: str = "waiting"
    result: Any = None
    fault: str | None = None
    _future: Future[None] | None = field(default=None, repr=False)

    @property
    def ended(self) -> bool:
        """Tell whether nothing more will happen."""
        return self.stage in ("done", "failed")

    def within(self, seconds: float) -> bool:
        """Wait for the end, at most so long; tell whether it has come."""
        if self._future:
            wait([self._future], seconds)
        return self.ended


class Jobs:
    """The jobs of one desk, the last of which are remembered."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, "waqai-job")
        self._kept: dict[str, Job] = {}
        self._lock = Lock()

    def start(self, kind: str, who: str, work: Callable[[Job], object], *, total: int | None = None) -> Job:
        """Do `work` when its turn comes; it is handed the job, to tell of its progress, and returns the result.

        Raises:
            BusyError: too much work waits already.
        """
        job = Job(secrets.token_urlsafe(9), kind, who, total)
        with self._lock:
            if sum(not one.ended for one in self._kept.values()) >= WAITING:
                raise BusyError
            ended = [key for key, one in self._kept.items() if one.ended]
            for key in ended[: max(0, len(self._kept) - KEPT)]:
                del self._kept[key]
            self._kept[job.id] = job
        job._future = self._pool.submit(_done, job, work)
        return job

    def find(self, name: str) -> Job | None:
        """Return the job of that id; None where there is none, or not any more."""
        return self._kept.get(name)

    def close(self) -> None:
        """End when the job in hand has ended; what waits is not begun."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _done(job: Job, work: Callable[[Job], object]) -> None:
    job.stage = "running"
    try:
        job.result = work(job)
        job.stage = "done"
    except Exception as problem:  # told on the page of the job
        log.error("job %s failed", job.kind, exc_info=problem)
        job.fault, job.stage = str(problem), "failed"
