"""The bodies of records and reports as the register holds them, and back to values."""

from dataclasses import replace
from typing import Any

from waqai.record.from_json import from_fields
from waqai.record.model import Record
from waqai.record.to_json import to_fields
from waqai.reports.report import Notice, Report
from waqai.reports.segments import SOURCE_TITLE, segment
from waqai.spans import Span

Fields = dict[str, Any]


def packed(record: Record) -> Fields:
    """Return the fields of `record` without the text, which stands with the report."""
    return to_fields(replace(record, document=replace(record.document, text="")))


def whole(body: Fields, text: str) -> Fields:
    """Return the fields of the record that `body` holds, of the report's `text`."""
    return {**body, "document": {**body["document"], "text": text}}


def unpacked(body: Fields, text: str) -> Record:
    """Return the record that `body` holds, of the report's `text`."""
    return from_fields(whole(body, text))


def report_of(row: Any) -> Report:
    """Return the report that a row of `reports` holds, cut into segments as this version does."""
    own = next((part["span"][1] for part in row.segments if part["because"] == SOURCE_TITLE), None)
    title, start = (None, 0) if own is None else (row.text[:own], own + 2)
    return Report(
        **{key: getattr(row, key) for key in ("text", "source", "title", "published", "language", "name", "url")},
        outlet=row.outlet,
        segments=segment(row.text, title, start),
        notices=tuple(Notice(item["kind"], Span(*item["span"]), item["detail"]) for item in row.notices),
    )
