"""The JSON form of an incident, and back."""

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from waqai.incidents.incident import Claim, Dispute, Incident, Mention, Party, Site, Stage, Telling, Toll
from waqai.record.model import Bounds
from waqai.record.to_json import number

Fields = dict[str, Any]
_PLAIN = ("id", "type", "mode", "status", "independent", "followed_by", "open", "confidence")
_DAYS = ("start", "end", "first_report", "last_report")


def to_fields(incident: Incident) -> Fields:
    """Return an incident as dictionaries and lists, in the order of its fields; days are ISO strings."""
    made: Fields = {name: getattr(incident, name) for name in _PLAIN}
    made |= {name: _iso(getattr(incident, name)) for name in _DAYS}
    made |= {
        "actors": [_flat(party) for party in incident.actors],
        "recipients": [_flat(party) for party in incident.recipients],
        "site": _flat(incident.site) if incident.site else None,
        "mentions": [_flat(mention) for mention in incident.mentions],
        "reports": [entry for telling in incident.reports for entry in _entries(telling)],
        "outlets": list(incident.outlets),
        "casualties": {kind: _bounds(bounds) for kind, bounds in incident.casualties.items()},
        "tolls": [_toll(toll) for toll in incident.tolls],
        "disputes": [
            {"field": dispute.field, "claims": [_claim(claim) for claim in dispute.claims]}
            for dispute in incident.disputes
        ],
        "course": [
            {"published": _iso(stage.published), "status": stage.status, "mention": _flat(stage.mention)}
            for stage in incident.course
        ],
        "because": list(incident.because),
    }
    return {field.name: made[field.name] for field in fields(Incident)}


def from_fields(made: Fields) -> Incident:
    """Return the incident whose fields (made by `to_fields`) these are."""
    days: dict[str, Any] = {name: _day(made[name]) for name in _DAYS}
    return Incident(
        **{name: made[name] for name in _PLAIN},
        **days,
        actors=tuple(Party(**party) for party in made["actors"]),
        recipients=tuple(Party(**party) for party in made["recipients"]),
        site=Site(**made["site"]) if made["site"] else None,
        mentions=tuple(Mention(**mention) for mention in made["mentions"]),
        reports=tuple(_tellings(made["reports"])),
        outlets=tuple(made["outlets"]),
        casualties={kind: Bounds(**bounds) for kind, bounds in made["casualties"].items()},
        tolls=tuple(_toll_of(toll) for toll in made["tolls"]),
        disputes=tuple(
            Dispute(dispute["field"], tuple(_claim_of(claim) for claim in dispute["claims"]))
            for dispute in made["disputes"]
        ),
        course=tuple(
            Stage(_day(stage["published"]), stage["status"], Mention(**stage["mention"])) for stage in made["course"]
        ),
        because=tuple(made["because"]),
    )


def _flat(value: Party | Site | Mention) -> Fields:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _entries(telling: Telling) -> Iterator[Fields]:
    """Yield a line for a report and for each further name of it, which says whose it is."""
    yield {"id": telling.report, "main": telling.main}
    for name in telling.also:
        yield {"id": name, "main": telling.main, "same_as": telling.report}


def _tellings(entries: Iterable[Fields]) -> Iterator[Telling]:
    also: dict[str, tuple[str, ...]] = {}
    own = []
    for entry in entries:
        if "same_as" in entry:
            also[entry["same_as"]] = (*also.get(entry["same_as"], ()), entry["id"])
        else:
            own.append(entry)
    return (Telling(entry["id"], entry["main"], also.get(entry["id"], ())) for entry in own)


def _toll(toll: Toll) -> Fields:
    return {
        "kind": toll.kind,
        "bounds": _bounds(toll.bounds),
        "mention": _flat(toll.mention),
        "sources": list(toll.sources),
        "published": _iso(toll.published),
    }


def _toll_of(made: Fields) -> Toll:
    return Toll(
        made["kind"],
        Bounds(**made["bounds"]),
        Mention(**made["mention"]),
        tuple(made["sources"]),
        _day(made["published"]),
    )


def _claim(claim: Claim) -> Fields:
    return {"value": claim.value, "mentions": [_flat(m) for m in claim.mentions], "sources": list(claim.sources)}


def _claim_of(made: Fields) -> Claim:
    return Claim(made["value"], tuple(Mention(**m) for m in made["mentions"]), tuple(made["sources"]))


def _bounds(bounds: Bounds) -> Fields:
    return {"low": number(bounds.low), "high": number(bounds.high)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
