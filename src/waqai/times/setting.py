"""What a time is read against."""

from datetime import date
from typing import NamedTuple

from waqai.times.calendars import Interval
from waqai.times.tense import Tense

UNKNOWN = Interval(None, None)
STEP = {"past": -1, "future": 1, "current": 0, "nearest": 0}


class Setting(NamedTuple):
    """What a time is read against: a day of publication, the clause's tense, the time named before."""

    day: date | None
    tense: Tense | None
    anchor: Interval | None
