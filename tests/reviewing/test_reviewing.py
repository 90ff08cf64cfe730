"""The queue, agreement, gold annotations and drafts, on a register of real reports."""

import json
from pathlib import Path

import pytest

from waqai.cli.main import main
from waqai.evaluation import gold as evaluation
from waqai.evaluation.shared import missing
from waqai.incidents.storing import linked
from waqai.lexicons.parsing import parse_yaml
from waqai.record.to_json import to_json
from waqai.register.accounts import account, accounts
from waqai.register.adding import add
from waqai.register.coders import coder
from waqai.register.errors import UnknownError
from waqai.register.opening import open_register
from waqai.register.review import ReviewError
from waqai.register.reviews import decide, reviews_of, seen_by, undo
from waqai.register.versions import version
from waqai.reports import read, read_many
from waqai.reports.report import Report
from waqai.reviewing import drafts, gold
from waqai.reviewing.agreement import agreement, kappa
from waqai.reviewing.log import last_of, log
from waqai.reviewing.queue import is_new, queue, waiting

EXAMPLES = Path(__file__).parents[2] / "examples"
TOLD = (
    ("a", "أ", "قتل خمسة مدنيين في قصف نفذه الجيش السوري على دوما يوم السبت.\n\nوقال ناشطون إن القصف استهدف سوقا."),
    ("b", "ب", "نفى الجيش السوري أن يكون قصف بلدة دوما يوم السبت.\n\nوقال مصدر عسكري إن الجيش لم يقصف سوقا في البلدة."),
    ("c", "ج", "زار وفد تركي بغداد والتقى زهدان القنفذاوي الأحد.\n\nوزار زهدان القنفذاوي البصرة."),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("reviewing") / "waqai.db"
    found = [Report(text, name, name=name, outlet=outlet, published=read_day()) for name, outlet, text in TOLD]
    with open_register(path) as register, coder("lexicon") as chosen:
        add(register, [*found, *read_many([EXAMPLES / "talks.jsonl"])], chosen, version("lexicon"))
        linked(register)
    return path


def read_day():
    return read(EXAMPLES / "shelling.html").published


@pytest.fixture
def register(made, tmp_path):
    path = tmp_path / "waqai.db"
    path.write_bytes(made.read_bytes())
    with open_register(path) as opened:
        yield opened


def whys(found, report):
    return {reason.why for due in found if due.report == report for reason in due.reasons}


def test_the_queue_holds_what_is_unsure_and_new_names_until_somebody_decides(register):
    found = queue(register, who="sara")
    assert "new" in whys(found, "c")
    assert "unsure" in whys(found, "a")
    assert [due.weight for due in found] == sorted((due.weight for due in found), reverse=True)
    first = found[0]
    decide(register, "accept", first.report, first.event, who="sara")
    assert (first.report, first.event) not in {(due.report, due.event) for due in queue(register, who="sara")}


def test_a_decided_name_is_new_no_more(register):
    entity = next(one for one in account(register, "c").record.entities if is_new(one.name, one.name_ar))
    assert "new" in whys(queue(register, who="sara", why="new"), "c")
    decide(register, "accept", "c", entity.id, who="sara")
    assert "new" not in whys(queue(register, who="sara", why="new"), "c")


def test_what_reports_dispute_comes_first(register):
    found = queue(register, who="sara", why="disputed")
    from waqai.incidents.storing import incidents_of  # noqa: PLC0415

    disputed = {(m.report, m.event) for one in incidents_of(register) if one.disputes for m in one.mentions}
    assert {(due.report, due.event) for due in found} == {key for key in disputed if _unsure(register, *key)}


def _unsure(register, report, event):
    return next(one for one in account(register, report).record.events if one.id == event).confidence < 0.9995


def test_a_second_reviewer_is_asked_about_what_others_decided_and_sees_the_coding_as_it_was(register):
    event = account(register, "a").record.events[0]
    decide(register, "correct", "a", event.id, who="sara", value={"type": "COERCE"})
    assert not queue(register, who="sara", why="second")
    due = queue(register, who="omar", why="second")[0]
    assert (due.report, due.event) == ("a", event.id)
    assert seen_by(register, "a", "omar").record.events[0].type == event.type
    decide(register, "accept", "a", event.id, who="omar", blind=True)
    assert account(register, "a").record.events[0].type == event.type
    assert not queue(register, who="omar", why="second")


def test_agreement_counts_the_first_decisions_and_lists_what_is_still_open(register):
    events = account(register, "a").record.events
    assert len(events) >= 2
    for event in events[:2]:
        decide(register, "accept", "a", event.id, who="sara")
    decide(register, "accept", "a", events[0].id, who="omar")
    decide(register, "correct", "a", events[1].id, who="omar", value={"type": "AID"})
    found = agreement(register)
    (pair,) = found.pairs
    assert (pair.one, pair.other, pair.items, pair.agreed) == ("omar", "sara", 2, 1)
    assert [item.span for item in found.differing] == [tuple(events[1].span)]
    decide(register, "correct", "a", events[1].id, who="sara", value={"type": "AID"})
    again = agreement(register)
    assert again.pairs == found.pairs
    assert not again.differing


@pytest.mark.parametrize(
    ("both", "value"),
    [
        ([("A", "A"), ("B", "B")], 1.0),
        ([("A", "B"), ("B", "A")], -1.0),
        ([("A", "A"), ("A", "B"), ("B", "A"), ("B", "B")], 0.0),
        ([("A", "A")] * 20 + [("A", "B")] * 5 + [("B", "A")] * 10 + [("B", "B")] * 15, 0.4),
        ([("A", "A")], None),
    ],
)
def test_kappa_is_cohens(both, value):
    assert kappa(both) == value


def test_the_words_of_an_event_can_be_corrected(register):
    event = account(register, "a").record.events[0]
    text = account(register, "a").record.document.text
    start = text.index("نفذه")
    decide(register, "correct", "a", event.id, who="sara", value={"span": [start, start + 4]})
    moved = next(one for one in account(register, "a").record.events if one.id == event.id)
    assert moved.span.of(text) == "نفذه"
    with pytest.raises(ReviewError, match="no words"):
        decide(register, "correct", "a", event.id, who="sara", value={"span": [5, len(text) + 1]})
    undo(register, last_of(register, "sara").id, who="sara")
    assert account(register, "a").record.events[0].span == event.span


def test_the_log_is_paged_and_filtered(register):
    for event in account(register, "a").record.events:
        decide(register, "accept", "a", event.id, who="sara")
    undo(register, 1, who="omar")
    first = log(register, limit=1)
    assert first.reviews[0].action == "undo"
    assert log(register, limit=50, before=first.before).reviews[-1].undone
    assert {one.who for one in log(register, who="omar").reviews} == {"omar"}
    assert last_of(register, "omar") is None


def finish(register, report):
    """Decide on every event of a report: correct the first, reject the last, accept the others."""
    found = waiting(register, "sara", report)
    for due in found[1:-1]:
        decide(register, "accept", report, due.event, who="sara")
    decide(register, "reject", report, found[-1].event, who="sara")
    decide(register, "correct", report, found[0].event, who="sara", value={"type": "PROTEST", "status": "possible"})


def test_finished_reports_are_gold_that_reads_back_as_the_same_text(register, tmp_path):
    talks = next(one.id for one in accounts(register) if one.id not in "abc")
    assert not list(gold.gold(register))
    decide(register, "accept", "a", "e1", who="sara")
    assert [one.finished for one in gold.begun(register)] == [False]
    finish(register, talks)
    assert gold.write(gold.gold(register), tmp_path) == 1
    (report,) = read_many(tmp_path / "reports.jsonl")
    assert report.text == account(register, talks).record.document.text
    made = json.loads((tmp_path / f"gold/{report.name}.json").read_text("utf-8"))
    for event in made["events"]:
        assert report.text[slice(*event["spans"][0])] == event["anchor"]
    assert made["events"][0]["type"] == "PROTEST"


@pytest.mark.skipif(bool(missing()), reason="the scorer lies in shared/")
def test_the_scorer_scores_gold_of_reviews(register, tmp_path):
    talks = next(one.id for one in accounts(register) if one.id not in "abc")
    coded = account(register, talks).record
    finish(register, talks)
    gold.write(gold.gold(register), tmp_path / "gold")
    name = gold.name_of(talks)
    for folder, record in (("right", account(register, talks).record), ("coded", coded)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.json").write_text(to_json(record), "utf-8")
    right = evaluation.scores(str(tmp_path / "gold"), tmp_path / "right")
    before = evaluation.scores(str(tmp_path / "gold"), tmp_path / "coded")
    assert right["events: anchor+type *"] == 1
    assert right["events: actors *"] in (0, 1)
    assert before["events: anchor+type *"] < 1
    assert evaluation.main([str(tmp_path / "gold"), "--reader", "lexicon"]) == 0


def test_unknown_actors_and_words_become_drafts_that_the_check_reads(register, tmp_path, cli):
    text = account(register, "c").record.document.text
    start = text.index("زهدان")
    decide(register, "correct", "c", "new", who="sara", value={"type": "CONSULT", "span": [start, start + 5]})
    made = drafts.drafts(accounts(register))
    assert "زهدان القنفذاوي" in [one.fields["names"][0] for one in made.actors]
    assert [one.fields["type"] for one in made.predicates] == ["CONSULT"]
    status, _ = cli("review", "drafts", "--out", tmp_path / "own", "--register", register.where, "--every")
    assert status == 0
    entries = list(parse_yaml(tmp_path / "own/actors/drafts.yaml", "drafts.yaml"))
    assert all({"id", "name", "names", "kind", "examples"} <= entry.keys() for entry in entries)
    status, told = cli("lexicon", "check", "predicates", "--lexicons", tmp_path / "own")
    assert status in (0, 1)
    assert "predicates: " in told


@pytest.fixture
def cli():
    from click.testing import CliRunner  # noqa: PLC0415

    from waqai import lexicons  # noqa: PLC0415

    def run(*words):
        found = CliRunner().invoke(main, [str(word) for word in words])
        return found.exit_code, found.output

    yield run
    lexicons.use(None)


def test_the_command_line_lists_the_queue_and_the_agreement_and_writes_gold(register, tmp_path, cli):
    where = ("--register", register.where)
    assert "new" in cli("review", "queue", "--who", "sara", *where)[1]
    assert cli("review", "agreement", *where)[0] == 1
    assert cli("review", "export", "--out", tmp_path / "gold", *where)[0] == 1
    for one in ("sara", "omar"):
        decide(register, "accept", "a", "e1", who=one)
    assert "100% alike" in cli("review", "agreement", *where)[1]
    assert cli("review", "export", "--out", tmp_path / "gold", "--partial", *where)[0] == 0
    assert cli("review", "export", "--out", tmp_path / "gold", "--partial", *where)[0] == 2
    assert len(reviews_of(register)) == 2


def test_who_asks_of_a_report_that_is_not_there_is_told(register):
    with pytest.raises(UnknownError):
        seen_by(register, "nothing", "sara")
