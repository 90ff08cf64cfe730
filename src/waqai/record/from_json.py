"""From the JSON form of a record back to its values."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from waqai.record.model import (
    SCHEMA,
    Bounds,
    Codes,
    Document,
    EntityRecord,
    EventPlace,
    EventRecord,
    FigureRecord,
    LinkRecord,
    Noise,
    NoticeRecord,
    PlaceRecord,
    PublishedInferred,
    Record,
    RelationRecord,
    StatementRecord,
    TimeRecord,
)
from waqai.record.typed import mistyped
from waqai.spans import Span

Fields = dict[str, Any]


def from_json(text: str) -> Record:
    """Return the record that `text` (made by `to_json`) holds.

    Raises:
        ValueError: the text is no record of this schema, or holds values of another kind.
    """
    return of_stranger(json.loads(text))


def of_stranger(fields: Fields) -> Record:
    """Return the record that `fields` hold, which may be anything that JSON can be.

    Raises:
        ValueError: they are no record of this schema, or hold values of another kind.
    """
    try:
        record = from_fields(fields)
    except (KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise ValueError(f"not a whole record of schema {SCHEMA} ({problem!r})") from problem
    if fault := mistyped(record):
        raise ValueError(f"{fault} is not what a record of schema {SCHEMA} has there")
    return record


def from_fields(fields: Fields) -> Record:
    """Return the record that `fields` (made by `to_fields`) hold.

    They are trusted to have been made so; `of_stranger` trusts nothing.

    Raises:
        ValueError: they are no record of this schema.
    """
    if not isinstance(fields, dict) or fields.get("schema") != SCHEMA:
        raise ValueError(f"not a record of schema {SCHEMA}")
    return Record(
        _document(fields["document"]),
        *(tuple(map(make, fields[key])) for key, make in _LISTS.items()),  # type: ignore[arg-type]
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None


def _bounds(value: Fields | None) -> Bounds | None:
    return Bounds(value["low"], value["high"]) if value else None


def _document(item: Fields) -> Document:
    inferred = item["published_inferred"]
    return Document(
        id=item["id"],
        source=item["source"],
        title=item["title"],
        published=_day(item["published"]),
        published_inferred=inferred
        and PublishedInferred(
            _day(inferred["earliest"]),
            _day(inferred["latest"]),
            tuple(Span(*span) for span in inferred["because"]),
        ),
        language=item["language"],
        text=item["text"],
    )


def _converted(item: Fields) -> Fields:
    """Return `item` with its spans and days as values; the keys that every kind of item shares."""
    out = dict(item)
    out["span"] = _span(item.get("span"))
    for key in ("start", "end"):
        if key in item:
            out[key] = _day(item[key])
    return out


def _entity(item: Fields) -> EntityRecord:
    return EntityRecord(**{**item, "mentions": tuple(Span(*span) for span in item["mentions"])})


def _place(item: Fields) -> PlaceRecord:
    return PlaceRecord(**{**_converted(item), "candidates": tuple(item["candidates"])})


def _statement(item: Fields) -> StatementRecord:
    return StatementRecord(**{**_converted(item), "cue": _span(item["cue"])})


def _event(item: Fields) -> EventRecord:
    place = item["place"]
    return EventRecord(
        **{
            **_converted(item),
            **{key: tuple(item[key]) for key in ("actors", "recipients", "sources")},
            "place": EventPlace(**place) if place else None,
            "count": _bounds(item["count"]),
            "casualties": {kind: _bounds(value) for kind, value in item["casualties"].items()},
            "codes": Codes(**item["codes"]),
            "because": tuple(item["because"].split("\n")) if item["because"] else (),
        }
    )


def _link(item: Fields) -> LinkRecord:
    return LinkRecord(item["type"], item["from"], item["to"], Span(*item["span"]), item["because"])


_LISTS: dict[str, Callable[[Fields], object]] = {
    "noise": lambda item: Noise(**_converted(item)),
    "entities": _entity,
    "times": lambda item: TimeRecord(**_converted(item)),
    "places": _place,
    "figures": lambda item: FigureRecord(**_converted(item)),
    "statements": _statement,
    "events": _event,
    "relations": lambda item: RelationRecord(**_converted(item)),
    "links": _link,
    "notices": lambda item: NoticeRecord(**_converted(item)),
}
