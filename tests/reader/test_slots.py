import pytest

from waqai.actors.entity import Mention
from waqai.arabic import analyse
from waqai.reader.governing import governor, joined
from waqai.reader.predicates import matches
from waqai.reader.slots import fillers, roles
from waqai.reports.report import Report
from waqai.spans import Span


def mention(text, words, kind="other"):
    at = text.index(words)
    return Mention(Span(at, at + len(words)), 0, kind, None, None, None, "test")


def parties(text, anchor, *names, kind="other"):
    analysis = analyse(Report(text, "test"))
    mentions = [mention(text, name, kind) for name in names]
    match = next(m for m in matches(analysis) if analysis.tokens[m.token].text == anchor)
    found = roles(match, fillers(analysis, mentions, match))
    return {(role, names[number]) for number, role, _, _ in found}


@pytest.mark.parametrize(
    ("text", "anchor", "names", "expected"),
    [
        (
            "قصفت الطائرات الإسرائيلية مواقع الجيش قرب المدينة.",
            "قصفت",
            ("الطائرات الإسرائيلية", "مواقع الجيش"),
            {("actors", "الطائرات الإسرائيلية"), ("recipients", "مواقع الجيش")},
        ),
        (
            "الطائرات الإسرائيلية قصفت مواقع الجيش.",
            "قصفت",
            ("الطائرات الإسرائيلية", "مواقع الجيش"),
            {("actors", "الطائرات الإسرائيلية"), ("recipients", "مواقع الجيش")},
        ),
    ],
)
def test_subject_and_object_in_both_orders(text, anchor, names, expected):
    assert parties(text, anchor, *names) == expected


def test_a_preposition_before_or_within_the_word_governs():
    analysis = analyse(Report("أغار على القاعدة بالطائرات", "test"))
    assert governor(analysis, 2) == "على"
    assert governor(analysis, 3) == "ب"


def test_a_preposition_governs_through_the_nouns_of_an_idafa_but_not_past_the_predicate():
    analysis = analyse(Report("أشاد المبعوث بموقف الأردن في مقر الجيش", "test"))
    assert governor(analysis, 3) == "ب"
    assert governor(analysis, 6) == "في"
    assert governor(analysis, 6, stop=5) is None


def test_the_noun_of_a_weapon_makes_its_owner_the_agent():
    analysis = analyse(Report("قتل مدنيان برصاص الشرطة", "test"))
    assert governor(analysis, 3) == "agent"


def test_all_members_of_a_list_fill_the_slot_of_its_first():
    text = "اندلعت اشتباكات بين الجيش ومسلحين وقبائل قرب المدينة."
    names = ("الجيش", "مسلحين", "قبائل")
    assert parties(text, "اشتباكات", *names) == {("actors", name) for name in names}
    mentions = [mention(text, name) for name in names]
    assert joined(analyse(Report(text, "test")), mentions) == {1: 0, 2: 0}


def test_a_member_with_its_own_preposition_joins_no_list():
    text = "هجوم على الجيش وبالطائرات"
    assert joined(analyse(Report(text, "test")), [mention(text, "الجيش"), mention(text, "الطائرات")]) == {}


@pytest.mark.parametrize(
    ("text", "anchor", "names", "expected"),
    [
        (  # the verb bears its own subject
            "المسلحون عادوا إلى القرية حيث هاجموا الشرطة.",
            "هاجموا",
            ("الشرطة",),
            {("recipients", "الشرطة")},
        ),
        (  # the ending of an object
            "تهاجم الصحافيين في كل يوم.",
            "تهاجم",
            ("الصحافيين",),
            {("recipients", "الصحافيين")},
        ),
        (  # the object is joined to the verb
            "رجال يحتجزهم التنظيم.",
            "يحتجزهم",
            ("رجال", "التنظيم"),
            {("recipients", "رجال"), ("actors", "التنظيم")},
        ),
        (
            "حصار تفرضه واشنطن على الجزيرة.",
            "حصار",
            ("واشنطن", "الجزيرة"),
            {("actors", "واشنطن"), ("recipients", "الجزيرة")},
        ),
        (
            "تعرض الموكب لهجوم من مسلحين.",
            "لهجوم",
            ("الموكب", "مسلحين"),
            {("recipients", "الموكب"), ("actors", "مسلحين")},
        ),
        (
            "غادر الوزير المدينة أمس مع عائلته وأصدقائه القدامى قبيل أن تشهدها غارات.",
            "غارات",
            ("الوزير",),
            set(),
        ),
    ],
)
def test_who_does_and_who_undergoes(text, anchor, names, expected):
    assert parties(text, anchor, *names) == expected


def test_a_verb_often_passive_befalls_the_people_that_stand_alone_behind_it():
    assert parties("اعتقل عشرات المحتجين أمس.", "اعتقل", "عشرات المحتجين", kind="population") == {
        ("recipients", "عشرات المحتجين")
    }
    assert parties("أطلق الحارس النار على سيارة.", "أطلق", "الحارس", kind="person") == {("actors", "الحارس")}
