"""Laying the decisions of reviewers over a coded record, so that they outlive the coding that they were made on."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from waqai.codebooks import against, codes
from waqai.register.anchors import LABELS, LISTS, anchored, matched, settled
from waqai.register.references import without
from waqai.register.review import Review

Fields = dict[str, Any]
_CODED_BY = frozenset(("type", "mode", "status", "actors", "recipients"))


@dataclass(slots=True)
class Laid:
    """A record with decisions laid over it.

    `anchors` names the items that decisions are about, by id, as they are to be found again; `restored` the ids of
    those that the coding no longer finds, and that stand on the reviewer's word.
    """

    fields: Fields
    anchors: dict[str, Fields] = field(default_factory=dict)
    restored: list[str] = field(default_factory=list)


def laid_over(coded: Fields, reviews: Iterable[Review]) -> Laid:
    """Return `coded`, a record's fields, with `reviews` laid over it in the order in which they were made.

    An item is found again by its words and its type. What a reviewer accepted or corrected and a later coding does
    not find is put back from the review; what was rejected goes, with all that refers to it. Ids stay as they are.
    """
    laid = Laid({**coded, **{name: [dict(item) for item in coded[name]] for name in LISTS.values()}})
    rejected: dict[str, str] = {}
    ours: dict[str, str] = {}
    decisions = tuple(reviews)
    labels = _labels(decisions)
    for review in decisions:
        target = review.target or {}
        found = matched(coded, target, labels[_key(target)]) or ours.get(_key(target))
        if review.action == "reject":
            if found:
                laid.anchors[found] = target
                rejected[found] = target["kind"]
            continue
        if found is None:
            found = _put_back(laid, target)
            ours[_key(target)] = found
        rejected.pop(found, None)
        laid.anchors[found] = target
        _apply(laid.fields, target["kind"], found, review)
    for kind in dict.fromkeys(rejected.values()):
        without(laid.fields, kind, {name for name, of in rejected.items() if of == kind})
    return laid


def target_of(laid: Laid, coded: Fields, kind: str, name: str) -> Fields | None:
    """Return how the item called `name` is to be found again after a recoding; None where there is no such item."""
    if name in laid.anchors:
        return laid.anchors[name]
    item = next((item for item in coded[LISTS[kind]] if item["id"] == name), None)
    return None if item is None else anchor(coded, kind, item)


def matched_by(laid: Laid, coded: Fields, target: Fields) -> str | None:
    """Return the id of the item that `target` means in a record with decisions laid over it."""
    for name, known in laid.anchors.items():
        if _key(known) == _key(target):
            return name
    return matched(coded, target) or matched(laid.fields, target)


def anchor(fields: Fields, kind: str, item: Fields) -> Fields:
    """Return the words and type of `item`, and the whole of it for the case that it must be put back."""
    span = item["mentions"][0] if kind == "entity" else item["span"]
    return {"kind": kind, "span": span, "type": item.get(LABELS[kind]), "was": anchored(fields, item)}


def _labels(reviews: Iterable[Review]) -> dict[str, set[object]]:
    """Return the types that corrections give to each item: a later coding may come to one of them by itself."""
    labels: dict[str, set[object]] = defaultdict(set)
    for review in reviews:
        target = review.target or {}
        given = (review.value or {}).get(LABELS.get(target.get("kind", ""), ""))
        labels[_key(target)].update([] if given is None else [given])
    return labels


def _key(target: Fields) -> str:
    return f"{target.get('kind')} {target.get('span')} {target.get('type')}"


def _put_back(laid: Laid, target: Fields) -> str:
    """Put the item of `target` on record as its review knew it; return its new id."""
    items = laid.fields[LISTS[target["kind"]]]
    was = target["was"]
    name = next_id(items, was["id"][0])
    items.append({**settled(laid.fields, was), "id": name})
    laid.restored.append(name)
    return name


def next_id(items: Sequence[Fields], letter: str) -> str:
    """Return the first free id behind those of `items`."""
    return f"{letter}{max((int(item['id'][1:]) for item in items), default=0) + 1}"


def _apply(fields: Fields, kind: str, name: str, review: Review) -> None:
    """Set what `review` corrects of the item called `name`, and say so in its reasons."""
    item = next(item for item in fields[LISTS[kind]] if item["id"] == name)
    values = settled(fields, review.value or {})
    casualties = values.pop("casualties", None)
    item.update(values)
    if casualties is not None:
        merged = {**item["casualties"], **casualties}
        item["casualties"] = {key: merged[key] for key in sorted(merged) if merged[key] is not None}
    told = f"{review.action}ed by {review.who} on {review.at:%Y-%m-%d} (review {review.id})"
    if review.action == "correct" and review.value:
        told += ": " + ", ".join(sorted(review.value))
    item["because"] = f"{item['because']}\n{told}" if item["because"] else told
    if kind == "event":
        item["confidence"] = 1
        if _CODED_BY & values.keys() and "codes" not in values:
            item["codes"] = _codes(fields, item)


def _codes(fields: Fields, event: Fields) -> Fields:
    kinds = (item["kind"] for item in fields["entities"] if item["id"] in event["recipients"])
    found = codes(event["type"], event["mode"], event["status"], against(len(event["actors"]), kinds))
    return {"plover": found.plover, "cameo": found.cameo, "acled": found.acled}
