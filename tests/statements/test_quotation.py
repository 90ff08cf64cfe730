import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai import statements
from waqai.arabic import analyse
from waqai.reports.report import Report


def _quoted(text):
    return [(q.span.of(text), q.closed, q.depth) for q in statements.quotations(analyse(Report(text, "test")))]


@pytest.mark.parametrize(
    ("opening", "closing"), [('"', '"'), ("«", "»"), ("“", "”"), ("‟", "”"), ("''", "''"), ("‘", "’"), ("„", "“")]
)
def test_all_styles(opening, closing):
    assert _quoted(f"قال الوزير {opening}لن نوقع الاتفاق{closing} أمس.") == [("لن نوقع الاتفاق", True, 0)]


def test_full_stop_before_the_closing_mark_is_left_out():
    assert _quoted('قال: "لن نوقع." ثم خرج') == [("لن نوقع", True, 0)]


def test_quotation_within_a_quotation():
    text = 'قال: "رأيت صحيفة "الفجر" اليوم عند الباب".'
    assert _quoted(text) == [('رأيت صحيفة "الفجر" اليوم عند الباب', True, 0), ("الفجر", True, 1)]


@pytest.mark.parametrize(("opening", "closing"), ["‘’", "’‘", "’’"])
def test_single_marks_within_others_pair_in_either_form(opening, closing):
    text = f'قال "خبر {opening}كاذب{closing} جدا" وخرج'
    assert _quoted(text)[0] == (f"خبر {opening}كاذب{closing} جدا", True, 0)


def test_missing_closing_mark_ends_with_the_paragraph():
    assert _quoted('قال: "لن نوقع الاتفاق\nوخرج الوفد من القاعة.') == [("لن نوقع الاتفاق", False, 0)]


def test_quotation_over_two_paragraphs():
    assert _quoted('قال: "لن نوقع.\nولن نعود إلى القاعة".') == [("لن نوقع.\nولن نعود إلى القاعة", True, 0)]


def test_stray_closing_mark_is_none():
    assert _quoted('خرج الوفد من القاعة" أمس.') == []


def test_marks_with_spaces_inside():
    assert _quoted('قال " لن نوقع الاتفاق " وخرج') == [("لن نوقع الاتفاق", True, 0)]


def test_joined_prepositions():
    assert _quoted('وصفها بـ"الكارثة" وهدد ب"الرد"') == [("الكارثة", True, 0), ("الرد", True, 0)]


def test_apostrophe_in_a_latin_name_is_no_mark():
    assert _quoted("فندق D’Or في المدينة") == []


@given(st.text(alphabet="قال لن.،\n\"«»“”'‘’ ـ()", max_size=60))
def test_any_marks_give_spans_within_their_marks(text):
    for quotation in statements.quotations(analyse(Report(text, "test"))):
        assert quotation.outer.contains(quotation.span)
        assert quotation.span.of(text).strip() == quotation.span.of(text) != ""
