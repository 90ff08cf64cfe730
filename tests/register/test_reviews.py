"""Reviews: decided, laid over the record, undone, and outliving a recoding."""

from dataclasses import replace

import pytest
from telling import NEW, OLD, lexicon, story

from waqai.record import check, to_json
from waqai.record.model import Bounds
from waqai.register.accounts import account
from waqai.register.adding import add
from waqai.register.errors import UnknownError
from waqai.register.opening import open_register
from waqai.register.recoding import recode
from waqai.register.review import ReviewError
from waqai.register.reviews import decide, reviews_of, undo


@pytest.fixture
def everywhere(register):
    """A register of each kind with a report."""
    add(register, [story()], lexicon, OLD)
    return register


@pytest.fixture
def filled(tmp_path):
    """A register in a file with a report: what is done to the record is the same everywhere."""
    with open_register(tmp_path / "waqai.db") as register:
        add(register, [story()], lexicon, OLD)
        yield register


def record(register):
    return account(register, "one").record


def event(register, name):
    return next((one for one in record(register).events if one.id == name), None)


def faults(found):
    return [fault for fault in check(found) if "stands where" not in fault]


def words(found):
    return found.span.of(story().text)


def recoded(register, alter):
    """Recode by a coder that gives what the lexicon reader gives, altered."""
    return list(recode(register, lambda found: [alter(one) for one in lexicon(found)], NEW))


def without_events(found):
    return replace(found, events=(), links=())


def with_ids_moved(found):
    """The record with its first event gone, so that the ids of the others are other ones."""
    rest = found.events[1:]
    moved = {one.id: f"e{number}" for number, one in enumerate(rest, 1)}
    return replace(found, events=tuple(replace(one, id=moved[one.id]) for one in rest), links=())


def test_a_correction_is_laid_over_the_record_and_says_whose_it_is(everywhere):
    entities = [one.id for one in record(everywhere).entities]
    made = decide(
        everywhere,
        "correct",
        "one",
        "e1",
        who="سارة",
        note="كما في النص",
        value={
            "status": "planned",
            "actors": entities[:2],
            "casualties": {"killed": {"low": 3, "high": 5}},
            "mode": None,
        },
    )
    found = event(everywhere, "e1")
    assert (found.status, found.actors, found.mode) == ("planned", tuple(entities[:2]), None)
    assert found.casualties["killed"] == Bounds(3, 5)
    assert found.confidence == 1
    assert f"corrected by سارة on {made.at:%Y-%m-%d} (review 1): actors, casualties, mode, status" in found.because
    assert faults(record(everywhere)) == []
    (review,) = reviews_of(everywhere)
    assert (review.who, review.note, review.action, review.report) == ("سارة", "كما في النص", "correct", "one")


def test_what_the_codebooks_make_of_a_corrected_type_follows(filled):
    decide(filled, "correct", "one", "e1", who="a", value={"type": "AID", "mode": None})
    assert event(filled, "e1").codes.plover == "AID"
    assert event(filled, "e1").codes.cameo == "070"


def test_what_is_rejected_goes_with_all_that_refers_to_it(filled):
    before = record(filled)
    decide(filled, "reject", "one", "e1", who="a")
    decide(filled, "reject", "one", before.entities[0].id, who="a")
    after = record(filled)
    assert [one.id for one in after.events] == [one.id for one in before.events[1:]]
    assert f'"{before.entities[0].id}"' not in to_json(after)
    assert faults(after) == []


def test_the_last_decision_on_an_item_holds(filled):
    decide(filled, "reject", "one", "e1", who="a")
    assert event(filled, "e1") is None
    decide(filled, "accept", "one", "e1", who="b")
    assert event(filled, "e1") is not None
    decide(filled, "correct", "one", "e1", who="a", value={"status": "possible"})
    decide(filled, "correct", "one", "e1", who="b", value={"status": "planned"})
    assert event(filled, "e1").status == "planned"


def test_undoing_gives_back_what_was_and_keeps_both_on_file(everywhere):
    before = to_json(record(everywhere))
    decide(everywhere, "correct", "one", "e1", who="a", value={"status": "planned"})
    decide(everywhere, "reject", "one", "e2", who="a")
    undo(everywhere, 1, who="b", note="sic")
    undo(everywhere, 2, who="b")
    assert to_json(record(everywhere)) == before
    assert [(one.action, one.undone) for one in reviews_of(everywhere, "one")] == [
        ("correct", True), ("reject", True), ("undo", False), ("undo", False)
    ]  # fmt: skip
    with pytest.raises(ReviewError, match="undone already"):
        undo(everywhere, 1, who="b")
    with pytest.raises(UnknownError):
        undo(everywhere, 99, who="b")


def test_decisions_outlive_a_recoding_that_moves_the_ids(everywhere):
    kept, gone = event(everywhere, "e2"), event(everywhere, "e3")
    decide(
        everywhere,
        "correct",
        "one",
        "e2",
        who="a",
        value={"status": "denied", "actors": [record(everywhere).entities[-1].id]},
    )
    decide(everywhere, "reject", "one", "e3", who="a")
    named = record(everywhere).entities[-1].name
    recoded(everywhere, with_ids_moved)
    after = record(everywhere)
    (found,) = [one for one in after.events if one.span == kept.span]
    assert (found.id, found.status) == ("e1", "denied")
    assert [one.name for one in after.entities if one.id in found.actors] == [named]
    assert gone.span not in [one.span for one in after.events]


