"""Linking an archive in windows of days, each by itself: what no single memory holds, many machines do at once.

What a report can change is bounded by days, so a window that is linked with a margin of days before and behind it finds
its incidents as all reports together would. An incident belongs to the window of its first report. What chains from day
to day for longer than the margin is cut; plans that come true after the margin are not followed up.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from waqai.incidents.incident import Incident
from waqai.incidents.linking import link
from waqai.register.account import Account

DAYS = 28
MARGIN = 21
Between = Callable[[date, date], Iterable[Account]]


def windows(first: date, last: date, days: int = DAYS) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each window of `days` days from `first` to `last`."""
    while first <= last:
        yield first, min(last, first + timedelta(days - 1))
        first += timedelta(days)


def window(between: Between, first: date, last: date, margin: int = MARGIN) -> tuple[Incident, ...]:
    """Return the incidents first reported from `first` to `last`; `between` gives the accounts published in some days.

    Undated reports belong to no window; link them by themselves.
    """
    wide = timedelta(margin)
    found = link(between(first - wide, last + wide))
    return tuple(one for one in found if one.first_report and first <= one.first_report <= last)
