"""Reviewed reports as gold annotations, in the form that `gold/build.py` makes and `gold/score.py` scores.

A folder of them is laid out as `gold/train`: `reports.jsonl`, `texts/NAME.txt`, `gold/NAME.json` (with offsets).
`python -m waqai.evaluation.gold FOLDER` codes its reports and scores the records; so does `make eval GOLD=FOLDER`.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from waqai.record.model import EventRecord, Record
from waqai.record.to_json import to_fields
from waqai.register.account import Account
from waqai.register.accounts import accounts
from waqai.register.opening import Register
from waqai.register.schema import reviews

Fields = dict[str, Any]
_BY_REVIEW = re.compile(r"by .+ on \d{4}-\d\d-\d\d \(review \d+\)")
_SAFE = re.compile(r"[^\w.~-]+")
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of files in an archive: the same reviews give the same bytes


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold annotation of a report. `finished` tells whether somebody decided on every event of it."""

    name: str
    report: str
    finished: bool
    undecided: int
    annotation: Fields
    line: Fields
    text: str


def gold(register: Register, *, partial: bool = False) -> Iterator[Gold]:
    """Yield the reports on which reviewers decided on every event, in order of adding; with `partial`, on anything."""
    undoing = reviews.alias()
    query = sa.select(reviews.c.report).distinct().outerjoin(undoing, undoing.c.undoes == reviews.c.id)
    standing = query.where(reviews.c.report.isnot(None), reviews.c.action != "undo", undoing.c.id.is_(None))
    with register.reading() as connection:
        reviewed = tuple(connection.scalars(standing))
    for account in accounts(register, reviewed):
        if partial or all(map(by_review, account.record.events)):
            yield annotated(account)


def begun(register: Register) -> tuple[Gold, ...]:
    """Return all reports that were decided on, finished or not."""
    return tuple(gold(register, partial=True))


def by_review(event: EventRecord) -> bool:
    """Tell whether a reviewer decided on an event."""
    return any(_BY_REVIEW.search(line) for line in event.because)


def annotated(account: Account) -> Gold:
    """Return the gold annotation of a report: its record, as gold annotations tell one."""
    record = account.record
    fields, text, name = to_fields(record), record.document.text, name_of(account.id)
    published = record.document.published.isoformat() if record.document.published else None
    undecided = sum(not by_review(event) for event in record.events)
    annotation = {
        "doc": f"texts/{name}.txt",
        "published": published,
        "noise": [{"text": _words(text, one), "kind": one["kind"], "spans": [one["span"]]} for one in fields["noise"]],
        "entities": [_entity(text, one) for one in fields["entities"]],
        "times": [
            {"text": _words(text, one), "start": one["start"], "end": one["end"], "spans": [one["span"]]}
            for one in fields["times"]
        ],
        "figures": [
            {"text": _words(text, one), **_kept(one, "low", "high", "unit", "approx"), "spans": [one["span"]]}
            for one in fields["figures"]
        ],
        "statements": [_statement(text, one) for one in fields["statements"]],
        "events": [_event(text, one) for one in fields["events"]],
        "undecided": undecided,
    }
    return Gold(name, account.id, not undecided, undecided, annotation, _line(name, record), text)


def files(found: Iterator[Gold]) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a gold folder: their paths within it, and what they hold."""
    lines = []
    for one in found:
        lines.append(_json(one.line) + "\n")
        yield f"texts/{one.name}.txt", one.text.encode("utf-8", "surrogatepass")
        yield f"gold/{one.name}.json", json.dumps(one.annotation, ensure_ascii=False, indent=1).encode("utf-8")
    yield "reports.jsonl", "".join(lines).encode("utf-8")


def write(found: Iterator[Gold], folder: Path) -> int:
    """Write a gold folder; return how many reports are in it."""
    many = 0
    for path, content in files(found):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        many += path.startswith("gold/")
    return many


def zipped(parts: Iterator[tuple[str, bytes]]) -> bytes:
    """Return files as a ZIP archive."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts:
            archive.writestr(zipfile.ZipInfo(path, _EPOCH), content, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def name_of(report: str) -> str:
    """Return the id of a report as the name of a file; ids that look alike as such are told apart by a hash."""
    safe = _SAFE.sub("_", report).strip(".") or "report"
    return safe if safe == report and len(safe) < 100 else f"{safe[:80]}~{sha256(report.encode()).hexdigest()[:8]}"


def _line(name: str, record: Record) -> Fields:
    """Return the report as a line of JSONL that is read as the very same text."""
    document = record.document
    told: Fields = {"id": name, "published": document.published.isoformat() if document.published else None}
    if document.title and document.text.startswith(document.title + "\n\n"):
        return {**told, "title": document.title, "text": document.text[len(document.title) + 2 :]}
    return {**told, "text": document.text}


def _entity(text: str, one: Fields) -> Fields:
    words = list(dict.fromkeys(text[start:end] for start, end in one["mentions"]))
    return {
        **_kept(one, "id", "kind"),
        "name_en": one["name"],
        "country": one["country"],
        "mentions": words,
        "spans": one["mentions"],
    }


def _statement(text: str, one: Fields) -> Fields:
    cue = text[slice(*one["cue"])] if one["cue"] else None
    told = {"kind": one["kind"], "text": _words(text, one), "speaker": one["speaker"], "cue": cue}
    return {**told, "spans": [one["span"]]}


def _event(text: str, one: Fields) -> Fields:
    place = one["place"] or {"name": None, "country": None}
    return {
        "id": one["id"],
        "anchor": _words(text, one),
        **_kept(one, "type", "mode", "status", "actors", "recipients", "start", "end"),
        "place": place["name"],
        "country": place["country"],
        **_kept(one, "sources", "count"),
        "same_incident": one["incident"],
        "spans": [one["span"]],
    }


def _kept(one: Fields, *names: str) -> Fields:
    return {name: one[name] for name in names}


def _words(text: str, one: Fields) -> str:
    return text[slice(*one["span"])]


def _json(value: Fields) -> str:
    return json.dumps(value, ensure_ascii=False)
