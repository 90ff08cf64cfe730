from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.arabic import Analysis, analyse, fold
from waqai.reports.report import Report, Segment
from waqai.spans import Span

Read = Callable[[str], Analysis]

ALPHABET = 'ابتدرسعفقكلمنهويأإآىةئ \n\u064f\u0651\u0640\u200f.،:؟«»"()123٤٥#_@aB-😀'


def cuts(analysis: Analysis) -> list[str]:
    return ["+".join((*t.proclitics, t.stem, *t.enclitics)) for t in analysis.tokens]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=ALPHABET, max_size=80))
def test_spans_give_back_the_words(text: str) -> None:
    found = analyse(Report(text, "test"))
    assert [t.span.of(text) for t in found.tokens] == [t.text for t in found.tokens]
    assert all(t.span.contains(t.stem_span) and t.folded == fold(t.text) for t in found.tokens)
    assert [t.index for t in found.tokens] == list(range(len(found.tokens)))
    assert [n for s in found.sentences for n in range(s.first, s.last)] == list(range(len(found.tokens)))


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="ابتدرسعفقكلمنهوي", min_size=2, max_size=9), st.sampled_from("\u064e\u0640\u200f\u0651"))
def test_marks_do_not_change_the_cut(word: str, mark: str) -> None:
    plain, marked = analyse(Report(word, "t")), analyse(Report(word[0] + mark + word[1:], "t"))
    assert cuts(plain) == cuts(marked)


@pytest.mark.parametrize(
    ("word", "cut"),
    [
        ("وبالحكومة", "و+ب+ال+حكومه"),
        ("للمدينة", "ل+ال+مدينه"),
        ("ووفقا", "و+وفقا"),
        ("ولن", "و+لن"),
        ("وستعلن", "و+س+تعلن"),
        ("مدينتهم", "مدينه+هم"),
        ("قتلوه", "قتلوا+ه"),
        ("بأنها", "ب+ان+ها"),
        ("وزير", "وزير"),
        ("بيان", "بيان"),
        ("لبنان", "لبنان"),
        ("كتائب", "كتايب"),
        ("كتائبين", "كتايبين"),
        ("فصائل", "فصايل"),
        ("سوريا", "سوريا"),
        ("بغداد", "بغداد"),
        ("وزارة", "وزاره"),
        ("بلغاريا", "بلغاريا"),
        ("فلسطين", "فلسطين"),
        ("ألمانيا", "المانيا"),
        ("المانيا", "المانيا"),
    ],
)
def test_words_are_cut_where_grammar_cuts_them(read: Read, word: str, cut: str) -> None:
    assert cuts(read(word)) == [cut]


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("وصل الوفد في يناير الماضي", "يناير", "PROPN"),
        ("قال الرئيس محمود عباس إنه يرفض الخطة", "عباس", "PROPN"),
        ("أعلن وزير الخارجية سامح شكري موقف بلاده", "شكري", "PROPN"),
        ("قصفت الطائرات مواقع المسلحين", "قصفت", "VERB"),
        ("اتهمت الوزارة الجيش بشن غارات", "بشن", "NOUN"),
        ("وستواصل القوات عملياتها", "وستواصل", "VERB"),
        ("يصل الوفد ظهر الاثنين إلى بيروت", "ظهر", "NOUN"),
        ("قال المتحدث تركي المالكي إن القصف استمر", "تركي", "PROPN"),
    ],
)
def test_words_get_their_part_of_speech(read: Read, text: str, word: str, pos: str) -> None:
    assert next(t.pos for t in read(text).tokens if t.text == word) == pos


@pytest.mark.parametrize(
    ("text", "word", "lemma", "feature", "value"),
    [
        ("أعلنت الحكومة قرارها", "أعلنت", "اعلن", "Gender", "Fem"),
        ("يقاتلون في المدينة", "يقاتلون", "قاتل", "Number", "Plur"),
        ("لم يقل الرئيس شيئا", "يقل", "قال", "Mood", "Jus"),
        ("وقُتل الجندي أمس", "وقُتل", "قتل", "Voice", "Pass"),
        ("بعد قصف المدينة", "قصف", "قصف", "Verb", "قصف"),
        ("إعلان الهدنة", "إعلان", "اعلان", "VerbForm", "Vnoun"),
        ("زار المسؤولون المخيمات", "المخيمات", "مخيم", "Number", "Plur"),
        ("وصل جنديان إلى القاعدة", "جنديان", "جندي", "Number", "Dual"),
    ],
)
def test_words_get_lemma_and_features(read: Read, text: str, word: str, lemma: str, feature: str, value: str) -> None:
    token = next(t for t in read(text).tokens if t.text == word)
    assert (token.lemma, token.feature(feature)) == (lemma, value)


def test_the_stem_span_leaves_clitics_out(read: Read) -> None:
    text = "وبِالحُكومةِ"
    assert read(text).tokens[0].stem_span.of(text) == "حُكومةِ"


def test_a_sentence_ends_with_its_segment() -> None:
    text = "عنوان الخبر قال الوزير"
    segments = (Segment(Span(0, 11), "title", "layout"), Segment(Span(12, 22), "body", "layout"))
    found = analyse(Report(text, "test", segments=segments))
    assert [s.segment for s in found.sentences] == [0, 1]
