"""PLOVER's interchange form: a JSON line for each event that PLOVER codes, by its own rules.

It has no status: what is planned or threatened is coded as the agreement or the threat, on the day of the report;
what is demanded, denied or only possible is no event of its own. An event without actor or, where the type needs
one, without recipient is not coded.
"""

from collections.abc import Iterator
from typing import Any

from waqai import __version__
from waqai.codebooks import Plover, intensity, quads
from waqai.exports.columns import Column
from waqai.exports.material import LeftOut, Material, Told
from waqai.exports.values import coded_days, dated_by_report, json_line, plover_of, sector, state
from waqai.record.model import EntityRecord, EventRecord
from waqai.record.to_json import number

COLUMNS = (
    Column("id", "text", "report and event, with a colon between"),
    Column("date", "day", "first day; of what is planned or threatened, the day of the report"),
    Column("enddate", "day", "last day, where it is another one"),
    Column("actor", "texts", "those who act: code, sector, entity_text (Arabic), identifier_text (English), office"),
    Column("recipient", "texts", "those whom it is done to, likewise"),
    Column("event", "texts", "the PLOVER type"),
    Column("mode", "texts", "the PLOVER mode"),
    Column("quad_code", "integer", "1 verbal, 2 material cooperation, 3 verbal, 4 material conflict"),
    Column("event_scale", "number", "PLOVER's score, from -10 to 10"),
    Column("event_loc", "text", "resolved_place, extracted_place, geonameid, lat, lon, province, country_code, …"),
    Column("event_text", "texts", "the words that tell of the event"),
    Column("size", "text", "dead, injured, arrested: the least; with _most behind: the most"),
    Column("text", "text", "the paragraph"),
    Column("text_info", "text", "start and end of the words in the text, in Unicode code points"),
    Column("link", "text", "address of the report"),
    Column("cite_info", "text", "citation (the report's id), url, title, language, publication, codebook"),
    Column("coder", "text", "the version of Waqai"),
    Column("comment", "text", "what was planned or threatened, and for when; whether the day is that of the report"),
)
Fields = dict[str, Any]
NEEDS_RECIPIENT = frozenset(("COOPERATE", "AID", "SANCTION"))
_SIZES = (("dead", "killed"), ("injured", "wounded"), ("arrested", "captured"))
_RESOLUTION = {"point": 5, "city": 4, "district": 3, "province": 2, "region": 2, "country": 1}


def export(material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield a line for every event that PLOVER codes."""
    for told in material.told():
        for event, coded in codable(told, left_out):
            yield f"{json_line(fields(told, event, coded))}\n".encode()


def codable(told: Told, left_out: LeftOut) -> Iterator[tuple[EventRecord, Plover]]:
    """Yield the events of a report that PLOVER codes, and count why the others are left out."""
    for event in told.events:
        coded = plover_of(event)
        why = _why_not(told, event, coded)
        if why:
            left_out[why] += 1
        elif coded:
            yield event, coded


def _why_not(told: Told, event: EventRecord, coded: Plover | None) -> str | None:
    if coded is None:
        return f"{event.status}: PLOVER codes no such event"
    if not event.actors:
        return "PLOVER codes no event without actor"
    if coded.type in NEEDS_RECIPIENT and not event.recipients:
        return f"PLOVER codes no {coded.type} without recipient"
    return None if coded_days(event, coded, told.account.published) else "no day is known"


def fields(told: Told, event: EventRecord, coded: Plover) -> Fields:
    """Return the event in PLOVER's form; what is not known is left away."""
    account, document = told.account, told.account.record.document
    first, last = coded_days(event, coded, account.published) or (None, None)
    found = {
        "id": f"{account.id}:{event.id}",
        "date": first and first.isoformat(),
        "enddate": last.isoformat() if last and last != first else None,
        "actor": [_entity(who) for who in told.who(event.actors)],
        "recipient": [_entity(who) for who in told.who(event.recipients)],
        "event": [coded.type],
        "mode": [coded.mode] if coded.mode else [],
        "quad_code": quads()[coded.type],
        "event_scale": intensity(coded.type, coded.mode),
        "event_loc": _location(told, event),
        "event_text": [event.span.of(told.text)],
        "size": _size(event),
        "text": told.paragraph(event.span),
        "text_info": {"start": event.span.start, "end": event.span.end},
        "link": told.address(),
        "cite_info": _known(
            {"citation": account.id, "url": told.address(), "title": document.title, "language": document.language}
            | {"publication": account.outlet, "codebook": "PLOVER 2.0 draft"}
        ),
        "coder": f"waqai {__version__}",
        "comment": _comment(event, coded),
    }
    return _known(found)


def _known(found: Fields) -> Fields:
    return {key: value for key, value in found.items() if value not in (None, [], {}, "")}


def _entity(who: EntityRecord) -> Fields:
    return _known(
        {"code": state(who), "sector": sector(who), "entity_text": who.name_ar, "identifier_text": who.name}
        | {"office": who.role}
    )


def _location(told: Told, event: EventRecord) -> Fields:
    place = told.place(event)
    if place is None:
        return _known({"country_code": event.place.country, "resolution": 1}) if event.place else {}
    reference = place.ref or ""
    return _known(
        {
            "extracted_place": place.span.of(told.text),
            "resolved_place": place.name,
            "geonameid": reference.removeprefix("geonames:") if reference.startswith("geonames:") else None,
            "lat": place.lat,
            "lon": place.lon,
            "province": place.admin1,
            "country_code": place.country,
            "resolution": _RESOLUTION.get(place.precision or ""),
        }
    )


def _size(event: EventRecord) -> Fields:
    found: Fields = {}
    for name, kind in _SIZES:
        bounds = event.casualties.get(kind)
        if bounds:
            found[name] = number(bounds.low)
            if bounds.high != bounds.low:
                found[f"{name}_most"] = number(bounds.high)
    return _known(found)


def _comment(event: EventRecord, coded: Plover) -> str | None:
    if coded.changed:
        when = "/".join(day.isoformat() if day else ".." for day in (event.start, event.end))
        what = f"{event.type} that is {event.status}"
        return f"{what}{f', {when}' if event.start or event.end else ''}; dated by its report"
    return "dated by its report" if dated_by_report(event, coded) else None
