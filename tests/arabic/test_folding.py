import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.arabic.folding import Folded, fold, light

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200f\u200e\u202b\u202c\u2067\u2069\ufeff\u061c"
texts = st.text(alphabet=LETTERS + MARKS + " ،؟«»" + string.digits + "٠١٢٣۴۵" + "ﷲﻻﭘ😀کگپچژیہے" + "abZ", max_size=40)


@given(texts)
def test_the_view_is_what_fold_gives(text: str) -> None:
    assert Folded.of(text).text == fold(text)


@given(texts)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(texts)
def test_light_and_folded_forms_are_as_long_as_each_other(text: str) -> None:
    assert len(light(text)) == len(fold(text))
    assert fold(light(text)) == fold(text)


@given(texts, st.data())
def test_every_piece_of_the_view_leads_back_to_its_letters(text: str, data: st.DataObject) -> None:
    view = Folded.of(text)
    start = data.draw(st.integers(0, len(view.text)))
    end = data.draw(st.integers(start, len(view.text)))
    span = view.back(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert view.text[start:end] in fold(text[span.start : span.end])


@given(st.text(alphabet=LETTERS, min_size=1, max_size=12), st.data())
def test_marks_between_letters_do_not_tell(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word)))
    mark = data.draw(st.sampled_from(MARKS))
    assert fold(word[:at] + mark + word[at:]) == fold(word)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("أحمد إلى آخر ٱلله", "احمد الي اخر الله"),
        ("مؤتمر رئيس شيء", "موتمر رييس شيء"),
        ("مدينة مستشفى", "مدينه مستشفي"),
        ("گیلان پاکستان چهار", "كيلان باكستان جهار"),
        ("قـــال مُحَمَّد", "قال محمد"),
        ("ﻻ ﷲ ﻣﺼﺮ", "لا الله مصر"),
        ("٢٠٢٤ ۱۴۰۲ ٣٫٥ ١٬٠٠٠", "2024 1402 3.5 1,000"),
        ("نعم، لا؛ لماذا؟ ٥٪", "نعم, لا; لماذا? 5%"),
    ],
)
def test_one_written_form_for_each_word(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_marks_after_the_last_letter_belong_to_it() -> None:
    assert Folded.of("قُتِلَ").back(0, 3) == (0, 6)
