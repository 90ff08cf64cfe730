"""A review: one decision of a person, with who and when. Reviews are appended, never changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from waqai.register.errors import RegisterError

Fields = dict[str, Any]


class ReviewError(RegisterError):
    """The decision cannot be taken as asked; the message says what can be."""


@dataclass(frozen=True, slots=True)
class Review:
    """One decision.

    `action` is accept, correct or reject of an item of a `report`'s record; merge or split of incidents; or undo,
    of the review numbered `undoes`. `target` says by words what it is about, `value` what a correction sets.
    `undone` tells whether a later review undoes it.
    """

    id: int
    action: str
    report: str | None
    target: Fields | None
    value: Fields | None
    undoes: int | None
    note: str | None
    who: str
    at: datetime
    undone: bool = False
