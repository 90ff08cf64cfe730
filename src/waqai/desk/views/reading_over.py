"""A report as a reviewer reads it over: its words, with the item in question and the other events marked."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from waqai.desk.views.telling import bare
from waqai.spans import Span

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words to mark: where they stand, what they are, and whether they are the ones in question, and first of them."""

    start: int
    end: int
    item: str
    current: bool
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Glimpse:
    """Words of a text with some of their line before and after them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Party:
    """An entity of the record, with the roles that it has in the event in question."""

    id: str
    name: str
    name_ar: str
    kind: str
    country: str | None
    roles: frozenset[str]


def glimpse(text: str, span: Span, around: int = 100) -> Glimpse:
    """Return the words at `span` with about so many characters around them, whole words of the same line."""
    start, end = max(0, span.start - around), span.end + around
    before, after = text[start : span.start], text[span.end : end]
    if start and "\n" not in before:
        before = "… " + before.partition(" ")[2]
    if end < len(text) and "\n" not in after:
        after = after.rpartition(" ")[0] + " …"
    return Glimpse(before.rpartition("\n")[2], span.of(text), after.partition("\n")[0])


def marked(fields: Fields, name: str) -> tuple[Marked, ...]:
    """Return the marks of a record when the item called `name` is in question; no two overlap."""
    current = [span for spans in _spans(fields, name) for span in spans]
    marks = [Marked(start, end, name, True, not n) for n, (start, end) in enumerate(sorted(current))]
    for event in fields["events"]:
        start, end = event["span"]
        if event["id"] != name and all(end <= one.start or start >= one.end for one in marks):
            marks.append(Marked(start, end, event["id"], False))
    kept: list[Marked] = []
    for mark in sorted(marks, key=lambda one: (one.start, -one.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def _spans(fields: Fields, name: str) -> Iterator[list[list[int]]]:
    for key in ("events", "entities", "places", "times", "figures", "statements"):
        for item in fields[key]:
            if item["id"] == name:
                yield item.get("mentions") or [item["span"]]


def paragraphs(text: str, marks: Iterable[Marked]) -> Markup:
    """Return the text in paragraphs; each run of words tells by `data-at` where in the text it begins."""
    held = list(marks)
    out: list[Markup] = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line.strip():
            out.append(Markup("<p>{}</p>").format(Markup("").join(_runs(text, at, end, held))))
        at = end + 1
    return Markup("\n").join(out)


def _runs(text: str, start: int, end: int, marks: Iterable[Marked]) -> Iterator[Markup]:
    at = start
    for mark in marks:
        first, last = max(mark.start, at), min(mark.end, end)
        if first >= last:
            continue
        if first > at:
            yield _run("span", text, at, first, "")
        told = ' class="current"' if mark.current else ' class="other"'
        if mark.leads and mark.start == first:
            told += ' id="current"'
        yield _run("mark", text, first, last, told)
        at = last
    if at < end:
        yield _run("span", text, at, end, "")


def _run(tag: str, text: str, start: int, end: int, told: str) -> Markup:
    return Markup('<{tag}{told} data-at="{at}">{words}</{tag}>').format(
        tag=Markup(tag), told=Markup(told), at=start, words=bare(text[start:end])
    )


def parties(fields: Fields, event: Fields) -> tuple[Party, ...]:
    """Return the entities of a record, those of the event first, then those that stand nearest to its words."""
    roles = {role: event[role] for role in ("actors", "recipients", "sources")}
    at = event["span"][0]

    def far(entity: Fields) -> tuple[bool, int]:
        taking = any(entity["id"] in held for held in roles.values())
        return not taking, min(abs(start - at) for start, _ in entity["mentions"])

    return tuple(
        Party(
            one["id"],
            one["name"],
            one["name_ar"],
            one["kind"],
            one["country"],
            frozenset(role for role, held in roles.items() if one["id"] in held),
        )
        for one in sorted(fields["entities"], key=far)
    )
