import pytest
from hypothesis import given
from hypothesis import strategies as st

from waqai import places
from waqai.arabic import Analysis, analyse
from waqai.places import PlaceMention
from waqai.reports.report import Report


def read(text: str) -> tuple[Analysis, tuple[PlaceMention, ...]]:
    analysis = analyse(Report(text=text, source="test"))
    return analysis, places.find(analysis)


def named(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (m.span.of(text), m.place.name if m.place else None, m.place.country if m.place else None)
        for m in read(text)[1]
    ]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قُتل خمسة في الغوطة الشرقية أمس.", "Eastern Ghouta", "SYR"),
        ("وصل الجنود إلى عفرين.", "Afrin", "SYR"),
        ("غادر آخر المسلحين الباغوز.", "Baghuz", "SYR"),
        ("هاجموا قاعدة عين الأسد فجرا.", "Ain al-Asad Air Base", "IRQ"),
        ("أقلعت الطائرة من حميميم.", "Hmeimim Air Base", "SYR"),
        ("أغلقت مصر معبر رفح.", "Rafah Crossing", "PSE"),
        ("مر القارب عبر مضيق هرمز.", "Strait of Hormuz", None),
        ("سقطت قذيفة على المنطقة الخضراء.", "Green Zone", "IRQ"),
        ("أخلوا بيتا في حي الشيخ جراح.", "Sheikh Jarrah", "PSE"),
        ("تجمعوا في ميدان التحرير.", "Tahrir Square", "EGY"),
        ("هاجموا مركزا في صرواح.", "Sirwah", "YEM"),
        ("زار الوفد إقليم كردستان.", "Kurdistan Region", "IRQ"),
        ("دخلوا دونباس من الشرق.", "Donbas", "UKR"),
        ("عادت القوات إلى دارفور.", "Darfur", "SDN"),
        ("صوّت الناس في الضفة الغربية.", "West Bank", "PSE"),
        ("أعلنت كوريا الشمالية ذلك.", "North Korea", "PRK"),
        ("أعلنت كوريا الجنوبية ذلك.", "South Korea", "KOR"),
        ("تجدد القتال في جنوب السودان.", "South Sudan", "SSD"),
        ("تجدد القتال في السودان.", "Sudan", "SDN"),
        ("أطلقت النار في غينيا بيساو.", "Guinea-Bissau", "GNB"),
        ("روسيا أعلنت هدنة.", "Russia", "RUS"),
        ("زار الرئيس روسيا.", "Russia", "RUS"),
        ("زار الرئيس السعودية.", "Saudi Arabia", "SAU"),
        ("أعلنت السعودية ذلك.", "Saudi Arabia", "SAU"),
        ("غادر الوزير بغداد.", "Baghdad", "IRQ"),
        ("قالت سيول إن الجيش الكوري رصد صاروخا.", "Seoul", "KOR"),
    ],
)
def test_named_places(text: str, name: str, country: str | None) -> None:
    assert (name, country) in [(n, c) for _, n, c in named(text)]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("قصفوا مدينة صور اللبنانية.", "Tyre", "LBN"),
        ("اعتقلوا شابا في قرية دوما جنوب نابلس.", "Duma", "PSE"),
        ("قصفوا دوما في ريف دمشق.", "Douma", "SYR"),
        ("التقى الوزير مسؤولين ليبيين في طرابلس.", "Tripoli", "LBY"),
        ("تظاهر لبنانيون في طرابلس.", "Tripoli", "LBN"),
        ("ضرب الإعصار ولاية جورجيا الأميركية.", "Georgia (US)", "USA"),
        ("زار الرئيس جورجيا.", "Georgia", "GEO"),
        ("اجتمعوا في سلطنة عُمان.", "Oman", "OMN"),
        ("اجتمعوا في العاصمة الأردنية عمان.", "Amman", "JOR"),
        ("انفجار في محافظة بابل.", "Babil", "IRQ"),
        ("اشتباكات في محافظة الجوف اليمنية.", "Al Jawf", "YEM"),
        ("عين الملك أميرا لمنطقة الجوف السعودية.", "Al-Jawf", "SAU"),
        ("وصل إلى تونس العاصمة.", "Tunis", "TUN"),
        ("عادوا من مدينة تونس.", "Tunis", "TUN"),
        ("وصل إلى تونس.", "Tunisia", "TUN"),
    ],
)
def test_ambiguous_names_are_decided_by_context(text: str, name: str, country: str) -> None:
    assert (name, country) in [(n, c) for _, n, c in named(text)]


