import pytest
from build import analysed

from waqai import actors
from waqai.spans import Span


def classified(text: str, words: str) -> actors.Mention:
    at = text.index(words)
    return actors.classify(analysed(text), Span(at, at + len(words)), ())


@pytest.mark.parametrize(
    ("text", "words", "kind", "country", "name"),
    [
        ("قال مسؤول أمريكي إن", "مسؤول أمريكي", "person", "USA", "US official"),
        ("قصف الجيش السوري البلدة.", "الجيش السوري", "military", "SYR", "Syrian Arab Army"),
        ("رحبت وزارة الصحة التونسية بذلك.", "وزارة الصحة التونسية", "government", "TUN", "Tunisian Health Ministry"),
        ("اعتقل عشرات المتظاهرين هناك.", "عشرات المتظاهرين", "population", None, "protesters"),
        ("شكر زعيم حزب الله أنصاره.", "زعيم حزب الله", "person", "LBN", "leader of Hezbollah"),
    ],
)
def test_kind_country_and_english_name(text: str, words: str, kind: str, country: str | None, name: str) -> None:
    mention = classified(text, words)
    assert (mention.kind, mention.country, mention.name) == (kind, country, name)


def test_the_span_given_is_kept() -> None:
    text = "قالت قوات الحكومة اليمنية إنها تقدمت."
    assert classified(text, "قوات الحكومة").span == Span(5, 17)
