import itertools
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from waqai import times
from waqai.arabic import analyse
from waqai.reports.report import Report

DAY = date(2018, 5, 16)
MONTHS = "كانون الثاني,شباط,آذار,نيسان,أيار,حزيران,تموز,آب,أيلول,تشرين الأول,تشرين الثاني,كانون الأول"
_WORDS = """في من قبل منذ يوم الأحد مساء 4 12 2014 ٢٠١٥ كانون الثاني يناير / ( ) ، . و15 عام الشهر الماضي المقبل أسبوع
أيام
ثلاثة هذا اليوم التالي السادس عشر بين إلى آب مارس رمضان هـ النصف الأول نهاية - وصل سيصل"""
WORDS = st.sampled_from(_WORDS.split())


def _find(text: str, earliest: date | None = DAY, latest: date | None = DAY) -> tuple[times.Time, ...]:
    return times.find(analyse(Report(text, "test")), earliest, latest)


@settings(max_examples=200, deadline=None)
@given(st.lists(WORDS, max_size=14).map(" ".join))
def test_any_words_give_ordered_times_that_lie_in_the_text(text):
    found = _find(text)
    for time in found:
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert time.span.of(text).strip() == time.span.of(text)
        assert time.start is None or time.end is None or time.start <= time.end or time.time_of_day
        assert time.timex
        assert time.because
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(found))


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2040, 12, 31)))
def test_a_full_date_needs_no_day_of_publication(day):
    months = MONTHS.split(",")
    text = f"وصل الوزير في {day.day} {months[day.month - 1]} {day.year}"
    assert [(t.start, t.end) for t in _find(text, None, None)] == [(day, day)]


def test_marks_and_digit_sets_change_nothing():
    plain = _find("وصل الوزير في 24 كانون الثاني 2017")
    marked = _find("وصل الوزيرُ في ٢٤ كانونـ الثّاني ۲۰۱۷")
    assert [(t.start, t.timex) for t in plain] == [(t.start, t.timex) for t in marked]


def test_clitics_stay_out_of_the_span():
    for text in ("وصل الوزير للأسبوع الماضي", "والأسبوع الماضي وصل الوزير", "بالأسبوع الماضي وصل"):
        (time,) = _find(text)
        assert time.span.of(text).endswith("أسبوع الماضي")
        assert not time.span.of(text).startswith(("و", "ب"))


def test_relations_and_parts_of_the_day():
    (since,) = _find("ينتشر الجنود منذ 17 أكتوبر 2015")
    (until,) = _find("تستمر الهدنة حتى 17 أكتوبر 2015")
    (evening,) = _find("وصل الوزير مساء الأحد")
    assert (since.relation, until.relation, evening.time_of_day) == ("since", "until", "TEV")


def test_timex_values():
    told = {
        "وصل في 4 يناير 2017": "2017-01-04",
        "وصل في يناير 2017": "2017-01",
        "وصل عام 2017": "2017",
        "وصل الأسبوع الماضي": "2018-W19",
        "ولد في الستينات": "196X",
        "بني في القرن التاسع عشر": "18XX",
        "بدأ صيف 2016": "2016-SU",
        "وصل قبل أيام": "PAST_REF",
        "يصل خلال الأيام المقبلة": "FUTURE_REF",
    }
    assert {text: _find(text)[0].timex for text in told} == told


def test_an_unknown_day_of_publication_leaves_days_open():
    (weekday,) = _find("وصل الوزير الثلاثاء", None, None)
    assert (weekday.start, weekday.end, weekday.timex) == (None, None, "XXXX-WXX-2")
    (date_,) = _find("وصل الوزير في 4 يناير", None, None)
    assert (date_.start, date_.timex) == (None, "XXXX-01-04")


def test_an_interval_of_publication_gives_an_interval_that_holds_every_reading():
    first, last = date(2018, 5, 16), date(2018, 6, 20)
    (time,) = _find("وصل الوزير الثلاثاء", first, last)
    for offset in range((last - first).days + 1):
        day = first + offset * timedelta(days=1)
        (exact,) = _find("وصل الوزير الثلاثاء", day, day)
        assert time.start <= exact.start <= exact.end <= time.end
    (open_,) = _find("وصل الوزير الثلاثاء", first, None)
    assert (open_.start, open_.end) == (date(2018, 5, 15), None)


def test_because_names_the_lexicon_line_and_the_day():
    (time,) = _find("وصل الوزير الثلاثاء")
    assert "times/weekdays.yaml:" in time.because
    assert "published 2018-05-16" in time.because
