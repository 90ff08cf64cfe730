from waqai import arabic
from waqai.actors.name_features import features
from waqai.reports.report import Report


def test_a_word_is_told_of_itself_of_its_neighbours_and_of_the_quotes_around_it() -> None:
    analysis = arabic.analyse(Report('أعلنت "زخاريا" ذلك', "test"))
    found = features(analysis.tokens, ["O", "O", "B-ORG", "O", "O"], [(), (), ("gz=Bweak",), (), ()])
    words, others = zip(*found, strict=True)
    assert [("first" in row, "quoted" in row, "last" in row) for row in others] == [
        (True, False, False), (False, False, False), (False, True, False), (False, False, False), (False, False, True),
    ]  # fmt: skip
    assert {"r=B-ORG", "gz=Bweak", "-rO|B-ORG"} <= set(others[2])
    assert {"+rO|B-ORG", "+1gz=Bweak"} <= set(others[1])
    assert "-1gz=Bweak" in others[3]
    assert f"+2w={analysis.tokens[2].stem}" in words[0]


def test_a_word_of_a_listed_persons_name_is_told_by_its_place_in_it() -> None:
    analysis = arabic.analyse(Report("وصل شيراك أمس", "test"))
    words = [set(row) for row, _ in features(analysis.tokens, ["O"] * 3, [(), (), ()])]
    assert "np=both" in words[1]
    assert "+1np=both" in words[0]
