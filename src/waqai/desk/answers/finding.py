"""Searching and counting, told with citations."""

from dataclasses import asdict, replace

from waqai.desk.answers import forms
from waqai.desk.answers.citing import citation
from waqai.register.opening import Register
from waqai.register.search.counting import NEWEST, counts
from waqai.register.search.hits import FoundEvent, FoundParty, Hit
from waqai.register.search.query import Query
from waqai.register.search.scripts import in_both_scripts
from waqai.register.search.searching import search
from waqai.register.search.walking import Order

WORDS = 3  # places of the words searched for, shown of a report
EXAMPLES = 5


def events(
    register: Register, query: Query, *, order: Order, oldest: bool, limit: int, after: str | None
) -> tuple[tuple[forms.Event, ...], str | None]:
    """Return a page of the events for which `query` holds, and where the next one begins."""
    page = search(
        register, _wide(register, query), by_events=True, order=order, oldest=oldest, limit=limit, after=after
    )
    return tuple(_event(hit, event) for hit in page.hits for event in hit.events), page.after


def reports(
    register: Register, query: Query, *, order: Order, oldest: bool, limit: int, after: str | None
) -> tuple[tuple[forms.ReportHit, ...], str | None]:
    """Return a page of the reports for which `query` holds, and where the next one begins."""
    page = search(register, _wide(register, query), order=order, oldest=oldest, limit=limit, after=after)
    return tuple(_hit(hit) for hit in page.hits), page.after


def counted(register: Register, query: Query, *, exact: bool = False) -> forms.Counts:
    """Return how many events `query` holds for, by what they are: of the `NEWEST`, or with `exact` of all."""
    found = counts(register, _wide(register, query), at_most=None if exact else NEWEST)
    examples, _ = events(register, query, order="published", oldest=False, limit=EXAMPLES, after=None)
    return forms.Counts(
        events=found.events,
        more=found.more,
        types=tuple(forms.CountedType(type=key, events=many) for key, many in found.types.items()),
        countries=tuple(forms.CountedCountry(country=key, events=many) for key, many in found.countries.items()),
        weeks=tuple(forms.CountedWeek(week=key, events=many) for key, many in found.weeks.items()),
        actors=tuple(forms.CountedActor(**asdict(actor)) for actor in found.actors),
        examples=examples,
    )


def _wide(register: Register, query: Query) -> Query:
    return replace(query, words=in_both_scripts(register, query.words))


def _hit(hit: Hit) -> forms.ReportHit:
    cited = dict.fromkeys(citation(hit.report, hit.outlet, hit.published, hit.text, span) for span in hit.highlights)
    told = {name: getattr(hit, name) for name in ("outlet", "published", "title", "url", "copy_of")}
    return forms.ReportHit(
        report=forms.ReportHead(id=hit.report, **told),
        words=tuple(cited)[:WORDS],
        events=tuple(_event(hit, event) for event in hit.events),
        more=hit.more,
    )


def _event(hit: Hit, event: FoundEvent) -> forms.Event:
    told = ("id", "type", "mode", "status", "start", "end", "place", "country", "confidence")
    return forms.Event(
        report=hit.report,
        **{name: getattr(event, name) for name in told},
        actors=_parties(event.actors),
        recipients=_parties(event.recipients),
        sources=_parties(event.sources),
        citation=citation(hit.report, hit.outlet, hit.published, hit.text, event.span),
    )


def _parties(found: tuple[FoundParty, ...]) -> tuple[forms.Actor, ...]:
    return tuple(forms.Actor(**asdict(party)) for party in found)
