import pytest

from waqai import times
from waqai.arabic import analyse
from waqai.reports.report import Report

LENGTHS = [
    ("استمر الاجتماع ثلاث ساعات", "ثلاث ساعات", "PT3H", 10800),
    ("استمرت الهدنة أسبوعين", "أسبوعين", "P2W", 1209600),
    ("سجن لمدة عام واحد وشهر و21 يوما", "عام واحد وشهر و21 يوما", "P1Y1M21D", 35942400),
    ("انقطع التيار ساعتين ونصف", "ساعتين ونصف", "PT2.5H", 9000),
    ("انقطع التيار نصف ساعة", "نصف ساعة", "PT0.5H", 1800),
    ("أغلق المعبر بضعة أيام", "بضعة أيام", "PXD", None),
    ("أغلق المعبر طوال اليوم", "طوال اليوم", "P1D", 86400),
    ("أغلق المعبر لمدة شهر كامل", "شهر كامل", "P1M", 2592000),
]


@pytest.mark.parametrize(("text", "words", "timex", "seconds"), LENGTHS)
def test_length(text, words, timex, seconds):
    (found,) = times.durations(analyse(Report(text, "test")))
    assert (found.span.of(text), found.timex, found.seconds) == (words, timex, seconds)


@pytest.mark.parametrize("text", ["بدأت الحرب عام 2014", "زار الأمين العام عمان", "وصل الوزير اليوم"])
def test_no_length(text):
    assert times.durations(analyse(Report(text, "test"))) == ()
