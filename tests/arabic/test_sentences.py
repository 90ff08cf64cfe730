from collections.abc import Callable

import pytest

from waqai.arabic import Analysis

Read = Callable[[str], Analysis]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وصل الوفد. وغادر القاعة", ["وصل الوفد.", "وغادر القاعة"]),
        ("ذكرت وكالة (أ. ف. ب.) أن الوفد وصل. ثم غادر", ["ذكرت وكالة (أ. ف. ب.) أن الوفد وصل.", "ثم غادر"]),
        ("قال د. سالم إنه بخير", ["قال د. سالم إنه بخير"]),
        ("ارتفع السعر 3.5 بالمئة", ["ارتفع السعر 3.5 بالمئة"]),
        ("انتظر... ثم رحل", ["انتظر... ثم رحل"]),
        ("قال «سنرد.» وغادر", ["قال «سنرد.»", "وغادر"]),
        ('قال "سنرد." وغادر', ['قال "سنرد."', "وغادر"]),
        ("قال “لن نقبل. هذا مرفوض", ["قال “لن نقبل.", "هذا مرفوض"]),
        ("لماذا؟ لا أحد يعلم!", ["لماذا؟", "لا أحد يعلم!"]),
        ("عنوان بلا نقطة\nنص الخبر", ["عنوان بلا نقطة", "نص الخبر"]),
        ("راجع https://example.org/a.b/c للمزيد", ["راجع https://example.org/a.b/c للمزيد"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(read: Read, text: str, expected: list[str]) -> None:
    assert [sentence.span.of(text) for sentence in read(text).sentences] == expected


def test_the_words_of_a_hashtag_stay_readable(read: Read) -> None:
    assert [t.folded for t in read("#عبد_الله").tokens] == ["#", "عبد", "_", "الله"]
