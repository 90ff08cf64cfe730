"""What an incident tells: independence, tolls, disputes, course, follow-up."""

from dataclasses import replace
from datetime import date

import pytest
from happenings import account, bridge, event

from waqai.incidents import link
from waqai.record.model import Bounds


def _bridge(*more):
    return next(one for one in link([*bridge(), *more]) if one.type == "ASSAULT" and any(t.main for t in one.reports))


def test_copies_of_one_wire_text_are_one_source():
    copies = [replace(bridge()[0], id=f"copy{n}", outlet=f"p{n}", copy_of="a1") for n in range(4)]
    one = _bridge(*copies)
    assert len(one.outlets) == 7
    assert one.independent == 3


def test_tolls_come_in_order_with_who_gives_them():
    one = _bridge()
    assert [(toll.bounds.low, toll.sources, str(toll.published)) for toll in one.tolls] == [
        (3, ("الجريدة",), "2018-04-14"),
        (5, ("Observatory",), "2018-04-14"),
        (9, ("المنبر",), "2018-04-15"),
    ]
    assert one.casualties == {"killed": Bounds(3, 9)}


def test_figures_of_one_day_that_differ_are_a_dispute():
    (dispute,) = [dispute for dispute in _bridge().disputes if dispute.field == "casualties.killed"]
    assert ("3", ("الجريدة",)) in [(claim.value, claim.sources) for claim in dispute.claims]
    assert ("5", ("Observatory",)) in [(claim.value, claim.sources) for claim in dispute.claims]


def test_a_toll_that_grows_is_no_dispute():
    a1, _, c1, _ = bridge()
    incidents = link([a1, c1])
    assert [one.disputes for one in incidents if len(one.reports) == 2] == [()]


def test_a_toll_that_falls_is_a_dispute():
    a1, _, c1, _ = bridge()
    (one,) = [one for one in link([replace(a1, published=date(2018, 4, 16)), c1]) if len(one.reports) == 2]
    assert [dispute.field for dispute in one.disputes] == ["casualties.killed"]


def _said(name, title, body, *, outlet, **told):
    return account(name, title, body, event("قصف", mode="heavy-weapons", on=14, **told), outlet=outlet)


def test_whether_it_happened_by_whom_and_where_may_be_in_dispute():
    denied = _said(
        "e1",
        "موسكو: لا قصف على جسر الرستن القديم وعمال الصيانة",
        "نفت موسكو قصف جسر الرستن القديم وقتل عمال الصيانة في إدلب.",
        outlet="وكالة",
        by=["موسكو"],
        at="إدلب",
        status="denied",
        says=["موسكو"],
    )
    fields = {dispute.field: dispute for dispute in _bridge(denied).disputes}
    assert set(fields) == {"status", "actors", "place", "casualties.killed"}
    assert [(c.value, c.sources) for c in fields["status"].claims][1] == ("denied", ("Russia",))
    assert {claim.value for claim in fields["place"].claims} == {"Daraa", "Idlib"}


def _summit(name, title, status, *, day, on=16, outlet="o"):
    body = f"{title} لبحث ملف الحبوب والقمح في العاصمة."
    told = event("قمة", "CONSULT", mode="multilateral", by=["موسكو", "طهران"], at="جنيف", on=on, status=status)
    return account(name, title, body, told, outlet=outlet, day=day)


def test_the_course_goes_from_planned_to_occurred():
    plan = _summit("p", "قمة موسكو طهران في جنيف بشأن الحبوب", "planned", day=14)
    came = _summit("q", "قمة موسكو طهران في جنيف تبحث الحبوب", "occurred", day=16, outlet="k")
    (one,) = [one for one in link([plan, came]) if len(one.reports) == 2]
    assert [(stage.status, str(stage.published)) for stage in one.course] == [
        ("planned", "2018-04-14"),
        ("occurred", "2018-04-16"),
    ]
    assert one.status == "occurred"
    assert not one.open


def test_a_plan_told_long_before_is_tied_to_what_came():
    plan = _summit("p", "قمة موسكو طهران في جنيف بشأن الحبوب", "planned", day=2)
    came = _summit("q", "قمة موسكو طهران في جنيف تبحث الحبوب", "occurred", day=16, outlet="k")
    first, then = link([plan, came])
    assert (first.status, first.followed_by, first.open) == ("planned", then.id, False)


@pytest.mark.parametrize(("later", "expected"), [(16, False), (17, True)])
def test_a_plan_whose_day_has_passed_without_news_is_open(later, expected):
    plan = _summit("p", "قمة موسكو طهران في جنيف بشأن الحبوب", "planned", day=12)
    (one, _) = link([plan, account("x", "أسعار الطماطم", "ارتفعت أسعار الطماطم.", event("ارتفعت", "AID"), day=later)])
    assert one.open is expected


def test_what_came_before_the_plan_does_not_follow_it():
    came = _summit("q", "قمة موسكو طهران في جنيف تبحث الحبوب", "occurred", day=4, on=16, outlet="k")
    plan = _summit("p", "قمة موسكو طهران في جنيف بشأن الحبوب", "planned", day=14)
    assert [one.followed_by for one in link([came, plan])] == [None, None]


@pytest.mark.parametrize(("sea", "expected"), [("المتوسط", True), ("القلزم", False)])
def test_two_seas_of_no_state_are_two_places(sea, expected):
    planned = event("مناورة", "MOBILIZE", by=["موسكو"], at="المتوسط", on=16, status="planned")
    held = event("مناورة", "MOBILIZE", by=["موسكو"], at=sea, on=16, status="occurred")
    plan = account("p", "مناورة في المتوسط", "مناورة موسكو في المتوسط.", planned, day=2)
    came = account("q", f"سفن تجري مناورة في {sea}", f"مناورة موسكو في {sea}.", held, day=16)
    first, then = link([plan, came])
    assert first.followed_by == (then.id if expected else None)


def test_what_is_told_in_passing_is_tied_by_day_and_parties():
    speech = account(
        "s1",
        "موسكو تدعو إلى ضبط النفس",
        "دعت موسكو إلى ضبط النفس بعد أن قصف الجيش حيا في درعا.",
        event("تدعو", "REQUEST", by=["موسكو"], on=15),
        event("قصف", by=["الجيش"], at="درعا", on=14),
        outlet="وكالة",
        day=15,
    )
    one = _bridge(speech)
    assert ("s1", False) in [(telling.report, telling.main) for telling in one.reports]
    assert any("s1 e2 tells of it beside" in line and "day 2018-04-14" in line for line in one.because)


def test_what_was_done_there_another_day_is_another_happening():
    speech = account(
        "s1",
        "موسكو تدعو إلى ضبط النفس",
        "دعت موسكو إلى ضبط النفس بعد أن قصف المسلحون حيا في درعا.",
        event("تدعو", "REQUEST", by=["موسكو"], on=15),
        event("قصف", by=["المسلحون"], at="درعا", on=12),
        outlet="وكالة",
        day=15,
    )
    assert "s1" not in [telling.report for telling in _bridge(speech).reports]
