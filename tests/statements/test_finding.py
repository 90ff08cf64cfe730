import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai import statements
from waqai.actors.entity import Mention
from waqai.arabic import analyse
from waqai.reports.report import Report
from waqai.spans import Span

MINISTER = "الوزير"

ONE = [
    ("قال الوزير إن الوفد سيعود غدا.", [("indirect", "الوفد سيعود غدا", MINISTER)]),
    ("لكن الوزير قال إن الوفد سيعود غدا.", [("indirect", "الوفد سيعود غدا", MINISTER)]),
    ("وكان الوزير قد أعلن أن الوفد سيعود غدا.", [("indirect", "الوفد سيعود غدا", MINISTER)]),
    ('قال الوزير: "لن نعود غدا".', [("direct", "لن نعود غدا", MINISTER)]),
    ('قال الوزير إن "الوفد لن يعود".', [("direct", "الوفد لن يعود", MINISTER)]),
    (
        'قال الوزير إن الوفد "لن يعود" إلى القاعة.',
        [("indirect", 'الوفد "لن يعود" إلى القاعة', MINISTER), ("direct", "لن يعود", MINISTER)],
    ),
    ("عاد الوفد إلى القاعة، بحسب الوزير.", [("indirect", "عاد الوفد إلى القاعة", MINISTER)]),
    ("ووفقا للوزير، عاد الوفد إلى القاعة.", [("indirect", "عاد الوفد إلى القاعة", "وزير")]),
    ("عاد الوفد إلى القاعة، حسبما ذكر الوزير.", [("indirect", "عاد الوفد إلى القاعة", MINISTER)]),
    ('"لن نعود غدا"، بحسب ما قال الوزير.', [("direct", "لن نعود غدا", MINISTER)]),
    ('دعا الوزير الوفد إلى "حضور الاجتماع" المقبل.', [("direct", "حضور الاجتماع", MINISTER)]),
    ("قال الوزير إن الوفد سيعود، إلا أن القاعة ما زالت مغلقة.", [("indirect", "الوفد سيعود", MINISTER)]),
    ("نفى الوزير عودة الوفد إلى القاعة.", [("indirect", "عودة الوفد إلى القاعة", MINISTER)]),
    ("أفاد الوزير عن إصابة ثلاثة جنود.", [("indirect", "إصابة ثلاثة جنود", MINISTER)]),
    (
        "قال الوزير إن الوفد سيعود، مضيفا أن القاعة جاهزة.",
        [("indirect", "الوفد سيعود", MINISTER), ("indirect", "القاعة جاهزة", MINISTER)],
    ),
    (
        "قال الوزير إن الوفد سيعود. وأضاف أن القاعة جاهزة.",
        [("indirect", "الوفد سيعود", MINISTER), ("indirect", "القاعة جاهزة", MINISTER)],
    ),
    ("الوزير: الوفد سيعود غدا", [("indirect", "الوفد سيعود غدا", MINISTER)]),
    ("أعلن الوزير، الجمعة، وقف العمل في القاعة.", [("indirect", "وقف العمل في القاعة", MINISTER)]),
    ("أعلن الوزير، في بيان نشر أمس، وقف العمل في القاعة.", [("indirect", "وقف العمل في القاعة", MINISTER)]),
    ("أعلن الوزير وقف العمل في القاعة وغادر المدينة.", [("indirect", "وقف العمل في القاعة", MINISTER)]),
    ("أعلن الوزير وقف العمل في القاعة لكن الوفد رفض.", [("indirect", "وقف العمل في القاعة", MINISTER)]),
    ("وكان الوزير قد أعلن وقف العمل في القاعة.", [("indirect", "وقف العمل في القاعة", MINISTER)]),
    ("قال الوزير إن الوفد سيعود دون الكشف عن الموعد.", [("indirect", "الوفد سيعود", MINISTER)]),
    (
        'أشار الوزير إلى "حوار هادئ" بين جميع الأطراف.',
        [("indirect", '"حوار هادئ" بين جميع الأطراف', MINISTER), ("direct", "حوار هادئ", MINISTER)],
    ),
    ('وصف الوزير القرار بأنه "خطوة أولى".', [("direct", "خطوة أولى", MINISTER)]),
]

