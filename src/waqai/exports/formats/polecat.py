"""The columns of POLECAT: a row for each event that PLOVER codes. What is missing is the word «None», as there."""

from collections.abc import Iterator

from waqai import __version__
from waqai.codebooks import Plover, intensity, quad
from waqai.exports.columns import Column
from waqai.exports.countries import country
from waqai.exports.formats.plover import codable
from waqai.exports.material import LeftOut, Material, Told
from waqai.exports.values import coded_days, joined, one_line, sector, state
from waqai.record.model import EntityRecord, EventRecord

COLUMNS = (
    Column("Event ID", "text", "report and event, with a colon between"),
    Column("Event Date", "day", "first day; of what is planned or threatened, the day of the report"),
    Column("Event Type", "text", "PLOVER type"),
    Column("Event Mode", "text", "PLOVER mode"),
    Column("Intensity", "number", "PLOVER's score, from -10 to 10"),
    Column("Quad Code", "text", "verbal or material, cooperation or conflict, in capitals"),
    Column("Contexts", "text", "always None: Waqai codes no contexts"),
    *(
        Column(f"{side} {name}" if side not in name else name, "text", what)
        for side in ("Actor", "Recipient")
        for name, what in (
            ("Name", f"names of the {side.lower()}s"),
            ("Country", "English names of their states"),
            ("COW", "always None: Waqai has no Correlates of War codes"),
            (f"Primary {side} Sector", "the first one's sector"),
            ("Sectors", "the sectors of all"),
            ("Title", "offices at the day of the report"),
            ("Name Raw", "Arabic names"),
            (f"Wikipedia {side} ID", "always None"),
        )
    ),
    Column("Placename", "text", "where"),
    Column("City", "text", "the place, where it is a city or exacter"),
    Column("District", "text", "the place, where it is a district"),
    Column("Province", "text", "its province"),
    Column("Country", "text", "English name of its state"),
    Column("Latitude", "number", "WGS 84"),
    Column("Longitude", "number", "WGS 84"),
    Column("GeoNames ID", "text", "number in GeoNames"),
    Column("Raw Placename", "text", "the words that name the place"),
    Column("Feature Type", "text", "how exact the place is: point, city, district, province, region, country"),
    Column("Source", "text", "who published the report"),
    Column("Publication Date", "day", "day of publication"),
    Column("Story People", "text", "all persons of the report"),
    Column("Story Organizations", "text", "all organisations, governments and armed groups of the report"),
    Column("Story Locations", "text", "all places of the report"),
    Column("Language", "text", "of the report: ISO 639-1 code"),
    Column("Version", "text", "the version of Waqai"),
)
_ORGANISATIONS = frozenset(("government", "military", "armed_group", "organisation"))


def export(material: Material, left_out: LeftOut) -> Iterator[bytes]:
    """Yield the heading and a line for every event that PLOVER codes."""
    yield _line(column.name for column in COLUMNS)
    for told in material.told():
        for event, coded in codable(told, left_out):
            yield _line(_row(told, event, coded))


def _line(values: Iterator[str]) -> bytes:
    return ("\t".join(one_line(value) or "None" for value in values) + "\n").encode("utf-8")


def _row(told: Told, event: EventRecord, coded: Plover) -> Iterator[str]:
    account, record = told.account, told.account.record
    first = (coded_days(event, coded, account.published) or ("",))[0]
    yield from (f"{account.id}:{event.id}", str(first), coded.type, coded.mode or "")
    yield from (f"{intensity(coded.type, coded.mode):g}", quad(coded.type).upper(), "")
    yield from _side(told.who(event.actors))
    yield from _side(told.who(event.recipients))
    yield from _where(told, event)
    yield from (account.outlet or "", str(account.published or ""))
    yield joined(who.name for who in record.entities if who.kind == "person")
    yield joined(who.name for who in record.entities if who.kind in _ORGANISATIONS)
    yield joined(place.name for place in record.places)
    yield from (record.document.language, f"waqai {__version__}")


def _side(people: tuple[EntityRecord, ...]) -> Iterator[str]:
    sectors = [found for who in people if (found := sector(who))]
    yield joined(who.name for who in people)
    yield joined(country(who.country).name or state(who) for who in people)
    yield from ("", sectors[0] if sectors else "", joined(sectors))
    yield joined(who.role for who in people)
    yield from (joined(who.name_ar for who in people), "")


def _where(told: Told, event: EventRecord) -> Iterator[str]:
    place = told.place(event)
    if place is None:
        state_name = country(event.place.country).name if event.place else ""
        yield from (event.place.name if event.place else "", "", "", "", state_name, "", "", "", "", "")
        return
    precision, number = place.precision or "", (place.ref or "")
    yield from (place.name, place.name if precision in ("city", "point") else "")
    yield from (place.name if precision == "district" else "", place.admin1 or "", country(place.country).name)
    yield from ("" if value is None else f"{value:.4f}" for value in (place.lat, place.lon))
    yield number.removeprefix("geonames:") if number.startswith("geonames:") else ""
    yield from (place.span.of(told.text), precision)
