from datetime import date

from waqai import times
from waqai.arabic import analyse
from waqai.reports.report import Report

DAY = date(2018, 5, 16)


def _ranges(text: str) -> list[tuple[str, date | None, date | None]]:
    analysis = analyse(Report(text, "test"))
    return [(r.span.of(text), r.start, r.end) for r in times.ranges(analysis, times.find(analysis, DAY, DAY))]


def test_two_times_bound_a_period():
    assert _ranges("يزور الوزير عمان من 3 مارس 2015 إلى 5 مايو 2015") == [
        ("من 3 مارس 2015 إلى 5 مايو 2015", date(2015, 3, 3), date(2015, 5, 5))
    ]
    assert _ranges("قاد الحزب بين عامي 2011 و2013") == [("بين عامي 2011 و2013", date(2011, 1, 1), date(2013, 12, 31))]


def test_two_times_beside_each_other_bound_none():
    assert _ranges("التقيا الثلاثاء والأربعاء") == []
    assert _ranges("عام 2011، ثم عام 2013") == []
