"""What the tools answer with."""

from datetime import date

from waqai.desk.answers.forms import (
    Event,
    Figure,
    Form,
    IncidentBrief,
    ReportHead,
    ReportHit,
    Statement,
)
from waqai.desk.answers.situations import DossierName
from waqai.dossiers.report import Clash, Entry, Factor, Holding, Series, Step, Tally


class Events(Form):
    """Events found, each with its citation; `next` says where the next page begins, None on the last."""

    events: tuple[Event, ...]
    next: str | None


class Reports(Form):
    """Reports found; `next` as of events."""

    reports: tuple[ReportHit, ...]
    next: str | None


class Incidents(Form):
    """Incidents, the latest first; `next` as of events."""

    incidents: tuple[IncidentBrief, ...]
    next: str | None


class Saying(Form):
    """Statements, the newest first. `reports` were looked at; `complete` tells whether these are all there are."""

    statements: tuple[Statement, ...]
    reports: int
    complete: bool


class ReportTold(Form):
    """A report: a part of its text from `start` to `end`, and what is on record of that part.

    `length` is that of the whole text, in characters.
    """

    report: ReportHead
    start: int
    end: int
    length: int
    text: str
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]


class DossierPart(Form):
    """Parts of a dossier; those that were not asked for are empty.

    `dossiers` lists the dossiers that there are where none was named.
    """

    dossiers: tuple[DossierName, ...] = ()
    name: str | None = None
    title: str | None = None
    about: str | None = None
    as_of: date | None = None
    reports: int = 0
    outlets: tuple[str, ...] = ()
    timeline: tuple[Entry, ...] = ()
    tallies: tuple[Tally, ...] = ()
    parties: tuple[Holding, ...] = ()
    clashes: tuple[Clash, ...] = ()
    steps: tuple[Step, ...] = ()
    series: tuple[Series, ...] = ()
    factors: tuple[Factor, ...] = ()


class Coded(Form):
    """What a text tells, by its record; nothing of it is kept. The report of its citations is called `text`."""

    published: date | None
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...]
    notices: tuple[str, ...]
