"""iCalendar (RFC 5545): what is planned, on its days. A plan without first and last day is left out."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from waqai import __version__
from waqai.exports.columns import Column
from waqai.exports.material import Happening, LeftOut, Material
from waqai.exports.values import joined, one_line
from waqai.incidents.incident import Incident

COLUMNS = (
    Column("UID", "text", "the incident's id, at waqai"),
    Column("DTSTAMP", "text", "midnight (UTC) of the day of the last report"),
    Column("DTSTART", "day", "first day"),
    Column("DTEND", "day", "the day after the last one, as iCalendar has it"),
    Column("SUMMARY", "text", "type, who, with whom"),
    Column("DESCRIPTION", "text", "the words, the outlets, what became of it"),
    Column("LOCATION", "text", "where"),
    Column("GEO", "text", "latitude and longitude, where the place is a city or exacter"),
    Column("CATEGORIES", "text", "type and mode"),
    Column("STATUS", "text", "TENTATIVE; CONFIRMED where it came true, CANCELLED where it is now denied"),
    Column("TRANSP", "text", "TRANSPARENT: it takes nobody's time"),
    Column("URL", "text", "address of the report that tells it best"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_OCTETS = 75


def export(material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield the calendar, an event at a time."""
    yield _lines("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//waqai//Waqai {__version__}//EN", "CALSCALE:GREGORIAN")
    for one in material.happenings():
        if not is_plan(one.incident):
            continue
        start, end = one.incident.start, one.incident.end
        stamp = one.incident.last_report or one.told.account.published or start
        if start is None or end is None or stamp is None:
            left_out["planned, but first or last day is not told"] += 1
        else:
            yield _lines("BEGIN:VEVENT", *_properties(one, start, end, stamp), "END:VEVENT")
    yield _lines("END:VCALENDAR")


def is_plan(incident: Incident) -> bool:
    """Tell whether the incident is, or was told as, planned."""
    return incident.status == "planned" or any(stage.status == "planned" for stage in incident.course)


def _properties(one: Happening, start: date, end: date, stamp: date) -> Iterator[str]:
    incident, site = one.incident, one.incident.site
    yield f"UID:{_text(incident.id)}@waqai"
    yield f"DTSTAMP:{stamp:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{start:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_text(summary(incident))}"
    yield f"DESCRIPTION:{_text(_description(one))}"
    if site:
        yield f"LOCATION:{_text(joined((site.name, site.admin1, site.country), ', '))}"
        if site.lat is not None and site.lon is not None and site.precision in ("city", "point"):
            yield f"GEO:{site.lat};{site.lon}"
    yield f"CATEGORIES:{','.join(_text(word) for word in (incident.type, incident.mode) if word)}"
    yield f"STATUS:{_status(incident)}"
    yield "TRANSP:TRANSPARENT"
    if address := one.told.address():
        yield f"URL:{one_line(address).replace(' ', '%20')}"


def summary(incident: Incident) -> str:
    """Return what is planned in a line: «CONSULT: Egypt, Turkey»."""
    who, whom = (joined((one.name for one in side), ", ") for side in (incident.actors, incident.recipients))
    parties = " → ".join(part for part in (who, whom) if part)
    return f"{incident.type}{f' {incident.mode}' if incident.mode else ''}{f': {parties}' if parties else ''}"


def _description(one: Happening) -> str:
    incident = one.incident
    parts = [one.told.paragraph(one.event.span)]
    if incident.outlets:
        parts.append(f"Told by {', '.join(incident.outlets)}.")
    if incident.followed_by:
        parts.append(f"It came true: incident {incident.followed_by}.")
    if incident.open:
        parts.append("Its day has passed, and no report tells that it happened.")
    return "\n".join(parts)


def _status(incident: Incident) -> str:
    if incident.followed_by or incident.status == "occurred":
        return "CONFIRMED"
    return "CANCELLED" if incident.status == "denied" else "TENTATIVE"


def _text(words: str) -> str:
    """Return `words` as a TEXT value: what has a meaning in iCalendar escaped, control characters left away."""
    plain = _CONTROL.sub("", words.replace("\r\n", "\n"))
    for mark in ("\\", ";", ","):
        plain = plain.replace(mark, f"\\{mark}")
    return plain.replace("\n", "\\n")


def _lines(*lines: str) -> bytes:
    return b"".join(b"\r\n ".join(_folded(line)) + b"\r\n" for line in lines)


def _folded(line: str) -> Iterator[bytes]:
    """Yield the parts of `line`, none of more than 75 octets with its leading space, no letter torn apart."""
    held, room = b"", _OCTETS
    for letter in line:
        octets = letter.encode("utf-8")
        if len(held) + len(octets) > room:
            yield held
            held, room = b"", _OCTETS - 1
        held += octets
    yield held
