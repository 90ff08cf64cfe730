"""Incidents: a row a happening, however many reports tell of it."""

from collections.abc import Iterator

from waqai.exports.columns import Column, Row, Table, Value
from waqai.exports.material import Happening, LeftOut, Material
from waqai.exports.tables.shared import casualty_columns
from waqai.exports.values import casualties, codes_of
from waqai.incidents.incident import Incident

COLUMNS = (
    Column("incident", "text", "the incident's id"),
    Column("type", "text", "one of PLOVER's sixteen types (docs/codebooks.md)"),
    Column("mode", "text", "how it was done"),
    Column("status", "text", "occurred, planned, demanded, threatened, denied, possible"),
    Column("cameo", "text", "CAMEO code"),
    Column("acled", "text", "ACLED event type"),
    Column("actors", "texts", "names of those who act"),
    Column("actors_ar", "texts", "the same, in Arabic"),
    Column("actor_codes", "texts", "their PLOVER codes; an empty one where there is none"),
    Column("actor_countries", "texts", "their states (ISO 3166-1 alpha-3); an empty one where there is none"),
    Column("recipients", "texts", "names of those whom it is done to"),
    Column("recipients_ar", "texts", "the same, in Arabic"),
    Column("recipient_codes", "texts", "their PLOVER codes"),
    Column("recipient_countries", "texts", "their states"),
    Column("start", "day", "first day on which it may have happened"),
    Column("end", "day", "last day; an empty one is open"),
    Column("place", "text", "where"),
    Column("country", "text", "the state where (ISO 3166-1 alpha-3)"),
    Column("admin1", "text", "the province where"),
    Column("lat", "number", "latitude (WGS 84) of the place, of its middle where it is wide: see `precision`"),
    Column("lon", "number", "longitude"),
    Column("precision", "text", "how exact the place is: point, city, district, province, region, country"),
    *casualty_columns(),
    Column("mentions", "integer", "how many event mentions tell of it"),
    Column("reports", "integer", "how many reports tell of it"),
    Column("outlets", "texts", "who published them"),
    Column("independent", "integer", "how many outlets tell it in words of their own"),
    Column("first_report", "day", "day of the first report"),
    Column("last_report", "day", "day of the last report"),
    Column("disputed", "texts", "the fields on which reports or sources differ"),
    Column("followed_by", "text", "the incident in which a planned one came true"),
    Column("open", "truth", "planned, its day has passed, and no report tells that it happened"),
    Column("confidence", "number", "from 0 to 1"),
    Column("lead_report", "text", "the report that tells it best"),
    Column("lead_event", "text", "the event of that report"),
    Column("words", "text", "the paragraph in which it does"),
    Column("because", "text", "why the mentions are one incident, a line a reason"),
)


def rows(material: Material, _left_out: LeftOut) -> Iterator[Row]:
    """Yield a row for every incident."""
    return (tuple(_row(one)) for one in material.happenings())


def _row(one: Happening) -> Iterator[Value]:
    incident, codes = one.incident, codes_of(one.incident)
    yield from (incident.id, incident.type, incident.mode, incident.status)
    yield from (codes.cameo, codes.acled)
    for parties in (incident.actors, incident.recipients):
        yield tuple(who.name for who in parties)
        yield tuple(who.name_ar for who in parties)
        yield tuple(who.code or "" for who in parties)
        yield tuple(who.country or "" for who in parties)
    yield from (incident.start, incident.end)
    site = incident.site
    yield from (site.name, site.country, site.admin1, site.lat, site.lon, site.precision) if site else (None,) * 6
    yield from casualties(incident.casualties)
    yield from _telling(incident)
    yield from (one.told.account.id, one.event.id, one.told.paragraph(one.event.span), "\n".join(incident.because))


def _telling(incident: Incident) -> tuple[Value, ...]:
    return (
        len(incident.mentions),
        len(incident.reports),
        incident.outlets,
        incident.independent,
        incident.first_report,
        incident.last_report,
        tuple(dispute.field for dispute in incident.disputes),
        incident.followed_by,
        incident.open,
        round(incident.confidence, 4),
    )


TABLE = Table("incidents", 1, ("incident",), "a row for each happening", COLUMNS, rows)
