"""A figure: how many, of what, between which bounds."""

from dataclasses import dataclass

from waqai.spans import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts people, things, events, money, distances or percentages.

    `low` and `high` bound the value (None = unbounded); `approx` tells "about". `unit` is the English
    singular head noun where the lexicon has it, `unit_ar` the counted word as written, `noun` its span.
    `of` is the index, among the report's figures, of the figure that this one is a part of
    («12 قتيلا بينهم 3 أطفال»). `kind` is count, dual, money, percent, measure or vague.
    """

    span: Span
    low: float | None
    high: float | None
    unit: str | None
    unit_ar: str | None
    noun: Span | None
    approx: bool
    kind: str
    of: int | None
    because: str
