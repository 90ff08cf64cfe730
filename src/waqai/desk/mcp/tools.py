"""The tools: each a question to the register, answered with citations. None of them changes what is on record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Literal, ParamSpec, TypeVar

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from waqai.desk.answers import accounts, finding, forms, incidents, saying
from waqai.desk.answers.coding import LONGEST, coded, read
from waqai.desk.answers.forms import Country, Day, Told
from waqai.desk.answers.situations import Dossiers
from waqai.desk.mcp.forms import Coded, DossierPart, Events, Incidents, Reports, ReportTold, Saying
from waqai.incidents.choosing import Wanted
from waqai.incidents.storing import linked
from waqai.register.account import Account
from waqai.register.accounts import account
from waqai.register.errors import RegisterError, UnknownError
from waqai.register.opening import Register
from waqai.register.search.query import Query
from waqai.reports.errors import ReportError
from waqai.spans import Span

Part = Literal["timeline", "tallies", "parties", "clashes", "steps", "series", "factors"]
Limit = Annotated[int, Field(ge=1, le=50, description="How many at most.")]
After = Annotated[str | None, Field(max_length=300, description="Where the page begins: `next` of the page before.")]
Words = Annotated[
    str,
    Field(
        max_length=500, description='Arabic words in any form, or English names, that it must hold; "a phrase"; -not.'
    ),
]
Several = Annotated[tuple[Told, ...], Field(max_length=10)]
NAMED = "words of the name in Arabic or English, a state's code (USA), or the beginning of an actor code (USAMIL)"
Who = Annotated[Several, Field(description=f"One of these: {NAMED}.")]
Types = Annotated[tuple[forms.Type, ...], Field(max_length=30, description="One of these types.")]
Modes = Annotated[tuple[forms.Mode, ...], Field(max_length=30, description="One of these modes.")]
Statuses = Annotated[tuple[forms.Status, ...], Field(max_length=6, description="One of these.")]
Countries = Annotated[tuple[Country, ...], Field(max_length=50, description="Where: one of these states, as IRQ.")]
EventDay = Annotated[Day | None, Field(description="Bounds the days of the event, both included: YYYY-MM-DD.")]
ReportDay = Annotated[Day | None, Field(description="Bounds the days of publication, both included: YYYY-MM-DD.")]
P = ParamSpec("P")
T = TypeVar("T")


def telling(tool: Callable[P, T]) -> Callable[P, T]:
    """Let a tool tell in words what it could not do."""

    @wraps(tool)
    def told(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return tool(*args, **kwargs)
        except RegisterError as problem:
            raise ToolError(str(problem)) from problem
        except ReportError as problem:
            raise ToolError(problem.problem) from problem

    return told


@dataclass(frozen=True, slots=True)
class Tools:
    """The tools on a register, with the dossiers of a folder; texts are coded by `reader`."""

    register: Register
    folder: Path
    reader: str | None

    def all(self) -> tuple[Callable[..., Any], ...]:
        """Return the tools."""
        return (
            self.search_events,
            self.search_reports,
            self.count_events,
            self.list_incidents,
            self.incident,
            self.report,
            self.who_said_what,
            self.dossier,
            self.code_text,
        )

    @telling
    def search_events(  # noqa: PLR0913, PLR0917  (each is one thing that can be asked for)
        self,
        words: Words = "",
        actor: Who = (),
        recipient: Who = (),
        party: Who = (),
        source: Who = (),
        type: Types = (),  # noqa: A002
        mode: Modes = (),
        status: Statuses = (),
        place: Several = (),
        country: Countries = (),
        outlet: Several = (),
        since: EventDay = None,
        until: EventDay = None,
        published_since: ReportDay = None,
        published_until: ReportDay = None,
        confidence: Annotated[float, Field(ge=0, le=1, description="The least confidence.")] = 0.0,
        order: Literal["relevance", "published", "date", "confidence"] = "published",
        oldest: bool = False,
        limit: Limit = 10,
        after: After = None,
    ) -> Events:
        """Search for events: who did what to whom, when, where, according to whom.

        Of a filter with several values one must hold; all filters must. `party` is either actor or recipient, `source`
        who the report says it has it from. `status` tells what happened (occurred) from what was planned, demanded,
        threatened, denied or possible: say so when you retell it.
        """
        query = Query(
            words,
            actor,
            recipient,
            party,
            source,
            type,
            mode,
            status,
            place,
            country,
            outlet,
            since,
            until,
            published_since,
            published_until,
            confidence,
        )
        found, more = finding.events(self.register, query, order=order, oldest=oldest, limit=limit, after=after)
        return Events(events=found, next=more)

    @telling
    def search_reports(
        self,
        words: Words = "",
        outlet: Several = (),
        published_since: ReportDay = None,
        published_until: ReportDay = None,
        limit: Limit = 10,
        after: After = None,
    ) -> Reports:
        """Search for reports by the words in them; those with the words in their title come first."""
        query = Query(words, outlets=outlet, published_since=published_since, published_until=published_until)
        found, more = finding.reports(self.register, query, order="relevance", oldest=False, limit=limit, after=after)
        return Reports(reports=found, next=more)

    @telling
    def count_events(  # noqa: PLR0913, PLR0917
        self,
        words: Words = "",
        actor: Who = (),
        recipient: Who = (),
        type: Types = (),  # noqa: A002
        status: Statuses = (),
        place: Several = (),
        country: Countries = (),
        since: EventDay = None,
        until: EventDay = None,
    ) -> forms.Counts:
        """Count events by type, state, week and actor; the newest of them are cited as examples.

        These are mentions in reports, not happenings: one attack in ten reports counts ten times. For happenings ask
        `list_incidents` or `dossier`.
        """
        query = Query(
            words,
            actor,
            recipient,
            types=type,
            statuses=status,
            places=place,
            countries=country,
            since=since,
            until=until,
        )
        return finding.counted(self.register, query)

    @telling
    def list_incidents(  # noqa: PLR0913, PLR0917
        self,
        type: Types = (),  # noqa: A002
        status: Statuses = (),
        country: Countries = (),
        party: Annotated[Several, Field(description="Taking part in it: the name or key of each.")] = (),
        since: EventDay = None,
        until: EventDay = None,
        disputed: Annotated[bool, Field(description="Only what sources contradict each other on.")] = False,
        open: Annotated[  # noqa: A002
            bool, Field(description="Only what was planned, its day past, never told to have come.")
        ] = False,
        outlets: Annotated[int, Field(ge=1, le=1000, description="Told by so many independent outlets or more.")] = 1,
        limit: Limit = 10,
        after: After = None,
    ) -> Incidents:
        """List incidents: single happenings over all reports that tell of them, the latest first."""
        linked(self.register)
        wanted = Wanted(
            type,
            status,
            country,
            party,
            since=since,
            until=until,
            disputed=disputed,
            open=open,
            outlets=outlets,
        )
        found, more = incidents.listed(self.register, wanted, oldest=False, limit=limit, after=after)
        return Incidents(incidents=found, next=more)

    @telling
    def incident(self, id: Annotated[str, Field(max_length=100, pattern=r"^[!-~]+$")]) -> forms.IncidentWhole:  # noqa: A002
        """Tell all of an incident: the reports, who says what, disputes, tolls and course, and why it is one."""
        linked(self.register)
        return incidents.whole(self.register, id)

    @telling
    def report(
        self,
        id: Told,  # noqa: A002
        start: Annotated[int, Field(ge=0, le=10**7, description="Where in its text to begin, in characters.")] = 0,
        length: Annotated[int, Field(ge=1, le=20_000, description="How much of its text.")] = 6_000,
    ) -> ReportTold:
        """Read a report: its text, and the events, statements and figures that are on record of it."""
        found = account(self.register, id)
        if found is None:
            raise UnknownError(f"there is no report {id!r}; search for reports")
        text = found.record.document.text
        part = Span(min(start, len(text)), min(start + length, len(text)))
        return ReportTold(
            report=_head(found, self.register),
            start=part.start,
            end=part.end,
            length=len(text),
            text=part.of(text),
            events=tuple(one for one in accounts.events(found) if part.overlaps(one.citation.mark)),
            statements=tuple(one for one in accounts.statements(found) if part.overlaps(one.span)),
            figures=tuple(one for one in accounts.figures(found) if part.overlaps(one.citation.mark)),
        )

    @telling
    def who_said_what(
        self,
        speaker: Annotated[str, Field(max_length=200, description=f"Who said it: {NAMED}; empty: anybody.")] = "",
        words: Annotated[str, Field(max_length=500, description="Arabic words that stand in it, in any form.")] = "",
        since: ReportDay = None,
        until: ReportDay = None,
        limit: Limit = 10,
    ) -> Saying:
        """Tell who said what: quoted and reported words with their speaker. Name a speaker, or words, or both.

        `span` are the words themselves; a statement is the speaker's claim, not a fact.
        """
        found = saying.said(self.register, speaker, words, since=since, until=until, limit=limit)
        return Saying(statements=found.statements, reports=found.reports, complete=found.complete)

    @telling
    def dossier(
        self,
        name: Annotated[Told | None, Field(description="The dossier; left out, the answer lists them.")] = None,
        parts: Annotated[tuple[Part, ...], Field(max_length=7, description="Which parts; all can be long.")] = (
            "timeline",
        ),
    ) -> DossierPart:
        """Tell what the reports tell of a standing situation that somebody follows.

        Its parts: timeline of incidents; tallies, counts by week with the totals that officials gave; positions of the
        parties; clashes, contradictions; steps, what was announced and what came of it; series of figures; factors,
        evidence for and against.
        """
        kept = Dossiers(self.register, self.folder)
        if name is None:
            return DossierPart(dossiers=kept.names())
        linked(self.register)
        told = kept.report(name)
        heads = ("name", "title", "about", "as_of", "reports", "outlets")
        return DossierPart(**{field: getattr(told, field) for field in (*heads, *parts)})

    @telling
    def code_text(
        self,
        text: Annotated[str, Field(min_length=1, max_length=LONGEST, description="An Arabic news report.")],
        title: Annotated[str | None, Field(max_length=1000)] = None,
        published: Annotated[Day | None, Field(description="When it was published: dates in it hang on that.")] = None,
    ) -> Coded:
        """Code a text that is not on file: the events, statements and figures in it. Nothing of it is kept."""
        record = coded(read(text, title=title, published=published, source="text"), self.reader)
        found = Account("text", None, published, None, record)
        return Coded(
            published=published,
            events=accounts.events(found),
            statements=tuple(accounts.statements(found)),
            figures=accounts.figures(found),
            notices=tuple(f"{one.kind}: {one.detail}" for one in record.notices),
        )


def _head(found: Account, register: Register) -> forms.ReportHead:
    return forms.ReportHead(
        id=found.id,
        outlet=found.outlet,
        published=found.published,
        title=found.record.document.title,
        url=accounts.url_of(register, found.id),
        copy_of=found.copy_of,
    )
