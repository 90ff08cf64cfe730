"""What the rooms found in one report, before it is laid out as a record."""

from dataclasses import dataclass

from waqai.actors.entity import Entity
from waqai.arabic.tokens import Analysis
from waqai.events import Events
from waqai.reader.reading import Found, Reading
from waqai.reports.report import Notice, Report
from waqai.times.time import PublishedInference


@dataclass(frozen=True, slots=True)
class Coded:
    """Everything that the rooms found in one report."""

    report: Report
    analysis: Analysis
    found: Found
    reading: Reading
    entities: tuple[Entity, ...]
    events: Events
    inferred: PublishedInference | None
    notices: tuple[Notice, ...] = ()