def test_what_a_reviewer_accepted_stays_though_a_recoding_loses_or_alters_it(filled):
    before = event(filled, "e1")
    decide(filled, "accept", "one", "e1", who="a")
    decide(filled, "reject", "one", "e2", who="a")
    (told,) = recoded(filled, without_events)
    assert told.restored == ("e1",)
    assert told.gone
    (found,) = record(filled).events
    kept = ("span", "type", "status", "mode", "actors", "recipients", "start", "end", "place", "casualties")
    assert [getattr(found, name) for name in kept] == [getattr(before, name) for name in kept]
    assert faults(record(filled)) == []
    recoded_again = lambda one: replace(one, events=(replace(one.events[0], status="denied", actors=()),))  # noqa: E731
    list(recode(filled, lambda found: [recoded_again(one) for one in lexicon(found)], OLD))
    assert event(filled, "e1").status == before.status
    assert event(filled, "e1").actors == before.actors


def test_a_coding_that_comes_to_the_corrected_type_by_itself_makes_no_second_event(filled):
    many = len(record(filled).events)
    decide(filled, "correct", "one", "e1", who="a", value={"type": "COERCE", "mode": None})
    recoded(filled, lambda one: replace(one, events=(replace(one.events[0], type="COERCE"), *one.events[1:])))
    assert len(record(filled).events) == many
    assert event(filled, "e1").type == "COERCE"


def test_an_entity_that_a_recoding_loses_is_put_back_where_a_correction_names_it(filled):
    last = record(filled).entities[-1]
    decide(filled, "correct", "one", "e1", who="a", value={"recipients": [last.id]})

    def without_last(one):
        return replace(
            one,
            entities=one.entities[:-1],
            events=(replace(one.events[0], actors=(), recipients=(), sources=()),),
            statements=(),
            relations=(),
            links=(),
        )

    recoded(filled, without_last)
    (found,) = event(filled, "e1").recipients
    (entity,) = [one for one in record(filled).entities if one.id == found]
    assert (entity.name, entity.mentions) == (last.name, last.mentions)


def test_a_missed_event_is_put_on_record_and_can_be_corrected_and_taken_back(filled):
    start = story().text.index("ستستمر")
    new = {"type": "CONSULT", "span": [start, start + 6]}
    had = len(record(filled).events)
    decide(filled, "correct", "one", "new", who="a", value=new)
    (found,) = [
        one for one in record(filled).events if one.span == (start, start + 6) and "review 1" in one.because[-1]
    ]
    assert found.status == "occurred"
    with pytest.raises(ReviewError, match=f"{found.id} is of that type"):
        decide(filled, "correct", "one", "new", who="b", value=new)
    decide(filled, "correct", "one", found.id, who="a", value={"status": "planned", "type": "AGREE"})
    assert event(filled, found.id).status == "planned"
    recoded(filled, without_events)
    assert [(one.type, one.span) for one in record(filled).events] == [("AGREE", found.span)]
    decide(filled, "reject", "one", "e1", who="a")
    assert record(filled).events == ()
    assert had > 0


@pytest.mark.parametrize(
    ("item", "value", "told"),
    [
        ("e1", {"type": "WAR"}, "none of ACCUSE"),
        ("e1", {"status": "maybe"}, "none of demanded"),
        ("e1", {"mode": "by magic"}, "none of"),
        ("e1", {"actors": ["n999"]}, "names no entities"),
        ("e1", {"start": "yesterday"}, "no day"),
        ("e1", {"start": "2018-05-01", "end": "2018-04-01"}, "would not hold together"),
        ("e1", {"count": {"low": 5, "high": 3}}, "would not hold together"),
        ("e1", {"casualties": {"happy": {"low": 5, "high": 5}}}, "casualties.killed"),
        ("e1", {"confidence": 1}, "can be corrected"),
        ("e1", {"place": "p99"}, "no place of the record"),
        ("e1", {"type": None}, "none of"),
        ("n1", {"name": None}, "must have a value"),
        ("n1", {"kind": "alien"}, "none of armed_group"),
        ("new", {"type": "AID"}, "needs its type and its words"),
        ("new", {"type": "AID", "span": [5, 10_000]}, "needs its type and its words"),
        ("e1", {}, "what to set"),
    ],
)
def test_what_cannot_stand_is_refused_and_not_kept(filled, item, value, told):
    with pytest.raises(ReviewError, match=told):
        decide(filled, "correct", "one", item, who="a", value=value)
    assert reviews_of(filled) == []


@pytest.mark.parametrize(("report", "item"), [("none", "e1"), ("one", "e99"), ("one", "x1"), ("one", "")])
def test_what_is_not_there_cannot_be_decided_on(filled, report, item):
    with pytest.raises(UnknownError):
        decide(filled, "reject", report, item, who="a")


def test_a_review_has_a_name(everywhere):
    with pytest.raises(ReviewError, match="--who"):
        decide(everywhere, "accept", "one", "e1", who=" ")
