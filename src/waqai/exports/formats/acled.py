"""The columns of ACLED: a row for each incident that happened and that ACLED codes, one day and one place each."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from waqai.exports.acled_terms import DISORDER, force, geo_precision, sub_event
from waqai.exports.columns import Column
from waqai.exports.countries import country
from waqai.exports.formats.csv import lines
from waqai.exports.material import Happening, LeftOut, Material
from waqai.exports.values import codes_of, joined, number_of, one_line
from waqai.incidents.incident import Incident, Party
from waqai.record.model import Bounds
from waqai.record.to_json import number

COLUMNS = (
    Column("event_id_cnty", "text", "state (ISO 3166-1 alpha-3) and a number from the incident's id"),
    Column("event_date", "day", "its first day; the day of the first report where no report dates it"),
    Column("year", "integer", "the year of that day"),
    Column("time_precision", "integer", "1 the day is told, 2 a week or less, 3 longer, or dated by its report"),
    Column("disorder_type", "text", "Political violence, Demonstrations, Strategic developments"),
    Column("event_type", "text", "ACLED event type"),
    Column("sub_event_type", "text", "ACLED sub-event type; empty where the reports do not tell it"),
    Column("actor1", "text", "first of those who act"),
    Column("assoc_actor_1", "text", "the others"),
    Column("inter1", "text", "what actor1 is: State forces, Rebel group, Protesters, Civilians, …"),
    Column("actor2", "text", "first of those whom it is done to; in a clash, the second who acts"),
    Column("assoc_actor_2", "text", "the others"),
    Column("inter2", "text", "what actor2 is"),
    Column("interaction", "text", "both, with a hyphen between; «only» where there is one"),
    Column("civilian_targeting", "text", "Civilian targeting, where violence is done to civilians; else empty"),
    Column("iso", "integer", "the state's ISO 3166-1 number"),
    Column("region", "text", "ACLED's region"),
    Column("country", "text", "English name of the state"),
    Column("admin1", "text", "the province"),
    Column("admin2", "text", "always empty"),
    Column("admin3", "text", "always empty"),
    Column("location", "text", "the place"),
    Column("latitude", "number", "WGS 84"),
    Column("longitude", "number", "WGS 84"),
    Column("geo_precision", "integer", "1 a town or exacter, 2 a district, 3 a province, region or state"),
    Column("source", "text", "outlets"),
    Column("source_scale", "text", "always empty"),
    Column("notes", "text", "the words of the report that tells it best, and what is uncertain"),
    Column("fatalities", "integer", "the least number of killed that is reported; 0 where none is reported"),
    Column("tags", "text", "always empty"),
    Column("timestamp", "integer", "midnight (UTC) of the day of the last report, in seconds since 1970"),
)
_WEEK = 7


def export(material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield the heading and a line for every incident that ACLED codes."""
    return lines([column.name for column in COLUMNS], _rows(material, left_out))


def _rows(material: Material, left_out: LeftOut) -> Iterator[list[str]]:
    for one in material.happenings():
        why, day = _why_not(one), _day(one)
        if why or day is None:
            left_out[why or "no day is known"] += 1
        else:
            yield [*_what(one, day), *_who(one.incident), *_where(one.incident), *_rest(one)]


def _why_not(one: Happening) -> str | None:
    if one.incident.status != "occurred":
        return f"{one.incident.status}: ACLED codes what happened"
    if codes_of(one.incident).acled is None:
        return "neither violence, demonstration nor strategic development"
    return None if one.incident.site and one.incident.site.country else "no state is known"


def _day(one: Happening) -> date | None:
    incident = one.incident
    return incident.start or incident.end or incident.first_report or one.told.account.published


def _what(one: Happening, day: date) -> Iterator[str]:
    incident, kind = one.incident, codes_of(one.incident).acled or ""
    state = incident.site.country if incident.site else None
    yield from (f"{state}{number_of(incident.id)}", day.isoformat(), str(day.year), str(_time_precision(incident)))
    yield from (DISORDER[kind], kind, sub_event(kind, incident))


def _time_precision(incident: Incident) -> int:
    if incident.start is None or incident.end is None:
        return 3
    length = (incident.end - incident.start).days
    return 1 if length == 0 else 2 if length < _WEEK else 3


def _who(incident: Incident) -> Iterator[str]:
    first, second = sides(incident)
    where = incident.site.country if incident.site else None
    kinds = [force(side[0], incident.type, where) if side else "" for side in (first, second)]
    for side, kind in zip((first, second), kinds, strict=True):
        yield from (side[0].name if side else "", joined(who.name for who in side[1:]), kind)
    known = [kind for kind in kinds if kind]
    yield "-".join(known) if len(known) == 2 else f"{known[0]} only" if known else ""
    violent = incident.type == "ASSAULT"
    yield "Civilian targeting" if violent and kinds[1] == "Civilians" else ""


def sides(incident: Incident) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Return the two sides: who acts and whom it is done to; of a clash, the first who acts and the others."""
    if incident.recipients or len(incident.actors) < 2:
        return incident.actors, incident.recipients
    return incident.actors[:1], incident.actors[1:]


def _where(incident: Incident) -> Iterator[str]:
    site = incident.site
    state = country(site.country if site else None)
    yield from (state.number.lstrip("0"), state.acled_region, state.name)
    yield from ((site.admin1 or "") if site else "", "", "", site.name if site else "")
    yield from ("" if value is None else f"{value:.4f}" for value in ((site.lat, site.lon) if site else (None, None)))
    yield str(geo_precision(site.precision if site else None))


def _rest(one: Happening) -> Iterator[str]:
    incident = one.incident
    killed = incident.casualties.get("killed", Bounds(0, 0))
    last = incident.last_report or one.told.account.published
    seconds = int(datetime(last.year, last.month, last.day, tzinfo=UTC).timestamp()) if last else ""
    yield from (joined(incident.outlets), "", _notes(one), str(int(killed.low or 0)), "", str(seconds))


def _notes(one: Happening) -> str:
    incident = one.incident
    notes = [one_line(one.told.paragraph(one.event.span))]
    killed = incident.casualties.get("killed")
    if killed and killed.low != killed.high:
        notes.append(f"[killed: {number(killed.low) or 0} to {number(killed.high) or 'unknown'}]")
    if incident.start is None and incident.end is None:
        notes.append("[dated by its report]")
    if incident.disputes:
        notes.append(f"[disputed: {joined((one.field for one in incident.disputes), ', ')}]")
    return " ".join(notes)
