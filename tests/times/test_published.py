from datetime import date

from waqai import times
from waqai.arabic import analyse
from waqai.reports.report import Report


def _infer(text: str) -> times.PublishedInference | None:
    return times.infer_published(analyse(Report(text, "test")))


def test_no_dates_no_inference():
    assert _infer("وصل الوزير إلى عمان يوم الثلاثاء") is None
    assert _infer("وصل الوزير إلى عمان في 4 مايو") is None


def test_not_before_the_latest_past_event_that_is_told_with_its_year():
    text = "وصل الوزير في 4 مايو 2015. ثم غادر في 9 حزيران 2016."
    inferred = _infer(text)
    assert inferred is not None
    assert (inferred.earliest, inferred.latest) == (date(2016, 6, 9), None)
    assert [span.of(text) for span in inferred.because] == ["9 حزيران 2016"]


def test_what_lies_ahead_tells_nothing():
    assert _infer("سيصل الوزير في 4 مايو 2025") is None
    assert _infer("من المقرر أن تنسحب البلاد من الاتحاد عام 2025") is None


def test_a_year_told_for_one_month_alone_is_not_the_year_of_publication():
    text = "التقى الوفدان في أبريل 2019. ووصل الوزير في 20 نوفمبر، ثم قتل الجندي في 3 شباط، وغادر الوفد في 5 شباط."
    inferred = _infer(text)
    assert inferred is not None
    assert inferred.earliest == date(2020, 2, 5)
    assert [span.of(text) for span in inferred.because] == ["5 شباط", "أبريل 2019"]
