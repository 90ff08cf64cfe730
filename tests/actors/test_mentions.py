from waqai import actors, arabic, places
from waqai.actors.mentions import TAGGED
from waqai.reports.report import Report


def test_a_person_of_no_lexicon_is_a_mention_with_a_transliterated_name() -> None:
    text = "وأضاف الخبير أمس. وقال فيلدشتاين للصحفيين إن الاتفاق قريب."
    analysis = arabic.analyse(Report(text, "test"))
    found = {m.span.of(text): m for m in actors.find(analysis, places.find(analysis))}
    assert found["فيلدشتاين"].kind == "person"
    assert found["فيلدشتاين"].entry is None
    assert (found["فيلدشتاين"].name or "").isascii()


def test_an_organisation_of_no_lexicon_has_the_state_of_its_adjective() -> None:
    text = "وأعلنت مجموعة كورديكس النيجيرية للطاقة وقف الإنتاج."
    analysis = arabic.analyse(Report(text, "test"))
    found = [m for m in actors.find(analysis, places.find(analysis)) if m.because == TAGGED]
    assert [(m.kind, m.country) for m in found] == [("organisation", "NGA")]


def test_names_of_the_lexicon_stay_those_of_the_lexicon() -> None:
    text = "قال دونالد ترامب إن حماس رفضت."
    analysis = arabic.analyse(Report(text, "test"))
    assert [m.because for m in actors.find(analysis, places.find(analysis)) if m.because == TAGGED] == []


def test_a_name_alone_is_the_person_whose_fuller_name_stands_in_the_report() -> None:
    text = "التقى كيم جونغ أون الوفد أمس. وقال كيم إن بلاده مستعدة."
    analysis = arabic.analyse(Report(text, "test"))
    found = actors.find(analysis, places.find(analysis))
    entries = [m.entry for m in found if m.kind == "person" and "كيم" in m.span.of(text)]
    assert len(entries) == 2
    assert entries[0] is not None
    assert entries[0] == entries[1]
