"""What changed of a record from one coding to the next, told by words and types."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from waqai.register.anchors import LABELS, LISTS

Fields = dict[str, Any]
_ASIDE = frozenset(("id", "because", "incident", "codes"))
_PARTIES = frozenset(("actors", "recipients", "sources", "speaker", "addressee", "outlet"))


@dataclass(frozen=True, slots=True)
class Item:
    """An item that one of the two records has: its kind, type, words and where they stand."""

    kind: str
    type: str | None
    span: tuple[int, int]
    words: str


@dataclass(frozen=True, slots=True)
class Altered:
    """An item that both have, and a field that they tell differently; parties by their names."""

    item: Item
    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a report's record.

    `body` tells whether the record is another at all, if only in its reasons; `restored` names the items that stand
    on a reviewer's word alone, `failed` says why the report could not be coded again.
    """

    report: str
    new: tuple[Item, ...] = ()
    gone: tuple[Item, ...] = ()
    altered: tuple[Altered, ...] = ()
    body: bool = False
    restored: tuple[str, ...] = ()
    failed: str | None = None

    @property
    def any(self) -> bool:
        """Tell whether there is anything to say."""
        return bool(self.body or self.failed)


def change(report: str, before: Fields, after: Fields, restored: Sequence[str] = ()) -> Change:
    """Return what changed of the record of `report`, from the fields `before` to those `after`."""
    new: list[Item] = []
    gone: list[Item] = []
    altered: list[Altered] = []
    text = after["document"]["text"]
    for kind in LISTS:
        old_items, new_items = _keyed(before, kind, text), _keyed(after, kind, text)
        new += (item for item in new_items if item not in old_items)
        gone += (item for item in old_items if item not in new_items)
        for item, was in old_items.items():
            if item in new_items:
                altered += _differences(item, _told(before, was), _told(after, new_items[item]))
    return Change(report, tuple(new), tuple(gone), tuple(altered), True, tuple(restored))


def _keyed(fields: Fields, kind: str, text: str) -> dict[Item, Fields]:
    out: dict[Item, Fields] = {}
    for item in fields[LISTS[kind]]:
        start, end = item["mentions"][0] if kind == "entity" else item["span"]
        out.setdefault(Item(kind, item.get(LABELS[kind]), (start, end), text[start:end]), item)
    return out


def _told(fields: Fields, item: Fields) -> Fields:
    """Return the fields of `item` that tell something, entities by their names."""
    names = {entity["id"]: entity["name"] for entity in fields["entities"]}
    out = {key: value for key, value in item.items() if key not in _ASIDE}
    for role in _PARTIES & out.keys():
        held = out[role]
        out[role] = sorted(names[who] for who in held) if isinstance(held, list) else names.get(held)
    if isinstance(out.get("place"), dict):
        out["place"] = {key: out["place"][key] for key in ("name", "country")}
    if "of" in out:
        of = {figure["id"]: figure["span"] for figure in fields["figures"]}
        out["of"] = of.get(out["of"])
    return out


def _differences(item: Item, before: Fields, after: Fields) -> Iterator[Altered]:
    for key in before:
        if before[key] != after.get(key):
            yield Altered(item, key, before[key], after.get(key))
