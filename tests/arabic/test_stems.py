import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai import lexicons
from waqai.arabic.folding import fold
from waqai.arabic.stems import stem


@pytest.mark.parametrize(
    "words",
    [
        "أمريكي الأميركيين أمريكا أميركا والأمريكية للأميركيين الأمريكان أَمْرِيكِيّ أمـــريكي",
        "عراق للعراق عراقيون والعراقيات العراقية",
        "قصفت سيقصف قصف بالقصف والقصف",
        "صاروخ صواريخ الصاروخية بالصواريخ",
        "وزير وزراء للوزراء الوزير",
        "قوة قوات قواتها للقوات",
        "سوريا سورية السوري السوريين",
        "مسؤول مسئولين للمسؤولين المسئول",
        "انسحاب تنسحب سينسحبون الانسحاب",
        "انتخاب الانتخابية الانتخابيين انتخبوا",
        "قتيل قتلى والقتلى",
        "أفغانستان الأفغان أفغاني",
        "ترامب ترمب لترامب",
        "على عليه عليها",
        "2018 ٢٠١٨ ۲۰۱۸",
        "Reuters REUTERS",
    ],
)
def test_forms_of_one_word_have_one_stem(words):
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("أمريكي", "أمين"), ("عراق", "عرق"), ("قصف", "قصر"), ("نظام", "تنظيم"), ("قتيل", "قتال"), ("سلاح", "مسلح")],
)
def test_other_words_have_other_stems(one, other):
    assert stem(one) != stem(other)


def test_the_listed_forms_have_the_stem_of_their_word():
    for entry in lexicons.load("wordforms"):
        wrong = [form for form in entry["forms"].split() if stem(form) != stem(entry["word"])]
        assert not wrong, entry


def test_a_user_adds_forms(tmp_path):
    assert stem("زغاريد") != stem("زغرودة")
    (tmp_path / "wordforms").mkdir()
    (tmp_path / "wordforms" / "mine.tsv").write_text("word\tforms\nزغرودة\tزغاريد\n", "utf-8")
    lexicons.use(tmp_path)
    try:
        assert stem("زغاريد") == stem("بالزغرودة")
    finally:
        lexicons.use(None)


@given(st.text(alphabet="ابتجدرسعقلمنهويةىأإآءئؤ", min_size=1, max_size=12))
def test_spelling_does_not_matter(word):
    assert stem(word) == stem("".join(f"{char}\u064e" for char in word)) == stem(f"\u200f{word}\u200e")
    assert stem(word) == fold(stem(word))
