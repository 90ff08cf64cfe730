"""`waqai search`: reports and events by words and filters."""

import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from waqai.cli.bidi import around, clean, fit, isolated
from waqai.cli.lines import Lines
from waqai.cli.progress import bar
from waqai.cli.registers import line, opened
from waqai.cli.text import NARROWEST, WIDEST, interval, sentence_of
from waqai.register.opening import Register
from waqai.register.search.counting import Counts, counts
from waqai.register.search.hits import FoundEvent, FoundParty, Hit, Page
from waqai.register.search.query import Query
from waqai.register.search.rebuilding import rebuild
from waqai.register.search.scripts import in_both_scripts
from waqai.register.search.searching import search
from waqai.register.search.stamp import fresh
from waqai.spans import Span

_WEEKS = 12
_EVENT = ("id", "type", "mode", "status", "start", "end", "place", "country", "confidence")


def run(where: str, query: Query, *, counted: bool, anew: bool, form: str, **way: Any) -> int:
    """Print a page of hits, or the counts; return 1 where nothing is found."""
    with opened(where) as register:
        if anew:
            with bar("indexing", None) as moved:
                rebuild(register, moved)
        elif not fresh(register):
            click.echo(
                "waqai: the index is of other lexicons or code; words may be missed: waqai search --anew", err=True
            )
        if anew and query == Query():
            return 0
        try:
            query = replace(query, words=in_both_scripts(register, query.words))
            return _counted(register, query, form) if counted else _found(search(register, query, **way), form)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 0


def _found(page: Page, form: str) -> int:
    if form == "json":
        for hit in page.hits:
            click.echo(line(fields(hit)))
    else:
        console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
        out = Lines(min(max(console.width, NARROWEST), WIDEST))
        for hit in page.hits:
            for told in _hit(hit, out):
                console.print(told)
    if page.after:
        click.echo(f"waqai: there is more: --after {page.after}", err=True)
    if not page.hits:
        click.echo("waqai: nothing found", err=True)
    return 0 if page.hits else 1


def fields(hit: Hit) -> dict[str, Any]:
    """Return `hit` as JSON holds it: spans as [start, end] of the report's text, with their words."""
    told = {key: getattr(hit, key) for key in ("report", "outlet", "published", "title", "url", "copy_of", "more")}
    marked = [{"span": list(span), "words": span.of(hit.text)} for span in hit.highlights]
    return {**told, "highlights": marked, "events": [_event_fields(event) for event in hit.events]}


def _event_fields(event: FoundEvent) -> dict[str, Any]:
    roles = {role: [asdict(who) for who in getattr(event, role)] for role in ("actors", "recipients", "sources")}
    told = {key: getattr(event, key) for key in _EVENT}
    return {**told, "span": list(event.span), "words": event.words, **roles}


def _hit(hit: Hit, out: Lines) -> Iterator[Text]:
    day = str(hit.published or "undated")
    yield Text(f"{day}  {isolated(clean(hit.outlet or '-'))}  {isolated(clean(hit.report))}", "dim")
    yield out.arabic(hit.title or hit.text[:200], "bold")
    if hit.highlights:
        yield _marked(hit, hit.highlights[0], out)
    for event in hit.events:
        yield from _event(hit, event, out)
    if hit.more:
        yield Text(f"     … and {hit.more} more events", "dim")
    yield Text("")


def _event(hit: Hit, event: FoundEvent, out: Lines) -> Iterator[Text]:
    parts = [f"{event.id:<5}{interval(event.start, event.end)}", " · ".join(filter(None, (event.type, event.mode)))]
    parts += [event.status] if event.status != "occurred" else []
    who = " → ".join(filter(None, (_names(event.actors) or "unnamed", _names(event.recipients))))
    place = f"in {isolated(clean(event.place))}" if event.place else ""
    yield from out.wrapped("  ".join(filter(None, (*parts, who, place, f"{event.confidence:.2f}"))))
    yield _marked(hit, event.span, out)


def _marked(hit: Hit, span: Span, out: Lines) -> Text:
    return out.quote(*around(hit.text, sentence_of(hit.text, span), span, out.inner))


def _names(parties: tuple[FoundParty, ...]) -> str:
    return ", ".join(isolated(fit(clean(party.name or party.name_ar), 40)) for party in parties)


def _counted(register: Register, query: Query, form: str) -> int:
    found = counts(register, query)
    if form == "json":
        click.echo(line(_count_fields(found)))
    else:
        click.echo("\n".join(_count_lines(found)))
    return 0 if found.events else 1


def _count_fields(found: Counts) -> dict[str, Any]:
    countries = [{"country": key, "events": many} for key, many in found.countries.items()]
    weeks = [{"week": key, "events": many} for key, many in found.weeks.items()]
    actors = [asdict(actor) for actor in found.actors]
    return {"events": found.events, "types": found.types, "countries": countries, "weeks": weeks, "actors": actors}


def _count_lines(found: Counts) -> Iterator[str]:
    yield f"{found.events:,} events"
    named = [(isolated(clean(actor.name)), actor.events) for actor in found.actors]
    weeks = [(str(week or "undated"), many) for week, many in found.weeks.items()]
    for title, rows in (
        ("type", list(found.types.items())),
        ("country", [(country or "not known", many) for country, many in found.countries.items()]),
        ("actor", named),
        (f"week (the last {_WEEKS})", weeks[-_WEEKS:]),
    ):
        yield f"\nby {title}"
        yield from (f"{many:>9,}  {name}" for name, many in rows[:20])