@pytest.mark.parametrize(
    ("text", "states"), [("انفجرت سيارة في طرابلس.", {"LBY", "LBN"}), ("جنود في الكونغو.", {"COD", "COG"})]
)
def test_ambiguous_names_without_context_stay_open(text: str, states: set[str]) -> None:
    (mention,) = read(text)[1]
    assert mention.place is None
    assert {place.country for place in mention.candidates} == states


@pytest.mark.parametrize(
    "text",
    [
        "نشرت الصحيفة صور القتلى.",
        "قال سعيد إن السلام ممكن.",
        "تلقت الحكومة دعما ماليا ثم عونا مالي المصدر.",
        "كان الوضع هادئا في العديد من المدن.",
        "الجيش السوري والحكومة العراقية والقوات الروسية.",
        "عاد إلى مسقط رأسه.",
        "هاجم تنظيم الدولة الإسلامية في العراق والشام جنودا.",
        "قال قائد فيلق القدس.",
        "يريدون الحرية والوحدة والأمل.",
        "أعلنت قوات سوريا الديمقراطية ذلك.",
        "وقع ذلك في آب الماضي.",
        "فاضت سيول وجرفت البيوت.",
        "قالت الحكومة السعودية إنها جاهزة.",
        "أوقفوا سورياً عند الحدود.",
        "ولد جورج واشنطن فقيرا.",
    ],
)
def test_everyday_words_and_bodies_are_no_places(text: str) -> None:
    assert named(text) == []


def test_name_and_type_word_have_their_spans() -> None:
    text = "قتل اثنان وبمدينة الحديدة جرح ثالث في ريف إدلب."
    found = read(text)[1]
    assert [(m.span.of(text), m.full.of(text)) for m in found] == [
        ("الحديدة", "مدينة الحديدة"),
        ("إدلب", "ريف إدلب"),
    ]


def test_a_type_word_is_no_part_of_the_name() -> None:
    text = "وصلوا إلى مدينة القدس."
    (mention,) = read(text)[1]
    assert (mention.span.of(text), mention.full.of(text)) == ("القدس", "مدينة القدس")


def test_type_word_of_two_names_serves_both() -> None:
    _, mentions = read("عمليات في محافظتي درعا والقنيطرة.")
    assert [m.place.precision for m in mentions if m.place] == ["province", "province"]


def test_a_named_village_that_is_not_known_is_a_mention_without_place() -> None:
    text = "دخلوا قرية الزهرور ليلا."
    (mention,) = read(text)[1]
    assert (mention.span.of(text), mention.full.of(text)) == ("الزهرور", "قرية الزهرور")
    assert (mention.place, mention.candidates) == (None, ())


def test_name_is_remembered_within_the_report() -> None:
    _, mentions = read("قصفوا طرابلس اللبنانية. وعاد الهدوء إلى طرابلس.")
    assert [m.place.country for m in mentions if m.place] == ["LBN", "LBN"]


def test_hashtags_are_read() -> None:
    text = "أدانت #كوريا_الشمالية ذلك."
    assert [n for _, n, _ in named(text)] == ["North Korea"]


@pytest.mark.parametrize("form", ["بغداد", "بَغْدَاد", "بـغـداد", "\u200fبغداد\u200f", "وبغداد", "لبغداد", "فببغداد"])
def test_writing_does_not_matter(form: str) -> None:
    assert [c for _, _, c in named(f"وصلوا إلى {form} أمس.")] == ["IRQ"]


def test_article_behind_a_preposition() -> None:
    text = "عادوا للعراق وللبصرة."
    assert [n for _, n, _ in named(text)] == ["Iraq", "Basra"]


NAMES = ["بغداد", "حلب", "وطرابلس", "بمدينة تعز", "لدمشق", "قرية", "صور", "في", "مالي", "#غزة", "عُمان", "،", "الـقدس"]


@given(st.lists(st.sampled_from(NAMES), max_size=12))
def test_spans_lie_in_order_and_full_holds_the_name(words: list[str]) -> None:
    text = " ".join(words)
    mentions = read(text)[1]
    assert list(mentions) == sorted(mentions, key=lambda m: m.span)
    for mention in mentions:
        assert mention.full.contains(mention.span)
        assert mention.span.of(text).strip()
        assert mention.because


def test_reading_twice_gives_the_same() -> None:
    text = "قصفوا دوما وحلب وطرابلس، وزار الوزير عمان والرياض."
    assert read(text)[1] == read(text)[1]


def test_an_everyday_word_in_a_state_is_no_place() -> None:
    assert [name for _, name, _ in named("سعوا إلى السلام في اليمن بدعم من التحالف في اليمن.")] == ["Yemen", "Yemen"]
