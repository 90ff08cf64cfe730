"""Reviewers' rulings: what they merge is one, what they split is two, and it is told who ruled."""

import pytest
from happenings import account, bridge, event

from waqai.incidents import Incidents, link
from waqai.register.rulings import Ruling


def _groups(incidents):
    return sorted(tuple(f"{m.report}:{m.event}" for m in one.mentions) for one in incidents)


MERGE = Ruling(1, "merge", ((("a1", "e1"), ("d1", "e1")),), "merge by Huda on 2018-04-20 (review 1)")
SPLIT = Ruling(2, "split", ((("c1", "e1"),), (("a1", "e1"), ("b1", "e1"))), "split by Huda on 2018-04-21 (review 2)")


def test_a_merge_makes_one_of_two():
    assert _groups(link(bridge(), [MERGE])) == [("a1:e1", "b1:e1", "c1:e1", "d1:e1")]


def test_a_split_makes_two_of_one():
    assert _groups(link(bridge(), [SPLIT])) == [("a1:e1", "b1:e1"), ("c1:e1",), ("d1:e1",)]


def test_it_is_told_who_ruled():
    assert all(SPLIT.why in one.because for one in link(bridge(), [SPLIT]) if one.mentions[0].report != "d1")


def test_the_later_ruling_goes_over_the_earlier():
    assert _groups(link(bridge(), [SPLIT, MERGE])) == [("a1:e1", "b1:e1", "d1:e1"), ("c1:e1",)]


def test_a_report_stays_with_what_it_is_chiefly_about():
    mains = [t.report for one in link(bridge(), [SPLIT]) for t in one.reports if t.main]
    assert sorted(mains) == ["a1", "b1", "c1", "d1"]


def test_a_split_holds_when_reports_are_added():
    state = Incidents()
    state.add(bridge()[:3])
    assert _groups(state.incidents([SPLIT])) == [("a1:e1", "b1:e1"), ("c1:e1",)]
    title = "قصف جسر الرستن القديم في درعا"
    more = account(
        "f1", title, "قصف الجيش جسر الرستن القديم وعمال الصيانة.", event("قصف", by=["الجيش"], on=14), outlet="آخر"
    )
    state.add([more])
    (rest,) = [one for one in state.incidents([SPLIT]) if "a1" in [t.report for t in one.reports]]
    assert "c1" not in [telling.report for telling in rest.reports]
    assert "f1" in [telling.report for telling in rest.reports]


@pytest.mark.parametrize("action", ["merge", "split"])
def test_a_ruling_on_mentions_that_are_gone_changes_nothing(action):
    gone = Ruling(1, action, ((("z9", "e1"),), (("z8", "e1"),)), "why")
    assert link(bridge(), [gone]) == link(bridge())
