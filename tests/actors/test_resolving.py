from datetime import date

from build import analysed, entities

from waqai import actors


def words_of(text: str, entry: str, day: date | None = None) -> list[str]:
    return next(words for entity, words in entities(text, day) if entity.entry == entry)


def test_role_with_name_role_alone_and_short_name_are_one() -> None:
    text = (
        "استقبل رئيس الوزراء العراقي محمد شياع السوداني الوفد. وأكد رئيس الوزراء العراقي دعمه. "
        "وقال السوداني إن الزيارة مهمة."
    )
    assert words_of(text, "mohammed-shia-al-sudani") == [
        "رئيس الوزراء العراقي محمد شياع السوداني",
        "رئيس الوزراء العراقي",
        "السوداني",
    ]


def test_the_day_tells_who_held_the_office() -> None:
    text = "انتقد الرئيس الأمريكي الاتفاق."
    (entity, _), *_ = entities(text, date(2018, 5, 1))
    assert (entity.entry, entity.role, entity.code) == ("donald-trump", "President of United States", "USAGOV")
    (entity, _), *_ = entities(text, date(2010, 5, 1))
    assert entity.entry != "donald-trump"


def test_a_definite_noun_goes_back_to_the_group() -> None:
    text = "نفت حركة حماس الخبر. وأكدت الحركة أنها ترفض الشروط."
    assert words_of(text, "hamas") == ["حركة حماس", "الحركة"]


def test_person_and_government_stay_two() -> None:
    text = "قال المتحدث باسم الحكومة اليمنية راجح بادي إن الحكومة اليمنية ترفض ذلك."
    kinds = [entity.kind for entity, _ in entities(text)]
    assert kinds.count("person") == 1
    assert kinds.count("government") == 1


def test_a_pair_from_the_reader_joins_unless_two_known_actors() -> None:
    text = "التقى وفد إيراني مسؤولا عراقيا. وزارت إيران العراق."
    analysis = analysed(text)
    mentions = actors.find(analysis, ())
    iran, iraq = (next(i for i, m in enumerate(mentions) if m.entry == e) for e in ("irn", "irq"))
    joined = actors.resolve(analysis, mentions, None, [(iran, iraq, 0.99)])
    assert not any({iran, iraq} <= set(entity.mentions) for entity in joined)


def test_every_mention_belongs_to_one_entity() -> None:
    text = "قالت الشرطة إن رجلا هاجم الشرطة. وأضافت الشرطة الفرنسية أن الرجل اعتقل."
    analysis = analysed(text)
    mentions = actors.find(analysis, ())
    members = [i for e in actors.resolve(analysis, mentions) for i in e.mentions]
    assert sorted(members) == list(range(len(mentions)))


def test_an_inferred_country_says_so() -> None:
    text = "زار الوزير فرنسا. وقالت الشرطة إنها أوقفت رجلا."
    police = next(e for e, words in entities(text) if words == ["الشرطة"])
    assert police.country == "FRA"
    assert "inferred" in police.because


def test_his_country_is_the_state_of_the_one_before() -> None:
    text = "قال الرئيس الفرنسي إن بلاده ستنسحب."
    country = next(e for e, words in entities(text) if words == ["بلاده"])
    assert (country.entry, country.kind, country.country) == ("fra", "state", "FRA")
