"""FollowTheMoney entities: the reports as Article, the incidents as Event, their parties as Person, PublicBody, ….

What did not happen says so: the name of an Event begins with its status, and so do its keywords.
A party has the same id in every event that it has a part in.
"""

import hashlib
from collections.abc import Iterator
from typing import Any

from waqai.exports.columns import Column
from waqai.exports.countries import country
from waqai.exports.formats.ical import summary
from waqai.exports.material import Happening, LeftOut, Material, Told
from waqai.exports.values import joined, json_line
from waqai.incidents.incident import Party

COLUMNS = (
    Column("Article", "text", "a report: title, publishedAt, publisher, sourceUrl, language"),
    Column("Event", "text", "an incident: name, startDate, endDate, country, location, involved, summary, proof, …"),
    Column("Person", "text", "a party that is a person: name, alias (Arabic), country"),
    Column("PublicBody", "text", "a state, government or military, with topics gov or mil"),
    Column("Organization", "text", "an organisation or armed group"),
    Column("LegalEntity", "text", "any other party"),
)
_SCHEMATA = {
    "person": "Person",
    "state": "PublicBody",
    "government": "PublicBody",
    "military": "PublicBody",
    "armed_group": "Organization",
    "organisation": "Organization",
}
_TOPICS = {"state": "gov.national", "government": "gov", "military": "mil"}


def export(material: Material, _left_out: LeftOut) -> Iterator[bytes]:
    """Yield a line for every entity: the articles, then the events, each party before the first event that it is in."""
    for told in material.told():
        yield _line("Article", _id("report", told.account.id), _article(told))
    seen: set[str] = set()
    for one in material.happenings():
        for party in (*one.incident.actors, *one.incident.recipients):
            name = _id("party", f"{party.kind}:{party.key}")
            if name not in seen:
                seen.add(name)
                yield _line(_SCHEMATA.get(party.kind, "LegalEntity"), name, _party(party))
        yield _line("Event", _id("incident", one.incident.id), _event(one))


def _id(kind: str, name: str) -> str:
    return f"waqai-{hashlib.sha1(f'{kind}:{name}'.encode(), usedforsecurity=False).hexdigest()}"


def _line(schema: str, name: str, properties: dict[str, list[Any]]) -> bytes:
    known = {key: _each(values) for key, values in properties.items()}
    entity = {"id": name, "schema": schema, "properties": {key: values for key, values in known.items() if values}}
    return f"{json_line(entity)}\n".encode()


def _each(values: list[Any]) -> list[str]:
    return list(dict.fromkeys(str(value) for value in values if value not in (None, "")))


def _article(told: Told) -> dict[str, list[Any]]:
    account, document = told.account, told.account.record.document
    return {
        "title": [document.title],
        "name": [document.title or account.id],
        "publishedAt": [account.published],
        "publisher": [account.outlet],
        "sourceUrl": [told.address()],
        "language": ["ara" if document.language == "ar" else None],
    }


def _states(codes: Iterator[str | None]) -> list[Any]:
    return [country(code).iso2.lower() for code in codes]


def _party(party: Party) -> dict[str, list[Any]]:
    return {
        "name": [party.name or party.name_ar],
        "alias": [party.name_ar] if party.name and party.name_ar != party.name else [],
        "country": _states(iter([party.country])),
        "topics": [_TOPICS.get(party.kind)],
    }


def _event(one: Happening) -> dict[str, list[Any]]:
    incident, site = one.incident, one.incident.site
    status = "" if incident.status == "occurred" else f"[{incident.status}] "
    return {
        "name": [f"{status}{summary(incident)}"],
        "recordId": [incident.id],
        "startDate": [incident.start],
        "endDate": [incident.end],
        "country": _states(iter([site.country])) if site else [],
        "location": [joined((site.name, site.admin1, country(site.country).name), ", ")] if site else [],
        "involved": [_id("party", f"{who.kind}:{who.key}") for who in (*incident.actors, *incident.recipients)],
        "summary": [one.told.paragraph(one.event.span)],
        "keywords": [incident.status, incident.type, incident.mode],
        "publisher": list(incident.outlets),
        "sourceUrl": [one.told.address()],
        "proof": [_id("report", telling.report) for telling in incident.reports],
    }
