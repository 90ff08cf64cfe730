"""The JSON form of a record (RECORD.md): a fixed order of keys, days as ISO strings, rounded numbers."""

import json
from datetime import date
from typing import Any

from waqai.record.model import (
    SCHEMA,
    Bounds,
    Document,
    EntityRecord,
    EventRecord,
    FigureRecord,
    LinkRecord,
    Noise,
    NoticeRecord,
    PlaceRecord,
    Record,
    RelationRecord,
    StatementRecord,
    TimeRecord,
)
from waqai.spans import Span

Fields = dict[str, Any]


def to_json(record: Record) -> str:
    """Return the record as one line of JSON, byte for byte the same for the same record."""
    return json.dumps(to_fields(record), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def to_fields(record: Record) -> Fields:
    """Return the record as dictionaries and lists, keys in the order of RECORD.md."""
    return {
        "schema": SCHEMA,
        "document": _document(record.document),
        "noise": [_noise(item) for item in record.noise],
        "entities": [_entity(item) for item in record.entities],
        "times": [_time(item) for item in record.times],
        "places": [_place(item) for item in record.places],
        "figures": [_figure(item) for item in record.figures],
        "statements": [_statement(item) for item in record.statements],
        "events": [_event(item) for item in record.events],
        "relations": [_relation(item) for item in record.relations],
        "links": [_link(item) for item in record.links],
        "notices": [_notice(item) for item in record.notices],
    }


def number(value: float | None) -> int | float | None:
    """Return `value` as JSON shows it: whole numbers without a point, others with four decimals at most."""
    if value is None:
        return None
    if isinstance(value, int):
        return int(value)
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def _span(value: Span | None) -> list[int] | None:
    return [value.start, value.end] if value else None


def _bounds(value: Bounds | None) -> Fields | None:
    return {"low": number(value.low), "high": number(value.high)} if value else None


def _document(item: Document) -> Fields:
    inferred = item.published_inferred
    return {
        "id": item.id,
        "source": item.source,
        "title": item.title,
        "published": _day(item.published),
        "published_inferred": inferred
        and {
            "earliest": _day(inferred.earliest),
            "latest": _day(inferred.latest),
            "because": [_span(span) for span in inferred.because],
        },
        "language": item.language,
        "text": item.text,
    }


def _noise(item: Noise) -> Fields:
    return {"span": _span(item.span), "kind": item.kind, "because": item.because}


def _entity(item: EntityRecord) -> Fields:
    return {
        "id": item.id,
        "kind": item.kind,
        "name": item.name,
        "name_ar": item.name_ar,
        "country": item.country,
        "code": item.code,
        "role": item.role,
        "mentions": [_span(span) for span in item.mentions],
        "because": item.because,
    }


def _time(item: TimeRecord) -> Fields:
    return {
        "id": item.id,
        "span": _span(item.span),
        "start": _day(item.start),
        "end": _day(item.end),
        "timex": item.timex,
        "time_of_day": item.time_of_day,
        "because": item.because,
    }


def _place(item: PlaceRecord) -> Fields:
    return {
        "id": item.id,
        "span": _span(item.span),
        "name": item.name,
        "country": item.country,
        "lat": number(item.lat),
        "lon": number(item.lon),
        "ref": item.ref,
        "admin1": item.admin1,
        "precision": item.precision,
        "candidates": list(item.candidates),
        "because": item.because,
    }


def _figure(item: FigureRecord) -> Fields:
    return {
        "id": item.id,
        "span": _span(item.span),
        "low": number(item.low),
        "high": number(item.high),
        "unit": item.unit,
        "approx": item.approx,
        "of": item.of,
        "because": item.because,
    }


def _statement(item: StatementRecord) -> Fields:
    return {
        "id": item.id,
        "kind": item.kind,
        "span": _span(item.span),
        "speaker": item.speaker,
        "cue": _span(item.cue),
        "addressee": item.addressee,
        "outlet": item.outlet,
        "start": _day(item.start),
        "end": _day(item.end),
        "standing": item.standing,
        "because": item.because,
    }


def _event(item: EventRecord) -> Fields:
    place = item.place
    return {
        "id": item.id,
        "span": _span(item.span),
        "type": item.type,
        "mode": item.mode,
        "status": item.status,
        "actors": list(item.actors),
        "recipients": list(item.recipients),
        "start": _day(item.start),
        "end": _day(item.end),
        "place": place and {"id": place.id, "name": place.name, "country": place.country},
        "count": _bounds(item.count),
        "casualties": {kind: _bounds(item.casualties[kind]) for kind in sorted(item.casualties)},
        "sources": list(item.sources),
        "incident": item.incident,
        "headline": item.headline,
        "codes": {
            "plover": item.codes.plover,
            "cameo": item.codes.cameo,
            "acled": item.codes.acled,
        },
        "confidence": number(item.confidence),
        "because": "\n".join(item.because),
    }


def _relation(item: RelationRecord) -> Fields:
    return {
        "type": item.type,
        "subject": item.subject,
        "object": item.object,
        "span": _span(item.span),
    }


def _link(item: LinkRecord) -> Fields:
    return {
        "type": item.type,
        "from": item.source,
        "to": item.target,
        "span": _span(item.span),
        "because": item.because,
    }


def _notice(item: NoticeRecord) -> Fields:
    return {"kind": item.kind, "span": _span(item.span), "detail": item.detail}
