"""`waqai incidents`: what happened, by how many independent outlets, in dispute or open."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import click

from waqai.cli.bidi import clean, isolated
from waqai.cli.registers import line, opened
from waqai.incidents.disputes import figure
from waqai.incidents.form import to_fields
from waqai.incidents.incident import Dispute, Incident, Party, Toll
from waqai.incidents.storing import incidents_of, linked

SHOWN = 6  # tolls, sources and claims in text


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents: told from `since` to `until`, of a type, in a country, by so many independent outlets."""

    since: date | None = None
    until: date | None = None
    type: str | None = None
    country: str | None = None
    outlets: int = 1
    open: bool = False
    disputed: bool = False
    main: bool = False

    def __contains__(self, one: Incident) -> bool:
        return (
            (self.since is None or (one.last_report is not None and one.last_report >= self.since))
            and (self.until is None or (one.first_report is not None and one.first_report <= self.until))
            and self.type in (None, one.type)
            and (self.country is None or (one.site is not None and one.site.country == self.country))
            and one.independent >= self.outlets
            and (one.open or not self.open)
            and (bool(one.disputes) or not self.disputed)
            and (not self.main or any(telling.main for telling in one.reports))
        )


def run(where: str, wanted: Wanted, *, form: str, why: bool) -> int:
    """Link what has changed, and print the incidents that are wanted."""
    with opened(where) as register:
        linked(register)
        found = (one for one in incidents_of(register) if one in wanted)
        try:
            if form == "json":
                click.echo(json.dumps([to_fields(one) for one in found], ensure_ascii=False, indent=1))
            elif form == "jsonl":
                for one in found:
                    click.echo(line(to_fields(one)))
            else:
                _print(found, why=why)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _print(found: Iterable[Incident], *, why: bool) -> None:
    count = 0
    for one in found:
        count += 1
        click.echo("\n".join(_lines(one)))
        if why:
            click.echo("\n".join(f"     because {isolated(clean(reason))}" for reason in one.because))
    click.echo(f"{count} incidents")


def _lines(one: Incident) -> Iterator[str]:
    place = ", ".join(filter(None, (one.site.name, one.site.country))) if one.site else "place not told"
    what = f"{one.type} {one.mode}" if one.mode else one.type
    yield f"{one.id}  {_days(one.start, one.end)}  {what}  {one.status}  {place}"
    if one.actors or one.recipients:
        yield f"     {_names(one.actors)} → {_names(one.recipients)}"
    main = [telling.report for telling in one.reports if telling.main]
    outlets = f" ({', '.join(one.outlets)})" if one.outlets else ""
    yield (
        f"     {len(one.reports)} reports, {len(main)} chiefly of it; {one.independent} independent outlets{outlets};"
        f" {_days(one.first_report, one.last_report)}; confidence {one.confidence:.2f}"
    )
    if main:
        yield f"     main: {_some([isolated(clean(report)) for report in main])}"
    yield from (f"     {_toll(toll)}" for toll in one.tolls[:SHOWN])
    yield from (f"     disputed {_dispute(dispute)}" for dispute in one.disputes)
    if len(one.course) > 1:
        yield "     course: " + " → ".join(f"{stage.status} ({stage.published or 'undated'})" for stage in one.course)
    if one.followed_by:
        yield f"     came true in {one.followed_by}"
    if one.open:
        yield "     open: its day has passed, and no report tells that it came true"


def _days(start: date | None, end: date | None) -> str:
    if start is None:
        return "undated"
    return start.isoformat() if end in (None, start) else f"{start.isoformat()}..{end.isoformat() if end else ''}"


def _names(parties: Iterable[Party]) -> str:
    return _some([isolated(clean(party.name)) for party in parties]) or "?"


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _toll(toll: Toll) -> str:
    told = figure(toll.bounds)
    sources = _some(list(map(clean, toll.sources))) or "no source told"
    return f"{toll.kind} {told}: {sources}, {toll.published or 'undated'}"


def _dispute(dispute: Dispute) -> str:
    claims = [f"{clean(claim.value)} ({_some(list(map(clean, claim.sources)))})" for claim in dispute.claims[:SHOWN]]
    return f"{dispute.field}: " + " / ".join(claims)
