"""How fast each step of a report's way is: words a second, one core."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from waqai import actors, events, figures, places, statements, times
from waqai.actors.naming import names
from waqai.arabic import analyse, fold
from waqai.coding.assembly import assemble
from waqai.coding.coded import Coded
from waqai.coding.outcome import outcome
from waqai.reader import Reader
from waqai.reader.reading import Found
from waqai.record import to_json
from waqai.reports.report import Report
from waqai.reports.segments import asides

_T = TypeVar("_T")


@dataclass(slots=True)
class Steps:
    """Seconds spent in each step, in the order in which they come."""

    seconds: dict[str, float] = field(default_factory=dict)

    def run(self, step: str, work: Callable[[], _T]) -> _T:
        """Do `work`, and count its time as that of `step`."""
        started = time.process_time()
        done = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.process_time() - started
        return done


def measure(reports: Sequence[Report], reader: Reader, warm: int = 20) -> tuple[Steps, int]:
    """Return the CPU time of each step over `reports`, and their words; the first `warm` reports fill the caches."""
    for report in reports[:warm]:
        walk(report, reader, Steps())
    steps = Steps()
    for report in reports[warm:]:
        walk(report, reader, steps)
    return steps, sum(len(report.text.split()) for report in reports[warm:])


def walk(report: Report, reader: Reader, steps: Steps) -> None:
    """Take a report from its text to its record, as `coding.code` does, and count what each step takes."""
    day = report.published
    steps.run("folding", lambda: fold(report.text))
    analysis = steps.run("words, sentences, tags", lambda: analyse(report))
    days = steps.run("times", lambda: times.find(analysis, day, day))
    numbers = steps.run("figures", lambda: figures.find(analysis, days))
    local = steps.run("places", lambda: places.find(analysis))
    steps.run("actors: view, rules, names", lambda: names(analysis, local))
    mentions = steps.run("actors: mentions", lambda: actors.find(analysis, local, day))
    beside = tuple(part.span for part in asides(report.segments))
    said = steps.run("statements", lambda: statements.find(analysis, mentions, beside))
    found = Found(days, numbers, local, mentions, said)
    reading = steps.run("reader", lambda: reader.read(report, analysis, found))
    same = reading.same_entity
    entities = steps.run("actors: entities", lambda: actors.resolve(analysis, reading.mentions, day, same))
    decided = steps.run("events", lambda: events.decode(report, analysis, found, reading, entities, day, day))
    coded = Coded(report, analysis, found, reading, entities, decided, None)
    steps.run("record as JSON", lambda: to_json(assemble(coded, outcome(coded))))


def table(steps: Steps, words: int) -> Iterable[str]:
    """Yield the lines of the table: step, words a second, milliseconds for 250 words, share."""
    whole = sum(steps.seconds.values())
    for step, seconds in [*steps.seconds.items(), ("all", whole)]:
        speed = f"{words / seconds:10,.0f}" if seconds else "         –"
        yield f"{step:32s} {speed} words/s {250_000 * seconds / words:7.2f} ms {seconds / whole:5.0%}\n"
