"""A time as the grammar reads it, before it is set against a calendar."""

from dataclasses import dataclass

from waqai.times.vocabulary import Found


@dataclass(frozen=True, slots=True)
class Expression:
    """Tokens `first` up to `last` of a paragraph, and what they say; `trigger` is the token that told.

    kind: date (a day, month or year by number), weekday, day (by distance from today), unit (a calendar
    unit by direction), several (a number of units by direction), ago (a distance), decade, season.
    direction: past, future, current, recent; after, before, same (of the time named before it).
    `amount` None = an unknown few, `plus` are further units and amounts. `skip` counts the units passed
    over («قبل الماضي»).
    """

    first: int
    last: int
    trigger: int
    kind: str
    because: str = ""
    calendar: str = "gregorian"
    day: int = 0
    day_to: int = 0
    month: int = 0
    year: int | None = None
    year_direction: str = ""
    weekday: int = 0
    weekday_to: int = 0
    offset: int = 0
    unit: str = ""
    amount: float | None = None
    direction: str = ""
    week: str = ""
    part: str = ""
    parts: int = 0
    nth: int = 0
    season: int = 0
    bound: str = ""
    plus: tuple[tuple[str, float], ...] = ()
    skip: int = 0
    relation: str = "at"
    time_of_day: str | None = None


def of_unit(found: Found, first: int, last: int, i: int, kind: str, **more: object) -> Expression:
    """Return an expression about the unit that was found at token `i`."""
    because = f"{kind} of {found.sense.because}"
    return Expression(first, last, i, kind, because, unit=found.sense.text, **more)  # type: ignore[arg-type]
