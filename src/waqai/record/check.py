"""The invariants of a record: what must hold of every one, whatever the text."""

import hashlib
from collections.abc import Iterator
from datetime import date

from waqai.record.model import Bounds, EventRecord, Record
from waqai.spans import Span


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TYPES = _set(
    "AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION"
    " MOBILIZE COERCE ASSAULT"
)
STATUSES = _set("occurred planned demanded threatened denied possible")
KINDS = _set("state government military armed_group organisation person population facility other")
NOISE = _set("related_headline promo byline caption garbled")
LINKS = _set("same_incident because_of in_response_to contradicts follows_up")


def check(record: Record) -> list[str]:
    """Return what is wrong with `record`, a sentence a fault; an empty list if nothing is."""
    return [
        *_document(record),
        *_spans(record),
        *_ids(record),
        *_references(record),
        *_values(record),
    ]


def _document(record: Record) -> Iterator[str]:
    document = record.document
    if document.id != hashlib.sha256(document.text.encode("utf-8")).hexdigest():
        yield "document: the id is not the SHA-256 of the text"
    if document.published and document.published_inferred:
        yield "document: a publication date is both known and inferred"
    if document.published_inferred:
        yield from _interval("document", document.published_inferred.earliest, document.published_inferred.latest)


def _all_spans(record: Record) -> Iterator[tuple[str, Span]]:
    for kind in (
        "noise",
        "times",
        "places",
        "figures",
        "statements",
        "events",
        "relations",
        "links",
        "notices",
    ):
        for number, item in enumerate(getattr(record, kind)):
            yield f"{kind}[{number}]", item.span
    for entity in record.entities:
        yield from ((f"entity {entity.id}", span) for span in entity.mentions)
    yield from ((f"statement {item.id} cue", item.cue) for item in record.statements if item.cue)
    inferred = record.document.published_inferred
    yield from (("published_inferred", span) for span in (inferred.because if inferred else ()))


def _spans(record: Record) -> Iterator[str]:
    text = record.document.text
    for what, span in _all_spans(record):
        if not 0 <= span.start < span.end <= len(text):
            yield f"{what}: the span {tuple(span)} is not in the text"
        elif not span.of(text).strip():
            yield f"{what}: the span {tuple(span)} holds no words"
    for entity in record.entities:
        if not entity.mentions:
            yield f"entity {entity.id}: no words stand for it"


def _ids(record: Record) -> Iterator[str]:
    lists: dict[str, list[str]] = {
        "n": [item.id for item in record.entities],
        "t": [item.id for item in record.times],
        "p": [item.id for item in record.places],
        "f": [item.id for item in record.figures],
        "s": [item.id for item in record.statements],
        "e": [item.id for item in record.events],
    }
    for letter, ids in lists.items():
        for number, name in enumerate(ids, 1):
            if name != f"{letter}{number}":
                yield f"{name}: stands where {letter}{number} is expected"


def _references(record: Record) -> Iterator[str]:
    entities = {item.id for item in record.entities}
    events = {item.id for item in record.events}
    places = {item.id for item in record.places}
    figures = {item.id for item in record.figures}
    wanted: list[tuple[str, str | None, set[str]]] = []
    for event in record.events:
        wanted += ((event.id, who, entities) for who in (*event.actors, *event.recipients, *event.sources))
        wanted.append((event.id, event.place.id if event.place else None, places))
    for said in record.statements:
        wanted += ((said.id, who, entities) for who in (said.speaker, said.addressee, said.outlet))
    wanted += ((figure.id, figure.of, figures) for figure in record.figures)
    wanted += (("relation", who, entities) for tie in record.relations for who in (tie.subject, tie.object))
    wanted += (("link", which, events) for link in record.links for which in (link.source, link.target))
    yield from (
        f"{what}: refers to {target}, which is not on record"
        for what, target, ids in wanted
        if target and target not in ids
    )


def _values(record: Record) -> Iterator[str]:
    for event in record.events:
        yield from _event(event)
    for kind, known, values in (
        ("entity kind", KINDS, [item.kind for item in record.entities]),
        ("noise kind", NOISE, [item.kind for item in record.noise]),
        ("link type", LINKS, [item.type for item in record.links]),
        (
            "statement kind",
            frozenset(("direct", "indirect")),
            [item.kind for item in record.statements],
        ),
    ):
        yield from (f"{kind} {value!r} is unknown" for value in values if value not in known)
    for time in record.times:
        yield from _interval(time.id, time.start, time.end)
    for said in record.statements:
        yield from _interval(said.id, said.start, said.end)
    for figure in record.figures:
        yield from _bounds(figure.id, Bounds(figure.low, figure.high))
        if figure.of == figure.id:
            yield f"{figure.id}: is a part of itself"


def _event(event: EventRecord) -> Iterator[str]:
    if event.type not in TYPES:
        yield f"{event.id}: type {event.type!r} is unknown"
    if event.status not in STATUSES:
        yield f"{event.id}: status {event.status!r} is unknown"
    if not 0 <= event.confidence <= 1:
        yield f"{event.id}: confidence {event.confidence} is not in 0..1"
    if not event.because:
        yield f"{event.id}: nothing says why it is on record"
    for role in (event.actors, event.recipients, event.sources):
        if len(set(role)) != len(role):
            yield f"{event.id}: an entity is named twice in one role"
    yield from _interval(event.id, event.start, event.end)
    for bounds in (event.count, *event.casualties.values()):
        if bounds:
            yield from _bounds(event.id, bounds)


def _interval(what: str, start: date | None, end: date | None) -> Iterator[str]:
    if start and end and start > end:
        yield f"{what}: starts on {start}, after its end on {end}"


def _bounds(what: str, bounds: Bounds) -> Iterator[str]:
    if bounds.low is not None and bounds.high is not None and bounds.low > bounds.high:
        yield f"{what}: low {bounds.low} is more than high {bounds.high}"
