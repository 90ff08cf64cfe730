"""A calendar time: the words of an expression and the days that it names."""

from dataclasses import dataclass
from datetime import date

from waqai.spans import Span


@dataclass(frozen=True, slots=True)
class Time:
    """A calendar expression and its interval of days, both ends included.

    An open or unknown end is None. `timex` is the TIMEX3 value («2024-01-04», «2023-W41», «201X»);
    `relation` tells how the words bound an event: "at", "since", "until", "before", "after".
    `time_of_day` keeps the part of the day («TMO», «TEV», «TNI», or a clock time «T14:30»).
    `because` names the rule and lexicon line, and the reference day that it was resolved against.
    """

    span: Span
    start: date | None
    end: date | None
    timex: str
    relation: str
    time_of_day: str | None
    because: str


@dataclass(frozen=True, slots=True)
class PublishedInference:
    """The days between which a text without a date must have been published, and the words that say so."""

    earliest: date | None
    latest: date | None
    because: tuple[Span, ...]
