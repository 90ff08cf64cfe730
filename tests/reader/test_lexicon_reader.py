from datetime import date

import pytest

from waqai import lexicons
from waqai.arabic import analyse
from waqai.coding import found_in
from waqai.reader import LexiconReader
from waqai.reader.evidence import evidence
from waqai.reader.predicates import matches
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
    read = reading("قال الوزير الفرنسي إنه لا بد من رحيل الميليشيات.", LexiconReader(least=0.2))
    (must,) = [n for n, anchor in enumerate(read.anchors) if anchor.type == "REQUEST"]
    assert any(role.anchor == must and role.role == "actors" for role in read.roles)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [("لم يستبعد الوزير إرسال قوات.", "إرسال", "possible"), ("لم ترسل الحكومة قوات.", "ترسل", "denied")],
)
def test_a_cue_within_a_longer_one_says_nothing(text, word, status):
    statuses = [a.status for a in reading(text).anchors if a.span.of(text) == word]
    assert statuses in ([status], [])
    analysis = analyse(Report(text, "test"))
    at = analysis.token_at(text.index(word))
    assert evidence(analysis).cues[at][0].startswith(status)


def test_short_forms_stand_only_behind_what_makes_a_verb_short():
    def lines(text):
        return {m.entry["id"] for m in matches(analyse(Report(text, "test"))) if m.kind == "verb"}

    assert "coerce.dismiss.aqala" in lines("لم نقل الوزير من منصبه.")
    assert "coerce.dismiss.aqala" not in lines("نقل الوزير إلى المدينة من منصبه.")


def test_context_words_match_under_the_ending_of_the_accusative():
    found = matches(analyse(Report("أعلنت روسيا ممرا إنسانيا لخروج المدنيين.", "test")))
    assert "RETREAT" in {match.type for match in found if match.token == 2}
