"""Taking items out of a record, with all that refers to them."""

from collections.abc import Iterable
from typing import Any

Fields = dict[str, Any]
_ROLES = {"events": ("actors", "recipients", "sources")}
_SPEAKERS = ("speaker", "addressee", "outlet")


def without(fields: Fields, kind: str, names: Iterable[str]) -> None:
    """Take the items of `kind` called `names` out of the record `fields`."""
    gone = frozenset(names)
    _OF_KIND[kind](fields, gone)


def _kept(items: Iterable[Fields], gone: frozenset[str], *keys: str) -> list[Fields]:
    return [item for item in items if not any(item[key] in gone for key in keys)]


def _events(fields: Fields, gone: frozenset[str]) -> None:
    fields["events"] = _kept(fields["events"], gone, "id")
    fields["links"] = _kept(fields["links"], gone, "from", "to")


def _entities(fields: Fields, gone: frozenset[str]) -> None:
    fields["entities"] = _kept(fields["entities"], gone, "id")
    fields["relations"] = _kept(fields["relations"], gone, "subject", "object")
    for event in fields["events"]:
        event.update({role: [who for who in event[role] if who not in gone] for role in _ROLES["events"]})
    for said in fields["statements"]:
        said.update({role: None for role in _SPEAKERS if said[role] in gone})


def _places(fields: Fields, gone: frozenset[str]) -> None:
    fields["places"] = _kept(fields["places"], gone, "id")
    for event in fields["events"]:
        if event["place"] and event["place"]["id"] in gone:
            event["place"] = None


def _figures(fields: Fields, gone: frozenset[str]) -> None:
    fields["figures"] = _kept(fields["figures"], gone, "id")
    for figure in fields["figures"]:
        if figure["of"] in gone:
            figure["of"] = None


def _times(fields: Fields, gone: frozenset[str]) -> None:
    fields["times"] = _kept(fields["times"], gone, "id")


def _statements(fields: Fields, gone: frozenset[str]) -> None:
    fields["statements"] = _kept(fields["statements"], gone, "id")


_OF_KIND = {
    "event": _events,
    "entity": _entities,
    "place": _places,
    "figure": _figures,
    "time": _times,
    "statement": _statements,
}
