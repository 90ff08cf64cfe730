import pytest
from build import analysed, found
from hypothesis import given
from hypothesis import strategies as st

from waqai import actors
from waqai.spans import Span


@pytest.mark.parametrize(
    ("text", "mention", "kind", "country"),
    [
        ("أعلنت وزارة الخارجية العراقية استدعاء السفير.", "وزارة الخارجية العراقية", "government", "IRQ"),
        ("وتقدمت القوات الأمريكية نحو المدينة.", "القوات الأمريكية", "military", "USA"),
        ("قال الجيش السوداني إنه سيطر على التل.", "الجيش السوداني", "military", "SDN"),
        ("قال مسؤول أمريكي إن الخطة تأجلت.", "مسؤول أمريكي", "person", "USA"),
        ("وقال السكرتير الصحفي للبنتاغون إن القوات باقية.", "السكرتير الصحفي للبنتاغون", "person", "USA"),
        ("وصرح مسؤولون أتراك للصحافة.", "مسؤولون أتراك", "government", "TUR"),
        ("أفادت مصادر أمنية بأن الطريق أغلق.", "مصادر أمنية", "government", None),
        ("فتح مسلحون مجهولون النار.", "مسلحون مجهولون", "armed_group", None),
        ("فرقت الشرطة متظاهرين وسط الميدان.", "متظاهرين", "population", None),
        ("سقط ضحايا بين المدنيين أمس.", "المدنيين", "population", None),
        ("نفت الخارجية المصرية ذلك.", "الخارجية المصرية", "government", "EGY"),
        ("استقبل الفلسطينيون الخبر بالفرح.", "الفلسطينيون", "population", "PSE"),
        ("اعتقلت القوات 60 شخصا فجرا.", "60 شخصا", "population", None),
        ("قتل أكثر من 35 جنديا أميركيا هناك.", "أكثر من 35 جنديا أميركيا", "military", "USA"),
        ("وعلقت واشنطن على القرار.", "واشنطن", "state", "USA"),
        ("هاجم مسلحون حوثيون الحاجز.", "مسلحون حوثيون", "armed_group", "YEM"),
        ('ودانت حركة "حماس" الغارة.', 'حركة "حماس"', "armed_group", "PSE"),
    ],
)
def test_what_a_phrase_is(text: str, mention: str, kind: str, country: str | None) -> None:
    got = found(text)
    match = next((m for words, m in got.items() if words.strip('"') in (mention, mention.strip('"'))), None)
    assert match is not None, got.keys()
    assert (match.kind, match.country) == (kind, country)


def test_role_adjective_and_name_are_one_mention() -> None:
    text = "والتقى رئيس الوزراء العراقي محمد شياع السوداني وفدا."
    mention = found(text)["رئيس الوزراء العراقي محمد شياع السوداني"]
    assert (mention.kind, mention.country, mention.entry) == ("person", "IRQ", "mohammed-shia-al-sudani")


def test_an_unknown_name_after_a_role_belongs_to_it() -> None:
    text = "وقال المتحدث باسم وزارة الدفاع اليمنية العميد عبده مجلي إن الجبهة هادئة."
    assert "المتحدث باسم وزارة الدفاع اليمنية العميد عبده مجلي" in found(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("تفاقمت الأزمة السياسية في البلاد.", "السياسية"),
        ("وصل إلى مدينة الرياض أمس.", "الرياض"),
        ("ولد في مسقط رأسه قبل عقود.", "مسقط"),
        ("لم يعد الموقف مثل السابق.", "الموقف"),
        ("وتتحمل الدولة مسؤولية ما جرى.", "مسؤولية"),
        ("انتخب رئيسا قبل عام.", "رئيسا"),
    ],
)
def test_words_that_only_look_like_actors(text: str, words: str) -> None:
    assert words not in found(text)


def test_conditional_names_need_their_report() -> None:
    assert found("أعلنت عمان موقفها، وقالت السلطنة إنها محايدة.")["عمان"].country == "OMN"
    assert found("أعلنت عمان موقفها، وقال الأردن إنه محايد.")["عمان"].country == "JOR"
    assert "عمان" not in found("أعلنت عمان موقفها أمس.")


def test_diacritics_tatweel_and_clitics_leave_spans_true() -> None:
    text = "وأعلنَت لِلحـوثيين قيادتُهم أنّ حُكومة اليَمن رفضت."
    spans = [m.span for m in actors.find(analysed(text), ())]
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in spans)
    assert any("حـوثيين" in s.of(text) for s in spans)


@given(st.text('رئيس الوزراء العراقي،."«»ـًّ 12٣ماكرون حزب الله قواته', max_size=60))
def test_spans_are_words_of_the_text(text: str) -> None:
    analysis = analysed(text)
    for mention in actors.find(analysis, ()):
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert analysis.tokens[mention.head].span.overlaps(Span(*mention.span))
