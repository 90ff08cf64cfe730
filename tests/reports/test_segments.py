"""The parts of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai.lexicons import load
from waqai.reports import segment
from waqai.reports.checking import check_language, check_segment

PARAGRAPHS = [
    "أعلنت وزارة الداخلية إغلاق المعبر الحدودي أمام المسافرين حتى إشعار آخر بعد اشتباكات وقعت ليلا.",
    "وقال المتحدث باسم الوزارة إن القرار اتخذ لأسباب أمنية وإن المعبر سيفتح أمام الشاحنات فقط.",
    "وتسيطر القوات الحكومية على المعبر منذ العام الماضي بعد معارك مع فصائل مسلحة.",
]


def kinds(lines):
    text = "\n".join(lines)
    return [part.kind for part in segment(text)]


def test_paragraphs_are_body():
    assert kinds(PARAGRAPHS) == ["body"] * 3


def test_a_short_first_line_before_an_empty_one_is_the_title():
    text = "إغلاق المعبر الحدودي بعد اشتباكات\n\n" + "\n".join(PARAGRAPHS)
    assert [part.kind for part in segment(text)] == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    "headline",
    [
        "رئيس الحكومة يلتقي وفدا من البنك الدولي ويبحث معه شروط قرض جديد للبلاد",
        "ما هي خيارات المعارضة بعد فشل المحادثات الأخيرة في العاصمة؟",
        "للمزيد: البرلمان يناقش موازنة العام المقبل وسط خلافات",
    ],
)
def test_a_headline_between_paragraphs_is_another_storys(headline):
    assert kinds([PARAGRAPHS[0], headline, *PARAGRAPHS[1:]]) == ["body", "related_headline", "body", "body"]


def test_a_heading_that_the_next_paragraph_takes_up_is_body():
    lines = [PARAGRAPHS[0], "قرار لأسباب أمنية تخص المعبر", *PARAGRAPHS[1:]]
    assert kinds(lines) == ["body"] * 4


def test_a_paragraph_that_ends_as_a_sentence_is_body():
    assert kinds([PARAGRAPHS[0], "رئيس الحكومة يلتقي وفدا من البنك الدولي.", PARAGRAPHS[1]]) == ["body"] * 3


def test_openings_of_other_stories_at_the_end_are_no_part_of_this_one():
    teasers = [
        "قال وزير الزراعة، سالم أحمد، إن محصول القمح هذا العام هو الأكبر منذ عقد كامل في البلاد",
        "أعلنت شركة الطيران الوطنية، الأحد، شراء عشر طائرات جديدة لتوسيع أسطولها في المنطقة",
        "افتتح رئيس البلدية، الاثنين، معرض الكتاب السنوي في حضور مئات الناشرين والقراء والزوار",
    ]
    assert kinds([*PARAGRAPHS, *teasers]) == ["body"] * 3 + ["related_headline"] * 3


def test_a_dateline_is_cut_off_its_paragraph():
    text = "صنعاء، اليمن (CNN) – قتل خمسة أشخاص في انفجار."
    first, rest = segment(text)
    assert (first.kind, first.span.of(text)) == ("dateline", "صنعاء، اليمن (CNN) –")
    assert (rest.kind, rest.span.of(text)) == ("body", "قتل خمسة أشخاص في انفجار.")


def test_a_promo_behind_a_paragraph_is_cut_off():
    text = "انتهت القمة في العاصمة. اضغط هنا لقراءة نشرتنا اليومية"
    assert [(part.kind, part.span.of(text)) for part in segment(text)] == [
        ("body", "انتهت القمة في العاصمة."),
        ("promo", "اضغط هنا لقراءة نشرتنا اليومية"),
    ]


@pytest.mark.parametrize("entry", load("segments"), ids=lambda entry: entry["id"])
def test_cues_tell_their_examples_and_spare_their_counter_examples(entry):
    assert check_segment(entry) == []


@pytest.mark.parametrize("entry", load("languages"), ids=lambda entry: entry["id"])
def test_languages_tell_their_examples(entry):
    assert check_language(entry) == []


def test_a_paragraph_that_runs_on_without_a_stop_is_cut():
    text = "قالت الوزارة، " * 700
    parts = segment(text)
    assert max(part.span.end - part.span.start for part in parts) <= 1200
    assert "".join("".join(part.span.of(text) for part in parts).split()) == "".join(text.split())


LINES = st.lists(
    st.one_of(
        st.sampled_from([*PARAGRAPHS, "اقرأ أيضا:", "-----", "دبي (CNN) - قال", " ", "\u200f"]), st.text(max_size=80)
    ),
    max_size=12,
)


@given(LINES)
def test_segments_are_in_order_and_hold_words(lines):
    text = "\n".join(lines)
    parts = segment(text)
    at = 0
    for part in parts:
        assert at <= part.span.start < part.span.end <= len(text)
        assert part.span.of(text).strip()
        at = part.span.end


@given(LINES)
def test_no_word_is_lost(lines):
    text = "\n".join(lines)
    inside = "".join(part.span.of(text) for part in segment(text))
    assert "".join(inside.split()) == "".join(text.split())
