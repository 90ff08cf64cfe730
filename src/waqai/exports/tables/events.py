"""Event mentions: a row each time that a report tells of an event."""

from collections.abc import Iterator

from waqai.codebooks import intensity, quad
from waqai.exports.columns import Column, Row, Table, Value
from waqai.exports.material import LeftOut, Material, Told
from waqai.exports.tables.shared import bounds, casualty_columns
from waqai.exports.values import casualties, plover_of
from waqai.record.model import EventRecord

COLUMNS = (
    Column("report", "text", "the report's id"),
    Column("event", "text", "the event's id in the record (e1, …)"),
    Column("incident", "text", "the incident that it is a mention of"),
    Column("outlet", "text", "who published the report"),
    Column("published", "day", "day of publication"),
    Column("copy_of", "text", "the earliest report whose words this one repeats"),
    Column("source", "text", "path or address of the report"),
    Column("type", "text", "one of PLOVER's sixteen types (docs/codebooks.md)"),
    Column("mode", "text", "how it was done"),
    Column("status", "text", "occurred, planned, demanded, threatened, denied, possible"),
    Column("plover", "text", "the type that PLOVER's own rules give; empty where PLOVER codes no event"),
    Column("plover_mode", "text", "its mode in PLOVER"),
    Column("cameo", "text", "CAMEO code"),
    Column("acled", "text", "ACLED event type"),
    Column("quad", "text", "verbal or material, cooperation or conflict, of the type in `plover`"),
    Column("intensity", "number", "PLOVER's score of the type in `plover`, from -10 (conflict) to 10 (cooperation)"),
    Column("actors", "texts", "names of those who act"),
    Column("actors_ar", "texts", "the same, in Arabic"),
    Column("actor_codes", "texts", "their PLOVER codes; an empty one where there is none"),
    Column("actor_countries", "texts", "their states (ISO 3166-1 alpha-3); an empty one where there is none"),
    Column("recipients", "texts", "names of those whom it is done to"),
    Column("recipients_ar", "texts", "the same, in Arabic"),
    Column("recipient_codes", "texts", "their PLOVER codes"),
    Column("recipient_countries", "texts", "their states"),
    Column("sources", "texts", "names of those according to whom"),
    Column("start", "day", "first day on which it may have happened"),
    Column("end", "day", "last day; an empty one is open"),
    Column("place", "text", "where"),
    Column("country", "text", "the state where (ISO 3166-1 alpha-3)"),
    Column("admin1", "text", "the province where"),
    Column("lat", "number", "latitude (WGS 84) of the place, of its middle where it is wide: see `precision`"),
    Column("lon", "number", "longitude"),
    Column("precision", "text", "how exact the place is: point, city, district, province, region, country"),
    Column("place_ref", "text", "the place in a gazetteer (geonames:…)"),
    Column("count_low", "number", "how many events of this kind are told of in these words, at least"),
    Column("count_high", "number", "at most; empty: open"),
    *casualty_columns(),
    Column("headline", "truth", "told in a headline of another report"),
    Column("confidence", "number", "from 0 to 1"),
    Column("words", "text", "the words that tell of the event"),
    Column("word_start", "integer", "where they begin in the text of the report, in Unicode code points"),
    Column("word_end", "integer", "where they end"),
    Column("paragraph", "text", "the paragraph that they stand in"),
    Column("because", "text", "why it is on record, a line a reason"),
)


def rows(material: Material, _left_out: LeftOut) -> Iterator[Row]:
    """Yield a row for every event of every report."""
    for told in material.told():
        yield from (
            (*_report(told, event), *_what(event), *_who(told, event), *_rest(told, event)) for event in told.events
        )


def _report(told: Told, event: EventRecord) -> tuple[Value, ...]:
    account = told.account
    source = account.record.document.source
    incident = told.incidents.get(event.id)
    return account.id, event.id, incident, account.outlet, account.published, account.copy_of, source


def _what(event: EventRecord) -> tuple[Value, ...]:
    coded = plover_of(event)
    found = (coded.type, coded.mode) if coded else (None, None)
    scores = (quad(coded.type), intensity(coded.type, coded.mode)) if coded else (None, None)
    return event.type, event.mode, event.status, *found, event.codes.cameo, event.codes.acled, *scores


def _who(told: Told, event: EventRecord) -> Iterator[Value]:
    for ids in (event.actors, event.recipients):
        people = told.who(ids)
        yield tuple(who.name for who in people)
        yield tuple(who.name_ar for who in people)
        yield tuple(who.code or "" for who in people)
        yield tuple(who.country or "" for who in people)
    yield tuple(who.name for who in told.who(event.sources))


def _rest(told: Told, event: EventRecord) -> Iterator[Value]:
    yield from (event.start, event.end)
    place = told.place(event)
    yield from (event.place.name, event.place.country) if event.place else (None, None)
    yield from (place.admin1, place.lat, place.lon, place.precision, place.ref) if place else (None,) * 5
    yield from bounds(event.count)
    yield from casualties(event.casualties)
    yield from (event.headline, round(event.confidence, 4), event.span.of(told.text), *event.span)
    yield from (told.paragraph(event.span), "\n".join(event.because))


TABLE = Table("events", 1, ("report", "event"), "a row for each event that a report tells of", COLUMNS, rows)
