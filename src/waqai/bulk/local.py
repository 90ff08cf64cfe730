"""The cores of this machine as an engine."""

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from waqai.bulk.coding import Done, code_part
from waqai.bulk.job import Job
from waqai.bulk.parts import Part
from waqai.bulk.running import Engine

TRIES = 3
KILLED = f"the process that coded it was killed {TRIES} times (out of memory?)"


def local(jobs: int) -> Engine:
    """Return an engine of `jobs` processes; with one, all is done in this very process."""
    return _here if jobs <= 1 else lambda job, parts: _pooled(job, parts, jobs)


def _here(job: Job, parts: Sequence[Part]) -> Iterator[tuple[Part, Done | str]]:
    for part in parts:
        yield part, code_part(job, part)


def _pooled(job: Job, parts: Sequence[Part], jobs: int) -> Iterator[tuple[Part, Done | str]]:
    """Yield what becomes of each part; where a process is killed, those in hand are tried again, each alone."""
    waiting = list(reversed(parts))
    while waiting:
        suspects: list[Part] = []
        with ProcessPoolExecutor(min(jobs, len(waiting)), get_context("spawn")) as pool:
            running: dict[Future[Done], Part] = {}
            while (waiting and not suspects) or running:
                while waiting and not suspects and len(running) < 2 * jobs:
                    part = waiting.pop()
                    try:
                        running[pool.submit(code_part, job, part)] = part
                    except BrokenProcessPool:
                        suspects.append(part)
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    part = running.pop(future)
                    try:
                        yield part, future.result()
                    except BrokenProcessPool:
                        suspects.append(part)
        for part in suspects:
            yield part, _alone(job, part)


def _alone(job: Job, part: Part) -> Done | str:
    for _ in range(TRIES):
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            try:
                return pool.submit(code_part, job, part).result()
            except BrokenProcessPool:
                continue
    return KILLED
