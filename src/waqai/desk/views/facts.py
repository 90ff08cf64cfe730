"""The facts of a record as cards: what each says, of whom, when and where, and why it is on record."""

from collections.abc import Iterable
from dataclasses import dataclass

from waqai.desk.views.countries import country
from waqai.desk.views.reasons import Reason, reasons
from waqai.desk.words import Words
from waqai.record.model import (
    Bounds,
    EntityRecord,
    EventRecord,
    FigureRecord,
    PlaceRecord,
    Record,
    StatementRecord,
    TimeRecord,
)

ORDER = ("event", "statement", "actor", "place", "time", "figure")
ROLES = ("actors", "recipients", "sources")


@dataclass(frozen=True, slots=True)
class Value:
    """Words of a row; `fact` is the id of the fact that they name."""

    words: str
    fact: str | None = None


Links = dict[str, dict[str, tuple[Value, ...]]]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a card: what it tells of, and the values; `minor` where it is left out of what hovering shows."""

    name: str
    values: tuple[Value, ...]
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A fact. `quote` are its words in the report, `related` the ids of facts that take part in it."""

    id: str
    family: str
    heading: str
    quote: str
    rows: tuple[Row, ...]
    because: tuple[Reason, ...]
    status: str | None = None
    confidence: float | None = None
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Of:
    """What the cards of one record share: its text, actors, places and ties, and the words of the page."""

    text: str
    actors: dict[str, EntityRecord]
    places: dict[str, str]
    links: Links
    t: Words


def cards(record: Record, t: Words) -> dict[str, tuple[Card, ...]]:
    """Return the cards of a record by family, in the order in which they are shown."""
    text = record.document.text
    actors = {entity.id: entity for entity in record.entities}
    of = _Of(text, actors, {place.id: place.span.of(text) for place in record.places}, _links(record), t)
    made = {
        "event": tuple(_event(one, of) for one in record.events),
        "statement": tuple(_statement(one, of) for one in record.statements),
        "actor": tuple(_actor(one, of) for one in sorted(record.entities, key=lambda one: -len(one.mentions))),
        "place": tuple(_place(one, of) for one in record.places),
        "time": tuple(_time(one, of) for one in record.times),
        "figure": tuple(_figure(one, of) for one in record.figures),
    }
    return {family: made[family] for family in ORDER}


def name_of(entity: EntityRecord, t: Words) -> str:
    """Return what an actor is called in the language of the page."""
    first, second = (entity.name_ar, entity.name) if t.language == "ar" else (entity.name, entity.name_ar)
    return first or second or t("common.unknown")


def bounds(value: Bounds | FigureRecord, t: Words) -> str:
    """Return a number or its bounds in words."""
    low, high = _number(value.low), _number(value.high)
    if low == high:
        return low or t("common.unknown")
    if not low or not high:
        return t("report.at_most", n=high) if not low else t("report.at_least", n=low)
    return t("report.between", low=low, high=high)


def _number(value: float | None) -> str | None:
    if value is None:
        return None
    return f"{int(value):,}" if value == int(value) else f"{value:,}"


def _event(one: EventRecord, of: _Of) -> Card:
    t = of.t
    rows = [Row(t.label("role", role), _named(getattr(one, role), of)) for role in ROLES]
    if one.start or one.end:
        rows.append(Row(t.label("role", "time"), (Value(t.days(one.start, one.end)),)))
    if one.place:
        name = of.places.get(one.place.id or "", "") if t.language == "ar" else ""
        where = _where(name or one.place.name, one.place.country, t)
        rows.append(Row(t.label("role", "place"), (Value(where, one.place.id),)))
    if one.count:
        rows.append(Row(t.label("role", "count"), (Value(bounds(one.count, t)),)))
    rows += [Row(t.label("harm", harm), (Value(bounds(many, t)),)) for harm, many in one.casualties.items()]
    rows += [Row(t.label("link", kind), targets) for kind, targets in of.links.get(one.id, {}).items()]
    codes = (("PLOVER", one.codes.plover), ("CAMEO", one.codes.cameo), ("ACLED", one.codes.acled))
    rows.append(Row(t("report.codes"), tuple(Value(f"{book} {code}") for book, code in codes if code), True))
    heading = t.label("type", one.type) + (f" · {t.label('mode', one.mode)}" if one.mode else "")
    related = [name for role in ROLES for name in getattr(one, role)]
    related += [one.place.id] if one.place and one.place.id else []
    return Card(
        one.id,
        "event",
        heading,
        one.span.of(of.text),
        _filled(rows),
        reasons(one.because),
        status=one.status,
        confidence=one.confidence,
        related=tuple(dict.fromkeys(related)),
    )


