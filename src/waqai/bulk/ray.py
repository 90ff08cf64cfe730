"""A Ray cluster as an engine: a task a part, tried again where a worker or its machine is lost."""

import os
from collections.abc import Iterator, Sequence
from typing import Any

from waqai.bulk.coding import Done, code_part
from waqai.bulk.errors import BulkError
from waqai.bulk.job import Job
from waqai.bulk.parts import Part
from waqai.bulk.running import Engine

RETRIES = 5
AHEAD = 4  # tasks handed to Ray for each core


def ray(address: str | None = None, jobs: int | None = None) -> Engine:
    """Return an engine on the cluster at `address`; None: that of $RAY_ADDRESS, else one of this machine.

    `jobs` is how many cores a cluster of this machine has.

    Raises:
        BulkError: Ray is not installed, or the cluster cannot be reached.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
    try:
        import ray as library  # noqa: PLC0415
    except ImportError as problem:
        raise BulkError("Ray is not installed; pip install 'waqai[ray]'") from problem
    return lambda job, parts: _spread(library, address, jobs, job, parts)


def _spread(
    ray: Any, address: str | None, jobs: int | None, job: Job, parts: Sequence[Part]
) -> Iterator[tuple[Part, Done | str]]:
    elsewhere = address or os.environ.get("RAY_ADDRESS")
    own = {} if elsewhere else {"num_cpus": jobs, "include_dashboard": False}
    try:
        ray.init(address=elsewhere or "local", log_to_driver=False, logging_level="ERROR", **own)
    except Exception as problem:  # it raises bare ones, too
        raise BulkError(f"the Ray cluster cannot be reached ({problem})") from problem
    try:
        yield from _coded(ray, job, parts)
    finally:
        ray.shutdown()


def _coded(ray: Any, job: Job, parts: Sequence[Part]) -> Iterator[tuple[Part, Done | str]]:
    task = ray.remote(num_cpus=1, max_retries=RETRIES)(code_part)
    told, waiting = ray.put(job), list(reversed(parts))
    running: dict[Any, Part] = {}
    most = max(2, AHEAD * int(ray.cluster_resources().get("CPU", 1)))
    while waiting or running:
        while waiting and len(running) < most:
            part = waiting.pop()
            running[task.remote(told, part)] = part
        for reference in ray.wait(list(running))[0]:
            part = running.pop(reference)
            try:
                yield part, ray.get(reference)
            except ray.exceptions.RayTaskError as problem:
                raise problem.as_instanceof_cause() from None
            except ray.exceptions.RayError as problem:
                yield part, f"its worker was lost {RETRIES + 1} times ({type(problem).__name__}; out of memory?)"
