import pytest

from waqai.arabic import analyse
from waqai.figures.intervals import intervals
from waqai.figures.numbers import numbers
from waqai.figures.ordinals import ordinals
from waqai.figures.percentages import percentages
from waqai.reports.report import Report


def _analysis(text):
    return analyse(Report(text, "test"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الحرارة سالب خمسة", -5),
        ("قطع ثلاثة أرباع الطريق", 0.75),
        ("وزنه عشرون وثلاثة أخماس", 20.6),
        ("أصاب واحد من عشرين", 0.05),
        ("اشترى ثلاث دزينات", 36),
        ("القيمة 1.5^2 تقريبا", 2.25),
        ("النسبة ٣/٤ من الكل", 0.75),
        ("العدد 1 234 567 فقط", 1234567),
        ("العدد ألفين ومئتين", 2200),
        ("العدد ألف خمسمئة", 1500),
        ("العدد 4 آلاف 3 مئة و21", 4321),
        ("القيمة خمسة فاصلة ثلاثة", 5.3),
        ("القيمة مئة فاصلة ثلاثة من مئة", 100.03),
        ("حضر خمس العشرين", 4),
    ],
)
def test_numbers(text, value):
    assert [n.value for n in numbers(_analysis(text))] == [pytest.approx(value)]


@pytest.mark.parametrize(
    ("text", "low", "high", "closed"),
    [
        ("العدد بين 20 و30", 20, 30, (True, False)),
        ("العدد أكبر من 10 وأصغر من 20", 10, 20, (False, False)),
        ("العدد 500 أو أكثر", 500, float("inf"), (True, False)),
        ("العدد لا يزيد عن 50", float("-inf"), 50, (False, True)),
    ],
)
def test_intervals(text, low, high, closed):
    (one,) = intervals(_analysis(text))
    assert (one.low, one.high, (one.low_closed, one.high_closed)) == (low, high, closed)


def test_a_telephone_number_is_no_interval():
    assert intervals(_analysis("الهاتف +1-222-2222")) == ()


@pytest.mark.parametrize("text", ["بنسبة عشرين في المئة", "20% من السكان", "20 بالمئة من السكان"])
def test_percentages(text):
    assert [n.value for n in percentages(_analysis(text))] == [20]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("الباب الثاني", "2"),
        ("الصف الحادي عشر", "11"),
        ("المرة الخامسة والعشرون", "25"),
        ("الصفحة الأخيرة", "end+0"),
        ("الواحد قبل الأخير", "end-1"),
    ],
)
def test_ordinals(text, value):
    assert [o.value for o in ordinals(_analysis(text))] == [value]
