"""GeoJSON (RFC 7946): a feature for each incident whose place has coordinates."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from waqai.exports.columns import Column, Value
from waqai.exports.material import Happening, LeftOut, Material
from waqai.exports.values import joined, json_line
from waqai.incidents.incident import Site
from waqai.record.to_json import number

COLUMNS = (
    Column("id", "text", "the incident's id, also that of the feature"),
    Column("type", "text", "one of PLOVER's sixteen types"),
    Column("mode", "text", "how it was done"),
    Column("status", "text", "occurred, planned, demanded, threatened, denied, possible"),
    Column("actors", "text", "names of those who act, with «; » between"),
    Column("recipients", "text", "names of those whom it is done to"),
    Column("start", "day", "first day on which it may have happened"),
    Column("end", "day", "last day"),
    Column("place", "text", "where"),
    Column("admin1", "text", "the province where"),
    Column("country", "text", "the state where (ISO 3166-1 alpha-3)"),
    Column("precision", "text", "how exact the place is; the point is the middle of a province, region or state"),
    Column("killed_low", "number", "how many were killed, at least"),
    Column("killed_high", "number", "at most"),
    Column("reports", "integer", "how many reports tell of it"),
    Column("independent", "integer", "how many outlets tell it in words of their own"),
    Column("outlets", "text", "who published them"),
    Column("first_report", "day", "day of the first report"),
    Column("disputed", "text", "the fields on which reports or sources differ"),
    Column("confidence", "number", "from 0 to 1"),
    Column("words", "text", "the paragraph that tells it best"),
    Column("url", "text", "address of its report"),
)


def export(material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield the collection, a feature a line."""
    yield b'{"type":"FeatureCollection","features":['
    before = "\n"
    for one in material.happenings():
        site = one.incident.site
        if site is None or site.lat is None or site.lon is None:
            left_out["no coordinates are known"] += 1
            continue
        yield f"{before}{json_line(_feature(one, site))}".encode()
        before = ",\n"
    yield b"\n]}\n"


def _feature(one: Happening, site: Site) -> dict[str, Any]:
    values = dict(zip((column.name for column in COLUMNS), _values(one, site), strict=True))
    shown = {name: value.isoformat() if isinstance(value, date) else value for name, value in values.items()}
    point = {"type": "Point", "coordinates": [site.lon, site.lat]}
    return {"type": "Feature", "id": one.incident.id, "geometry": point, "properties": shown}


def _values(one: Happening, site: Site) -> Iterator[Value]:
    incident, killed = one.incident, one.incident.casualties.get("killed")
    yield from (incident.id, incident.type, incident.mode, incident.status)
    yield from (joined(who.name for who in side) for side in (incident.actors, incident.recipients))
    yield from (incident.start, incident.end, site.name, site.admin1, site.country, site.precision)
    yield from (number(killed.low), number(killed.high)) if killed else (None, None)
    yield from (len(incident.reports), incident.independent, joined(incident.outlets), incident.first_report)
    yield joined(dispute.field for dispute in incident.disputes)
    yield from (round(incident.confidence, 4), one.told.paragraph(one.event.span), one.told.address())
