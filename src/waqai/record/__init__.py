"""The record that a report becomes: its values, its JSON form and its invariants."""

from waqai.record.check import check
from waqai.record.from_json import from_json
from waqai.record.model import Record
from waqai.record.to_json import to_fields, to_json

__all__ = ["Record", "check", "from_json", "to_fields", "to_json"]