NOTHING = [
    "وصل الوزير إلى القاعة صباحا.",
    'نقلت قناة "الفجر" مراسم الافتتاح أمام الوزير.',
    "يذكر أن الاجتماع عقد في شهر مايو.",
    "وصل الوزير إلى مصر بعد أن غادر الوفد.",
    "طلب الوزير كأسا من الماء.",
    "اتهم الوزير الوفد بتعطيل الاجتماع الأخير.",
    "دعا الوزير الوفد إلى حضور الاجتماع المقبل.",
    "الوزير يدعو الوفد إلى حضور الاجتماع المقبل\n\nوصل الوفد.",
    "الوزير يتهم الوفد بتعطيل الاجتماع الأخير\n\nوصل الوفد.",
    "أعلن الوزير ذلك.",
    'وصل الوزير إلى ما يطلق عليه "الخط الأخضر".',
    'صور الوزير مراسل قناتي "الفجر" و"النهار".',
]


@pytest.mark.parametrize(("text", "expected"), ONE)
def test_words_and_speaker(read, text, expected):
    actors = [MINISTER] if MINISTER in text else ["وزير"]
    assert sorted(read(text, *actors).said()) == sorted(expected)


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_said(read, text):
    assert read(text, MINISTER).said() == []


def test_relayed_speaker_and_outlet(read):
    found = read("قال المتحدث لقناة الفجر إن الوفد سيعود.", "المتحدث", "قناة الفجر")
    (statement,) = found.found
    assert (found.name(statement.speaker), found.name(statement.outlet)) == ("المتحدث", "قناة الفجر")
    assert statement.addressee is None


def test_medium_between_the_verb_and_its_words(read):
    found = read('قال المتحدث إن الوفد سيعود. وأضاف، حسب رويترز، "لن نتأخر أبدا".', "المتحدث", "رويترز")
    assert found.said() == [("indirect", "الوفد سيعود", "المتحدث"), ("direct", "لن نتأخر أبدا", "المتحدث")]
    assert found.name(found.found[-1].outlet) == "رويترز"


def test_agency_that_relays_between_the_verb_and_its_words(read):
    found = read('وقال المتحدث، وفقا لما نقلته عنه وكالة الفجر، الاثنين: "لن نتأخر أبدا".', "المتحدث", "وكالة الفجر")
    assert found.said() == [("direct", "لن نتأخر أبدا", "المتحدث")]


def test_agency_whose_name_is_in_marks(read):
    found = read('وبحسب ما نقلته وكالة "الفجر"، فقد شدد الوزير على أهمية القاعة.', "وكالة", MINISTER)
    assert ("indirect", "أهمية القاعة", MINISTER) in found.said()


def test_verb_behind_its_quotation(read):
    assert read('"لن نتأخر أبدا"، يضيف المتحدث.', "المتحدث").said() == [("direct", "لن نتأخر أبدا", "المتحدث")]


def test_text_speaks_for_those_who_gave_it_out(read):
    found = read("وأكد بيان صادر عن الوزارة أن الوفد سيعود. وأضاف البيان أن القاعة جاهزة.", "الوزارة")
    assert [speaker for _, _, speaker in found.said()] == ["الوزارة", "الوزارة"]


def test_surname_alone_is_the_speaker_named_before(read):
    found = read("وصل الوزير سامي حداد. وقال حداد إن الوفد سيعود.", "الوزير سامي حداد")
    assert found.said() == [("indirect", "الوفد سيعود", "الوزير سامي حداد")]


def test_negated_verb_reports_nothing(read):
    assert read("لم يؤكد المتحدث سقوط قتلى.", "المتحدث").said() == []


def test_long_quotation_without_a_cue_goes_on_with_who_spoke_before(read):
    said = read('قال الوزير: "لن نعود غدا".\n"والأمر كله في يد الوفد الذي غادر القاعة أمس".', MINISTER).said()
    assert said[1:] == [("direct", "والأمر كله في يد الوفد الذي غادر القاعة أمس", MINISTER)]


def test_short_quotation_without_a_cue_is_none(read):
    assert read('غادر الوزير "القاعة الكبرى" أمس.', MINISTER).said() == []


def test_described_group_in_marks_is_said_and_no_name(read):
    said = read('وصف الوزير خصومه بـ"منظمة إرهابية".', MINISTER, "منظمة إرهابية").said()
    assert said == [("direct", "منظمة إرهابية", MINISTER)]


def test_subject_in_marks_is_no_words(read):
    assert read('وتشير "أطباء العالم" إلى أن القاعة جاهزة. وصل الوزير.', MINISTER).said() == [
        ("indirect", "القاعة جاهزة", None)
    ]


def test_headline_keeps_a_word_at_a_distance(read):
    assert read('الوزير يوضح موقفه من "القاعة الكبرى"\n\nوصل الوفد.', MINISTER).said() == []


