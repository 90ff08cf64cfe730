"""The table of records: its columns, and rows in and out of it."""

import json
from dataclasses import asdict
from typing import Any

import pyarrow as pa

from waqai.record.from_json import from_fields
from waqai.record.model import Record
from waqai.register.versions import Version
from waqai.reports.report import Notice, Report, Segment
from waqai.spans import Span

NAME = "waqai.records/1"
ROWS = 200  # of a row group
UNDATED = "__HIVE_DEFAULT_PARTITION__"  # what readers of partitions take for null
_COLUMNS = (
    ("name", pa.string(), "the report's own name in its source (JSONL: id)"),
    ("outlet", pa.string(), "who published it"),
    ("published", pa.date32(), "day of publication"),
    ("title", pa.string(), "its title"),
    ("source", pa.string(), "path or address that it was read from"),
    ("url", pa.string(), "its address on the web"),
    ("language", pa.string(), "ISO 639-1 code"),
    ("sha256", pa.string(), "SHA-256 of the text in UTF-8"),
    ("events", pa.int32(), "how many events are on record"),
    ("parts", pa.string(), "parts of the text and notices of its reading, as the register keeps them (JSON)"),
    ("record", pa.string(), "the record, as docs/record.md has it (JSON); with the text"),
)


def schema_of(version: Version) -> pa.Schema:
    """Return the schema of records made by `version`."""
    fields = [pa.field(name, kind, metadata={"description": what}) for name, kind, what in _COLUMNS]
    about = {"waqai.schema": NAME, "waqai.version": json.dumps(asdict(version))}
    return pa.schema(fields, metadata=about)


def partition(record: Record) -> str:
    """Return the partition of a record: its month of publication."""
    day = record.document.published
    return f"month={day:%Y-%m}" if day else f"month={UNDATED}"


def row(report: Report, record: Record) -> dict[str, Any]:
    """Return the row of a report and its record."""
    told = ("name", "outlet", "published", "title", "source", "url", "language")
    parts = {
        "segments": [asdict(part) for part in report.segments],
        "notices": [asdict(notice) for notice in report.notices],
    }
    return {
        **{key: getattr(report, key) for key in told},
        "sha256": record.document.id,
        "events": len(record.events),
        "parts": json.dumps(parts, ensure_ascii=False),
        "record": record.to_json(),
    }


def from_row(fields: dict[str, Any]) -> tuple[Report, Record]:
    """Return the report and the record of a row."""
    record = from_fields(json.loads(fields["record"]))
    told = ("source", "title", "published", "language", "name", "url", "outlet")
    parts = json.loads(fields["parts"])
    segments = tuple(Segment(Span(*one["span"]), one["kind"], one["because"]) for one in parts["segments"])
    notices = tuple(Notice(one["kind"], Span(*one["span"]), one["detail"]) for one in parts["notices"])
    about = {key: fields[key] for key in told}
    return Report(record.document.text, segments=segments, notices=notices, **about), record
