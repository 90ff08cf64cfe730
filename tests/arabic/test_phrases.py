from collections.abc import Callable

import pytest

from waqai.arabic import Analysis
from waqai.arabic.phrases import noun_phrases

Read = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("قال وزير الخارجية الأميركي مايك بومبيو إن المحادثات مهمة", "وزير الخارجية الأميركي مايك بومبيو"),
        ("هاجمت القوات الحكومية مواقع المسلحين", "القوات الحكومية"),
        ("هاجمت القوات الحكومية مواقع المسلحين", "مواقع المسلحين"),
        ("وبحسب مسؤول حكومي بارز", "مسؤول حكومي بارز"),
        ("ندد حزب «العدالة والتنمية» بالهجوم", "حزب «العدالة والتنمية»"),
        ("قتل عدد من الجنود في الهجوم", "عدد من الجنود"),
        ("قال المتحدث باسم البنتاغون", "المتحدث باسم البنتاغون"),
    ],
)
def test_phrases_are_as_long_as_they_are(read: Read, text: str, phrase: str) -> None:
    assert phrase in [p.span.of(text) for p in noun_phrases(read(text))]


def test_a_phrase_begins_after_its_preposition(read: Read) -> None:
    text = "بالهجوم"
    (phrase,) = noun_phrases(read(text))
    assert (phrase.span.of(text), phrase.governor) == ("الهجوم", "ب")


def test_the_head_of_a_counted_phrase_is_what_is_counted(read: Read) -> None:
    found = read("أصيب خمسة جنود")
    assert found.tokens[noun_phrases(found)[0].head].stem == "جنود"


def test_phrases_that_coordinate_share_a_number(read: Read) -> None:
    found = noun_phrases(read("وقعت فرنسا وألمانيا وإيطاليا الاتفاق"))
    assert [p.coordination for p in found[:3]] == [0, 0, 0]


def test_phrases_tell_whether_they_are_indefinite(read: Read) -> None:
    assert [p.indefinite for p in noun_phrases(read("هاجم مسلحون القاعدة"))] == [True, False]
