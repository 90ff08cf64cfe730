from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from waqai.desk.views.periods import UNITS, gathered, period_of, periods, span_of, unit_for
from waqai.desk.views.strip import strip


@given(st.dates(), st.sampled_from(UNITS))
def test_a_day_is_in_its_period(day: date, unit: str) -> None:
    found = period_of(day, unit)  # type: ignore[arg-type]
    assert found.start <= day <= found.end
    assert period_of(found.end, unit) == found  # type: ignore[arg-type]


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)), st.integers(0, 800), st.sampled_from(UNITS))
def test_periods_follow_each_other(first: date, long: int, unit: str) -> None:
    found = periods(first, first + timedelta(days=long), unit)  # type: ignore[arg-type]
    assert all(one.end + timedelta(days=1) == other.start for one, other in pairwise(found))
    assert found[-1].end >= first + timedelta(days=long)


def test_there_are_no_more_bars_than_can_be_told_apart() -> None:
    assert unit_for(date(2024, 1, 1), date(2024, 2, 1)) == "day"
    assert unit_for(date(2023, 1, 1), date(2024, 2, 1)) == "week"
    assert unit_for(date(2018, 1, 1), date(2024, 2, 1)) == "month"
    assert unit_for(date(1948, 1, 1), date(2024, 2, 1)) == "year"


def test_a_chart_leaves_out_few_days_of_long_ago() -> None:
    counts = {date(1948, 5, 15): 2, date(2003, 3, 20): 3} | {date(2024, 1, 1) + timedelta(days=n): 5 for n in range(30)}
    first, last = span_of(counts) or (None, None)
    assert (first, last) >= (date(2024, 1, 1), date(2024, 1, 20))
    assert span_of({}) is None


def test_nothing_is_lost_between_strip_and_ends() -> None:
    days = [(date(1948, 5, 15), "ASSAULT", 2), (None, "AGREE", 4)]
    days += [(date(2024, 1, 1) + timedelta(days=n), "ASSAULT" if n % 2 else "CONSULT", n + 1) for n in range(40)]
    found = strip(days)
    assert found is not None
    shown = sum(bar.count for bar in found.bars)
    assert shown + found.before + found.behind + found.undated == found.total == sum(count for _, _, count in days)
    assert max(part.height for bar in found.bars for part in bar.parts) <= 100
    assert min(part.top for bar in found.bars for part in bar.parts) == 0


def test_counts_outside_are_not_gathered() -> None:
    within = periods(date(2024, 1, 1), date(2024, 1, 31), "week")
    assert sum(gathered([(date(2023, 1, 1), 7), (date(2024, 1, 3), 2)], within, "week")) == 2
