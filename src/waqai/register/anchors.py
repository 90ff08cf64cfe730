"""How the items of a record are found again after a recoding: by their words and type, never by their ids."""

from collections.abc import Collection, Sequence
from typing import Any

Fields = dict[str, Any]
LISTS = {
    "event": "events",
    "entity": "entities",
    "place": "places",
    "time": "times",
    "figure": "figures",
    "statement": "statements",
}
LETTERS = {"e": "event", "n": "entity", "p": "place", "t": "time", "f": "figure", "s": "statement"}
LABELS = {"event": "type", "entity": "kind", "place": "name", "time": "timex", "figure": "unit", "statement": "kind"}
_ENTITIES = ("actors", "recipients", "sources")
_ENTITY = ("speaker", "addressee", "outlet")
_STABLE = frozenset(("event", "statement"))  # a place or figure read otherwise is still the one of these words
_TOLD = ("kind", "name", "name_ar", "country", "code", "role", "mentions")


def matched(coded: Fields, target: Fields, labels: Collection[object] = ()) -> str | None:
    """Return the id of the item of `coded` that `target` means; None where there is none.

    Its words overlap those of the target; an event and a statement are of the same type, too, or of one of `labels`.
    Of several, it is the one with the very same words, else the one that shares the most.
    """
    kind = target.get("kind", "")
    if kind not in LISTS:
        return None
    near: list[tuple[int, bool, int, str]] = []
    for number, item in enumerate(coded[LISTS[kind]]):
        label = item.get(LABELS[kind])
        same = label == target["type"] or label in labels
        shared = max(_shared(target["span"], span) for span in _spans(item))
        if shared and (same or kind not in _STABLE):
            near.append((shared, same, -number, item["id"]))
    return max(near)[-1] if near else None


def entity_anchor(fields: Fields, name: str) -> Fields:
    """Return how the entity called `name` is found again, with enough to put it back."""
    item = next(item for item in fields["entities"] if item["id"] == name)
    return {key: item[key] for key in _TOLD}


def anchored(fields: Fields, item: Fields) -> Fields:
    """Return `item` with what it refers to told by words in place of ids."""
    out = dict(item)
    for role in _ENTITIES:
        if role in out:
            out[role] = [entity_anchor(fields, name) for name in out[role]]
    for role in _ENTITY:
        if out.get(role):
            out[role] = entity_anchor(fields, out[role])
    place = out.get("place")
    if place and place["id"]:
        span = next(found["span"] for found in fields["places"] if found["id"] == place["id"])
        out["place"] = {**place, "span": span}
    if "of" in out:
        out["of"] = None
    return out


def settled(fields: Fields, item: Fields) -> Fields:
    """Return `item` with ids in place of what `anchored` tells by words; an entity not on record is put there."""
    out = dict(item)
    for role in _ENTITIES:
        if role in out:
            out[role] = list(dict.fromkeys(_entity(fields, anchor) for anchor in out[role]))
    for role in _ENTITY:
        if isinstance(out.get(role), dict):
            out[role] = _entity(fields, out[role])
    place = out.get("place")
    if place:
        span = place.get("span")
        found = matched(fields, {"kind": "place", "span": span, "type": place["name"]}) if span else None
        out["place"] = {"id": found, "name": place["name"], "country": place["country"]}
    return out


def _entity(fields: Fields, anchor: Fields) -> str:
    """Return the id of the entity of `anchor`: the one that shares the most mentions; a new one where none does."""
    wanted = {tuple(span) for span in anchor["mentions"]}
    near: list[tuple[int, bool, int, str]] = []
    for number, item in enumerate(fields["entities"]):
        common = len(wanted & {tuple(span) for span in item["mentions"]})
        touching = any(_shared(anchor["mentions"][0], span) for span in item["mentions"])
        same = item["name"] == anchor["name"]
        if common or (touching and same):
            near.append((common, same, -number, item["id"]))
    if near:
        return max(near)[-1]
    number = max((int(item["id"][1:]) for item in fields["entities"]), default=0) + 1
    fields["entities"].append({"id": f"n{number}", **anchor, "because": "named by a reviewer"})
    return f"n{number}"


def _spans(item: Fields) -> Sequence[Sequence[int]]:
    spans: Sequence[Sequence[int]] = item["mentions"] if "mentions" in item else [item["span"]]
    return spans


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """Return how many characters two spans share; the very same span counts for more than any."""
    if list(one) == list(other):
        return 1 << 40
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
