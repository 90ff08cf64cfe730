from hypothesis import given, settings
from hypothesis import strategies as st

from waqai import figures
from waqai.arabic import analyse
from waqai.figures.words import read
from waqai.reports.report import Report

WORDS = (
    'قتل أكثر من 25 ٢٥ و ألف وخمسون شخصا جنديين عشرات الآلاف بين 3 و5 في المئة واحد نصف ، . ( ) " الـ منهم بينهم '
    "ثلاثة أو أربعة مليون % إلى على الأقل $ - / 2018 آخرين مئة اثنين الدول"
)
PIECES = st.sampled_from(["\n", *WORDS.split()])


@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " ", "  "]))
@settings(max_examples=300, deadline=None)
def test_any_text_gives_figures_in_order_that_point_at_words(pieces, gap):
    text = (gap or " ").join(pieces)
    found = figures.find(analyse(Report(text, "test")), ())
    starts = [f.span.start for f in found]
    assert starts == sorted(starts)
    for index, figure in enumerate(found):
        assert figure.span.of(text).strip() == figure.span.of(text) != ""
        assert figure.low is not None or figure.high is not None
        assert figure.of is None or figure.of < index
        assert figure.low is None or figure.high is None or figure.low <= figure.high


@given(st.integers(0, 10**9), st.booleans())
def test_both_digit_sets_give_the_value(number, eastern):
    digits = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) if eastern else str(number)
    text = f"وصل {digits} جنديا"
    found = figures.find(analyse(Report(text, "test")), ())
    assert [f.low for f in found] == [number]


def test_diacritics_and_tatweel_change_nothing():
    plain = figures.find(analyse(Report("قتل خمسة جنود", "test")), ())
    marked = figures.find(analyse(Report("قُتِلَ خَمْسَةُ جنـــود", "test")), ())
    assert [(f.low, f.unit) for f in plain] == [(f.low, f.unit) for f in marked]


def test_reading_a_word_is_cached_and_pure():
    assert read("جنديين") == read("جنديين")