def _statement(one: StatementRecord, of: _Of) -> Card:
    t = of.t
    parties = {"speaker": one.speaker, "addressee": one.addressee, "outlet": one.outlet}
    rows = [Row(t.label("role", role), _named((name,), of)) for role, name in parties.items() if name]
    if one.cue:
        rows.append(Row(t("report.cue"), (Value(one.cue.of(of.text)),)))
    if one.start or one.end:
        rows.append(Row(t.label("role", "time"), (Value(t.days(one.start, one.end)),)))
    heading = f"{t.label('standing', one.standing)} · {t.label('speech', one.kind)}"
    related = tuple(dict.fromkeys(name for name in parties.values() if name))
    return Card(
        one.id, "statement", heading, one.span.of(of.text), _filled(rows), reasons((one.because,)), related=related
    )


def _actor(one: EntityRecord, of: _Of) -> Card:
    t = of.t
    other = one.name if t.language == "ar" else one.name_ar
    rows = [
        Row(t("report.kind"), (Value(t.label("kind", one.kind)),)),
        Row(t("report.also"), (Value(other),) if other and other != name_of(one, t) else ()),
        Row(t("report.office"), (Value(one.role),) if one.role else ()),
        Row(t("report.country"), (Value(country(one.country, t.language)),) if one.country else ()),
        Row(t("report.mentions"), (Value(str(len(one.mentions))),)),
    ]
    quote = one.mentions[0].of(of.text) if one.mentions else ""
    return Card(one.id, "actor", name_of(one, t), quote, _filled(rows), reasons((one.because,)))


def _place(one: PlaceRecord, of: _Of) -> Card:
    t = of.t
    rows = [
        Row(t("report.country"), (Value(country(one.country, t.language)),) if one.country else ()),
        Row(t("report.province"), (Value(one.admin1),) if one.admin1 else ()),
        Row(t("report.precision"), (Value(t.label("precision", one.precision)),) if one.precision else ()),
        Row(t("report.point"), _point(one)),
        Row(t("report.maybe"), tuple(Value(name) for name in one.candidates)),
    ]
    return Card(
        one.id,
        "place",
        one.span.of(of.text) if t.language == "ar" else one.name,
        one.span.of(of.text),
        _filled(rows),
        reasons((one.because,)),
    )


def _point(one: PlaceRecord) -> tuple[Value, ...]:
    return (Value(f"{one.lat:.2f}, {one.lon:.2f}"),) if one.lat is not None and one.lon is not None else ()


def _time(one: TimeRecord, of: _Of) -> Card:
    t = of.t
    rows = [
        Row("TIMEX3", (Value(one.timex),) if one.timex else ()),
        Row(t("report.day_part"), (Value(t.label("day_part", one.time_of_day)),) if one.time_of_day else ()),
    ]
    return Card(
        one.id, "time", t.days(one.start, one.end), one.span.of(of.text), _filled(rows), reasons((one.because,))
    )


def _figure(one: FigureRecord, of: _Of) -> Card:
    t = of.t
    many = bounds(one, t)
    heading = t("report.about", n=many) if one.approx else many
    rows = [
        Row(t("report.unit"), (Value(one.unit),) if one.unit else ()),
        Row(t("report.part_of"), (Value(one.of, one.of),) if one.of else ()),
    ]
    related = (one.of,) if one.of else ()
    quote = one.span.of(of.text)
    return Card(one.id, "figure", heading, quote, _filled(rows), reasons((one.because,)), related=related)


def _named(names: Iterable[str], of: _Of) -> tuple[Value, ...]:
    return tuple(Value(name_of(of.actors[name], of.t), name) for name in names if name in of.actors)


def _where(name: str, code: str | None, t: Words) -> str:
    state = country(code, t.language)
    return f"{name}{t('common.comma')}{state}" if state and state != name else name


def _links(record: Record) -> Links:
    """Return what each event is tied to, by the kind of tie."""
    words = {one.id: one.span.of(record.document.text) for one in record.events}
    found: Links = {}
    for link in record.links:
        kinds = found.setdefault(link.source, {})
        kinds[link.type] = (*kinds.get(link.type, ()), Value(words.get(link.target, link.target), link.target))
    return found


def _filled(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row.values)
