from build import analysed

from waqai import actors


def test_a_left_out_subject_goes_back_to_the_subject_before() -> None:
    text = "قالت وزارة الخارجية المصرية إن الزيارة مهمة. وأضافت أن الوفد وصل."
    analysis = analysed(text)
    mentions = actors.find(analysis, ())
    verb = next(t.index for t in analysis.tokens if t.text == "وأضافت")
    at = actors.antecedent(analysis, mentions, verb, ("Gender=Fem", "Number=Sing"))
    assert at is not None
    assert mentions[at].span.of(text) == "وزارة الخارجية المصرية"


def test_no_antecedent_before_the_first_mention() -> None:
    text = "وأضاف أن الجيش السوري تقدم."
    analysis = analysed(text)
    assert actors.antecedent(analysis, actors.find(analysis, ()), 0, ("Gender=Masc", "Number=Sing")) is None


def test_clitics_have_features() -> None:
    assert actors.features_of_clitic("ها") == ("Gender=Fem", "Number=Sing")
    assert actors.features_of_clitic("هم") == ("Number=Plur",)
