"""Columns: what a table holds, documented where it is made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from waqai.exports.material import LeftOut, Material

Kind = Literal["text", "texts", "integer", "number", "truth", "day"]
Value = str | int | float | bool | date | tuple[str, ...] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, what kind of values it holds (each may be unknown), and what they mean."""

    name: str
    kind: Kind
    what: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ours. `version` rises when a column changes its meaning or goes; new ones are added at the end."""

    name: str
    version: int
    key: tuple[str, ...]
    what: str
    columns: tuple[Column, ...]
    rows: Callable[[Material, LeftOut], Iterable[Row]]

    @property
    def schema(self) -> str:
        """The name of the schema, as the files tell it."""
        return f"waqai.{self.name}/{self.version}"