def test_unknown_noun_is_the_subject_and_not_the_speaker_before(read):
    said = read("قال الوزير إن الوفد سيعود. وتقول تقارير إن القاعة جاهزة.", MINISTER).said()
    assert said[1] == ("indirect", "القاعة جاهزة", None)


def test_answers_of_an_interview(read):
    text = 'وصل السيد سمير الخاطر.\nسؤال عن القاعة.\nالخاطر: "القاعة جاهزة منذ أمس".'
    assert read(text, "السيد سمير الخاطر").said() == [("direct", "القاعة جاهزة منذ أمس", "السيد سمير الخاطر")]


def test_addressee(read):
    found = read("قال المتحدث للنواب إن الوفد سيعود.", "المتحدث", "نواب")
    assert [found.name(s.addressee) for s in found.found] == ["نواب"]


def test_source_behind_an(read):
    found = read("ونقلت وكالة الفجر عن المتحدث قوله إن الوفد سيعود.", "وكالة الفجر", "المتحدث")
    assert found.said() == [("indirect", "الوفد سيعود", "المتحدث")]


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("زعم الوزير أن الوفد سيعود.", "claimed"),
        ("نفى الوزير أن الوفد سيعود.", "denied"),
        ("حذر الوزير من أن الوفد سيعود.", "warned"),
        ("أكد الوزير أن الوفد سيعود.", "confirmed"),
        ("قال الوزير إن الوفد سيعود.", "said"),
        ("اتهم الوزير الوفد بأنه غادر.", "accused"),
        ("اقترح الوزير أن يعود الوفد.", "demanded"),
        ("سأل الوزير عما إذا كان الوفد سيعود.", "asked"),
    ],
)
def test_standing(read, text, standing):
    assert [s.standing for s in read(text, MINISTER).found] == [standing]


def test_cue_is_the_word_of_saying(read):
    found = read("وأكد الوزير أن الوفد سيعود.", MINISTER)
    assert [s.cue.of(found.text) for s in found.found] == ["وأكد"]


def test_noise_is_skipped():
    text = "قال الوزير إن الوفد سيعود."
    analysis = analyse(Report(text, "test"))
    assert statements.find(analysis, (), noise=(Span(0, len(text)),)) == ()


WORDS = 'قال الوزير إن أن " لن نعود ، . بحسب وأضاف مؤكدا : عن نقلت قوله « » على حد كما في ب'
PIECES = st.sampled_from(["\n", *WORDS.split()])


@given(st.lists(PIECES, max_size=25))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_statements_that_point_at_words(pieces):
    text = " ".join(pieces)
    analysis = analyse(Report(text, "test"))
    mentions = tuple(
        Mention(t.span, t.index, "person", None, None, None, "test") for t in analysis.tokens if t.text == "الوزير"
    )
    found = statements.find(analysis, mentions)
    assert list(found) == sorted(found, key=lambda s: (s.span, s.kind))
    for statement in found:
        assert statement.span.of(text).strip() != ""
        assert statement.speaker is None or statement.speaker < len(mentions)
        assert statement.cue is not None or statement.because == "quotation marks"
        assert statement.because


SPEAKERS = [
    ("قال الوزير إن الوفد سيعود. لكنه حذر تركيا من أن القاعة مغلقة.", ("الوزير", "تركيا"), "الوزير"),
    ("تحدث الوزير مع السفير قائلا إن الوفد سيعود.", ("الوزير", "السفير"), "الوزير"),
    ("لكن السفير قال في رده على تصريحات الوزير، إن الوفد سيعود.", ("السفير", "الوزير"), "السفير"),
    ("وأضاف من ناحيته السفير أن الوفد سيعود.", ("السفير",), "السفير"),
    ("أكد الوزير وصول الوفد. وطلب من السفير أن يعود، قائلا إن القاعة جاهزة.", ("الوزير", "السفير"), "الوزير"),
    ("وكان رئيس المجلس، سامي حداد، قال إن الوفد سيعود.", ("رئيس المجلس", "سامي حداد"), "رئيس المجلس"),
    ("لكن الأحمر والأخضر أعلنا أن الوفد سيعود.", ("الأحمر", "الأخضر"), "الأحمر"),
    ("وصل السفير. وقال البيان الصادر عن الوزارة إن الوفد سيعود.", ("السفير", "الوزارة"), "الوزارة"),
    ("وصل السفير. وقال بيان رسمي إن الوفد سيعود.", ("السفير",), None),
]


@pytest.mark.parametrize(("text", "actors", "speaker"), SPEAKERS)
def test_who_of_several_speaks(read, text, actors, speaker):
    assert read(text, *actors).said()[-1][2] == speaker
