from waqai import arabic, places
from waqai.actors.clues import clues
from waqai.actors.view import view_of
from waqai.reports.report import Report


def test_rules_label_what_lexicons_hold_and_the_rest_stays_open() -> None:
    analysis = arabic.analyse(Report("وصل دونالد ترامب إلى بغداد أمس", "test"))
    local = places.find(analysis)
    labels, more = clues(view_of(analysis, local), local)
    assert labels == ["O", "B-PER", "I-PER", "O", "B-LOC", "O"]
    assert "nm=Bsperson" in more[1]
    assert "nm=Isperson" in more[2]
    assert any(told.startswith("gz=B") for told in more[4])
    assert more[0] == []
