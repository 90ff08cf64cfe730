"""Running a job: the parts that are not done yet go to an engine, whatever the order in which they come back."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from waqai.bulk.coding import Done
from waqai.bulk.job import Job
from waqai.bulk.parts import Part
from waqai.bulk.plan import done_in, planned
from waqai.bulk.stores import store

Engine = Callable[[Job, Sequence[Part]], Iterator[tuple[Part, Done | str]]]


@dataclass(slots=True)
class Outcome:
    """What a run came to: of all parts the records, events and skipped reports, and the parts that failed, with why."""

    parts: int = 0
    before: int = 0
    records: int = 0
    events: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    failed: dict[str, str] = field(default_factory=dict)

    def took(self, done: Done) -> None:
        """Add what became of a part."""
        self.records += done.records
        self.events += done.events
        self.skipped.update(done.skipped)


def run(
    job: Job, sources: Sequence[str], engine: Engine, progress: Callable[[int, int], object] = lambda _done, _all: None
) -> Outcome:
    """Code `sources` into the output of `job`; what a run before did stays, and a failed part is tried again.

    `progress` is told how many parts of how many are done.

    Raises:
        BulkError: the output was begun otherwise, or a source is missing.
    """
    out = store(job.out)
    job, parts = planned(job, sources)
    known = done_in(out)
    outcome = Outcome(len(parts), len(known))
    for done in known.values():
        outcome.took(done)
    left = [part for part in parts if part.name not in known]
    progress(len(known), len(parts))
    for number, (part, told) in enumerate(engine(job, left), len(known) + 1):
        if isinstance(told, str):
            outcome.failed[part.name] = told
        else:
            outcome.took(told)
        progress(number, len(parts))
    out.swept()
    return outcome
