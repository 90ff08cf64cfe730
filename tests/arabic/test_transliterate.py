import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai import lexicons
from waqai.arabic import transliterate


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("محمد", "Mohammed"),
        ("مُحَمَّد", "Mohammed"),
        ("عبد الله", "Abdullah"),
        ("الجواري", "al-Jawari"),
        ("بشار الأسد", "Bashar al-Assad"),
        ("بشار الاسد", "Bashar al-Assad"),
        ("حسن نصر الله", "Hassan Nasrallah"),
        ("عبد الكريم قاسم", "Abdul-Karim Qassem"),
        ("عبد القادر", "Abdul-Qader"),
        ("محمد بن سلمان", "Mohammed bin Salman"),
        ("جبريل الرجوب", "Jabril al-Rajoub"),
        ("دير الزور", "Deir ez-Zor"),
        ("NATO", "NATO"),
    ],
)
def test_names_are_spelled_as_news_spells_them(name: str, english: str) -> None:
    assert transliterate(name) == english


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة ", max_size=25))
def test_what_comes_out_is_latin(name: str) -> None:
    assert transliterate(name).replace("-", "").replace(" ", "").replace("'", "").isascii()


def test_the_table_gives_its_own_spellings() -> None:
    seen: set[str] = set()
    for entry in lexicons.load("names"):
        assert entry["en"][:1].isascii()
        assert (entry["ar"] not in seen) or entry["kind"] == "whole"
        seen.add(entry["ar"])
