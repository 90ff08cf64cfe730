"""What a reviewer can correct of an item, and whether a value can stand there."""

from datetime import date
from typing import Any

from waqai.codebooks import lines
from waqai.record.check import KINDS, STATUSES, TYPES
from waqai.register.anchors import LISTS, anchored
from waqai.register.review import ReviewError

Fields = dict[str, Any]
_PARTIES = ("actors", "recipients", "sources")
_SPEAKERS = ("speaker", "addressee", "outlet")
_DAYS = ("start", "end")
_CASUALTIES = frozenset(("killed", "wounded", "captured", "missing", "displaced"))
FIELDS: dict[str, tuple[str, ...]] = {
    "event": ("type", "mode", "status", *_PARTIES, *_DAYS, "place", "count", "casualties", "headline"),
    "entity": ("kind", "name", "name_ar", "country", "code", "role"),
    "place": ("name", "country", "admin1", "lat", "lon", "precision", "ref"),
    "time": (*_DAYS, "timex"),
    "figure": ("low", "high", "unit", "approx"),
    "statement": ("kind", *_SPEAKERS, *_DAYS),
}
_NEEDED = frozenset(("type", "status", "name", "name_ar", "timex", "approx", "headline"))
_KNOWN: dict[tuple[str, str], frozenset[str]] = {
    ("event", "type"): TYPES,
    ("event", "status"): STATUSES,
    ("entity", "kind"): KINDS,
    ("statement", "kind"): frozenset(("direct", "indirect")),
}


def checked(fields: Fields, kind: str, value: Fields, *, found: bool = True) -> Fields:
    """Return `value`, what a correction sets of an item of `kind`, with parties and places told by their words.

    Of an event that the coding `found`, the span of its words can be corrected as well.

    Raises:
        ReviewError: a field is none that can be corrected, or its value cannot stand there.
    """
    if not found:
        value = {name: item for name, item in value.items() if name != "span"}
    for name, given in value.items():
        if name == "span" and kind == "event":
            if not _is_span(given, fields["document"]["text"]):
                raise ReviewError(f"span: {given!r} are no words of the text; write it as 120-126")
        elif name not in FIELDS[kind]:
            raise ReviewError(f"{name}: of an item of kind {kind}, {', '.join(_names(kind))} can be corrected")
        elif problem := _problem(fields, kind, name, given):
            raise ReviewError(f"{name}: {problem}")
    out = dict(value)
    if isinstance(out.get("place"), str):
        out["place"] = next(
            {"id": item["id"], "name": item["name"], "country": item["country"]}
            for item in fields["places"]
            if item["id"] == out["place"]
        )
    elif out.get("place"):
        out["place"] = {"id": None, "name": out["place"]["name"], "country": out["place"].get("country")}
    return anchored(fields, out)


def as_it_stands(fields: Fields, coded: Fields, kind: str, name: str) -> Fields:
    """Return all that can be corrected of the item called `name`, as it stands; as coded, where it was rejected."""
    for held in (fields, coded):
        for item in held[LISTS[kind]]:
            if item["id"] == name:
                return anchored(held, {field: item[field] for field in FIELDS[kind]})
    raise KeyError(name)


def missing_event(fields: Fields, value: Fields, name: str) -> Fields:
    """Return the target of a review that puts an event on record which the coding missed.

    Raises:
        ReviewError: `value` does not tell the words that it stands on, and its type.
    """
    span, text = value.get("span"), fields["document"]["text"]
    if value.get("type") not in TYPES or not _is_span(span, text):
        raise ReviewError("a new event needs its type and its words: type=AID span=120-126")
    empty = {"codes": {"plover": None, "cameo": None, "acled": None}, "casualties": {}, "headline": False}
    lists: Fields = {role: [] for role in _PARTIES}
    nothing = dict.fromkeys(("mode", *_DAYS, "place", "count"))
    was = {"id": name, "span": list(span or ()), "type": value["type"], "status": "occurred", **nothing, **lists}
    was |= {**empty, "incident": f"i{name}", "confidence": 1, "because": ""}
    return {"kind": "event", "span": was["span"], "type": value["type"], "was": was}


def _names(kind: str) -> tuple[str, ...]:
    return (*FIELDS[kind], "span") if kind == "event" else FIELDS[kind]


def _is_span(span: object, text: str) -> bool:
    match span:
        case [int(start), int(end)] if 0 <= start < end <= len(text):
            return bool(text[start:end].strip())
    return False


def _problem(fields: Fields, kind: str, name: str, given: Any) -> str | None:  # noqa: PLR0911
    """Return what is wrong with the value `given` for the field `name`; None where nothing is."""
    known = _KNOWN.get((kind, name))
    if known:
        return None if given in known else f"{given!r} is none of {', '.join(sorted(known))}"
    if name in _PARTIES or name in _SPEAKERS:
        names = given if name in _PARTIES else [] if given is None else [given]
        have = {item["id"] for item in fields["entities"]}
        wrong = not isinstance(names, list) or any(one not in have for one in names)
        return f"{given!r} names no entities of the record; there are {', '.join(sorted(have))}" if wrong else None
    if given is None:
        return "must have a value" if name in _NEEDED else None
    if name in _DAYS:
        return None if _is_day(given) else f"{given!r} is no day; write it as 2018-04-13"
    if name == "place":
        return _place_problem(fields, given)
    if name == "count":
        return None if _is_bounds(given) else f"{given!r} is no number; write 5, or 5..10"
    if name == "casualties":
        good = isinstance(given, dict) and all(
            kind in _CASUALTIES and (many is None or _is_bounds(many)) for kind, many in given.items()
        )
        return None if good else f"{given!r}: write casualties.killed=5, or casualties.wounded=5..10"
    if name == "mode":
        modes = sorted({mode for _, mode in lines() if mode})
        return None if given in modes else f"{given!r} is none of {', '.join(modes)}"
    wanted = bool if name in ("approx", "headline") else (int, float) if name in ("low", "high", "lat", "lon") else str
    return None if isinstance(given, wanted) else f"{given!r} cannot stand there"


def _is_day(given: object) -> bool:
    try:
        return date.fromisoformat(str(given)).isoformat() == given
    except ValueError:
        return False


def _is_bounds(given: object) -> bool:
    return (
        isinstance(given, dict)
        and set(given) == {"low", "high"}
        and all(one is None or (isinstance(one, int | float) and not isinstance(one, bool)) for one in given.values())
        and any(one is not None for one in given.values())
    )


def _place_problem(fields: Fields, given: object) -> str | None:
    have = [item["id"] for item in fields[LISTS["place"]]]
    if given in have or (isinstance(given, dict) and isinstance(given.get("name"), str)):
        return None
    return f"{given!r} is no place of the record ({', '.join(have) or 'it has none'}), nor a name: place.name=Baghdad"
