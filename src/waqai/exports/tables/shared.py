"""Columns and values that several tables have."""

from collections.abc import Iterator

from waqai.exports.columns import Column
from waqai.exports.values import CASUALTIES
from waqai.record.model import Bounds
from waqai.record.to_json import number

_MEANING = {
    "killed": "killed",
    "wounded": "wounded",
    "captured": "captured or arrested",
    "missing": "missing",
    "displaced": "driven from their homes",
}


def casualty_columns() -> Iterator[Column]:
    """Yield the columns of the least and the most of every kind of casualty."""
    for kind in CASUALTIES:
        yield Column(f"{kind}_low", "number", f"how many were {_MEANING[kind]}, at least")
        yield Column(f"{kind}_high", "number", "at most; empty: open")


def bounds(value: Bounds | None) -> tuple[int | float | None, int | float | None]:
    """Return the least and the most of `value`."""
    return (number(value.low), number(value.high)) if value else (None, None)
