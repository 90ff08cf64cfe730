from datetime import date

import pytest

from waqai import lexicons
from waqai.arabic import analyse
from waqai.coding import found_in
from waqai.reader import LexiconReader
from waqai.reports.report import Report


@pytest.fixture
def own(tmp_path):
    (tmp_path / "predicates").mkdir()
    (tmp_path / "predicates/mine.yaml").write_text(
        """- id: mine.bomb
  type: PROTEST
  verb: [قصف يقصف]
  frame: {subject: actors, object: recipients}
  strength: 0.3
  examples: [{text: قصفت الصحيفة الوزير., anchor: قصفت}]
  counter: [قصف الرعد.]
""",
        "utf-8",
    )
    lexicons.use(tmp_path)
    yield
    lexicons.use(None)


def reading(text, reader=None):
    report = Report(text, "test")
    analysis = analyse(report)
    day = date(2018, 5, 16)
    return (reader or LexiconReader()).read(report, analysis, found_in(report, analysis, day, day))


def test_a_line_of_the_users_beats_a_stronger_one_that_ships(own):
    (anchor, *_) = reading("قصفت الطائرات الإسرائيلية مواقع الجيش.").anchors
    assert (anchor.type, anchor.evidence[0]) == ("PROTEST", "predicates/mine.yaml:1 mine.bomb")


def test_a_line_below_the_least_strength_tells_no_event_alone():
    text = "كشفت المنظمة تورط ضباط في القضية."
    assert not [a for a in reading(text).anchors if a.token == 0]
    assert [a.type for a in reading(text, LexiconReader(least=0.2)).anchors if a.token == 0] == ["ACCUSE"]


def test_the_speaker_acts_where_the_frame_says_so():
    read = reading("قال الوزير الفرنسي إنه لا بد من رحيل الميليشيات.")
    (must,) = [n for n, anchor in enumerate(read.anchors) if anchor.type == "REQUEST"]
    assert any(role.anchor == must and role.role == "actors" for role in read.roles)
