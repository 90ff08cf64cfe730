"""The work of coding a report grows as its length."""

import sys

from waqai.coding.pipeline import code
from waqai.reader import LexiconReader
from waqai.reports import read

PASSAGE = """قتل 12 شخصا وأصيب 30 في قصف على مدينة إدلب يوم الأحد، بحسب مصادر طبية.
وقال المتحدث باسم الجيش العقيد سامر الحداد إن "القوات لم تقصف المدينة"، ونفى الحداد مقتل مدنيين.
وأعلنت وزارة الخارجية الروسية أن موسكو وأنقرة ستوقعان اتفاقا بين 10 و15 مايو المقبل.
وردا على ذلك اتهم قائد الحركة نبيل العزي الحكومة بخرق الهدنة، وأضاف العزي: «الحركة سترد على الهجوم».
"""


def work(times):
    """Return how many calls it takes to code the passage told `times` times."""
    report = read(PASSAGE * times, published="2018-05-05")
    calls = 0

    def count(_frame, event, _arg):
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        code(report, LexiconReader())
    finally:
        sys.setprofile(None)
    return calls


def test_four_times_the_text_is_four_times_the_work():
    work(1)
    assert work(40) < 4.2 * work(10)
