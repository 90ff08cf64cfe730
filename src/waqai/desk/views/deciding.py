"""What a reviewer's form says: the fields of an item that it changes, as a correction tells them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from waqai.register.anchors import LETTERS, LISTS
from waqai.register.correctable import FIELDS

Fields = dict[str, Any]
Given = Mapping[str, Sequence[str]]
PARTIES = ("actors", "recipients", "sources")
SPEAKERS = ("speaker", "addressee", "outlet")
HARMS = ("killed", "wounded", "captured", "missing", "displaced")
NUMBERS = frozenset(("low", "high", "lat", "lon"))
YES_OR_NO = frozenset(("headline", "approx"))
ELSEWHERE = "elsewhere"
_SPAN = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The fields that a form changes, and the names of those that could not be read."""

    value: Fields
    faults: tuple[str, ...]


def kind_of(item: str) -> str:
    """Return the kind of the item called so (as e3, n1); nothing for none."""
    return LETTERS.get(item[:1], "")


def item_of(fields: Fields, name: str) -> Fields | None:
    """Return the item of that name of a record; None where there is none."""
    items: list[Fields] = fields.get(LISTS.get(kind_of(name), ""), [])
    return next((item for item in items if item["id"] == name), None)


def corrected(fields: Fields, item: Fields, given: Given) -> Corrected:
    """Return what a form changes of an item of the record `fields`; a field that the form lacks stays."""
    kind, faults = kind_of(item["id"]), list[str]()
    value: Fields = {}
    for name, read in _readers(fields, item, kind):
        try:
            found = read(given)
        except ValueError:
            faults.append(name)
            continue
        if found is not _ABSENT and found != item.get(name):
            value[name] = found
    if value.get("casualties") is not None:
        value["casualties"] = {
            harm: many for harm, many in value["casualties"].items() if many != item["casualties"].get(harm)
        }
    return Corrected(value, tuple(faults))


_ABSENT = object()


def _readers(fields: Fields, item: Fields, kind: str) -> Iterable[tuple[str, Callable[[Given], Any]]]:
    for name in FIELDS[kind]:
        if name in PARTIES:
            yield name, lambda given, name=name: _several(given, name, item[name])  # type: ignore[misc]
        elif name == "place":
            yield name, lambda given: _place(fields, item, given)
        elif name == "count":
            yield name, lambda given: _bounds(given, "count")
        elif name == "casualties":
            yield name, lambda given: _casualties(item, given)
        elif name in YES_OR_NO:
            yield name, lambda given, name=name: name in given if "form" in given else _ABSENT  # type: ignore[misc]
        elif name in NUMBERS:
            yield name, lambda given, name=name: _number(given, name)  # type: ignore[misc]
        else:
            yield name, lambda given, name=name: _one(given, name)  # type: ignore[misc]
    if kind == "event":
        yield "span", lambda given: _span(fields["document"]["text"], item, given)


def _one(given: Given, name: str) -> Any:
    if name not in given:
        return _ABSENT
    return given[name][-1].strip() or None


def _several(given: Given, name: str, now: Sequence[str]) -> Any:
    """Return the ids that are ticked, those that were so before first and in their order."""
    if "form" not in given:
        return _ABSENT
    ticked = dict.fromkeys(one for one in given.get(name, ()) if one)
    return [*(one for one in now if one in ticked), *(one for one in ticked if one not in now)]


def _number(given: Given, name: str) -> Any:
    told = _one(given, name)
    if told is None or told is _ABSENT:
        return told
    found = float(told)
    if not abs(found) < 1e15:
        raise ValueError(name)
    return int(found) if found == int(found) else found


def _bounds(given: Given, name: str) -> Any:
    low, high = _number(given, f"{name}_low"), _number(given, f"{name}_high")
    if low is _ABSENT or high is _ABSENT:
        return _ABSENT
    if low is not None and high is not None and low > high:
        raise ValueError(name)
    return None if low is None and high is None else {"low": low, "high": high}


def _casualties(item: Fields, given: Given) -> Any:
    told = {harm: _bounds(given, harm) for harm in HARMS}
    found = {harm: many for harm, many in told.items() if many is not _ABSENT}
    if all(many == item["casualties"].get(harm) for harm, many in found.items()):
        return _ABSENT
    return found


def _place(fields: Fields, item: Fields, given: Given) -> Any:
    told = _one(given, "place")
    now = item["place"]
    if told is _ABSENT or (now and now["id"] == told and told):
        return _ABSENT
    if told != ELSEWHERE:
        return told
    name, country = _one(given, "place_name"), _one(given, "place_country")
    if name is _ABSENT or name is None:
        raise ValueError("place")
    made = {"id": None, "name": name, "country": None if country in (None, _ABSENT) else country.upper()}
    return _ABSENT if made == now else made


def _span(text: str, item: Fields, given: Given) -> Any:
    """Return the span that the form names: by offsets, else by words, of which the nearest place in the text counts."""
    offsets = _one(given, "span")
    if isinstance(offsets, str):
        found = _SPAN.fullmatch(offsets)
        if not found:
            raise ValueError("span")
        return [int(found[1]), int(found[2])]
    words = given["words"][-1] if "words" in given else ""
    start, end = item["span"]
    if not words.strip() or words == text[start:end]:
        return _ABSENT
    return nearest(text, words.strip(), start)


def nearest(text: str, words: str, at: int) -> list[int]:
    """Return where `words` stand in `text`, nearest to the offset `at`.

    Raises:
        ValueError: they do not stand in it.
    """
    places = [found.start() for found in re.finditer(re.escape(words), text)]
    if not places:
        raise ValueError(words)
    start = min(places, key=lambda place: (abs(place - at), place))
    return [start, start + len(words)]
