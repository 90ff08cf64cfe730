"""Linking: what is one happening, whatever the order and the portions in which reports come."""

import random
from dataclasses import replace

import pytest
from happenings import account, event
from happenings import bridge as told_of_the_bridge
from hypothesis import given, settings
from hypothesis import strategies as st

from waqai.incidents import Incidents, link


@pytest.fixture
def bridge():
    return told_of_the_bridge()


def _mains(incidents):
    """The reports that are chiefly about each incident."""
    found = (tuple(telling.report for telling in one.reports if telling.main) for one in incidents)
    return sorted(reports for reports in found if reports)


def test_reports_of_one_happening_in_different_words_are_one_incident(bridge):
    assert _mains(link(bridge)) == [("a1", "b1", "c1"), ("d1",)]


def test_an_incident_says_what_its_reports_tell(bridge):
    one = next(i for i in link(bridge) if len(i.reports) == 3)
    assert (one.type, one.mode, one.status) == ("ASSAULT", "heavy-weapons", "occurred")
    assert [party.name for party in one.actors] == ["Syrian Arab Army"]
    assert (one.site.name, one.site.country, str(one.start), str(one.end)) == (
        "Daraa",
        "SYR",
        "2018-04-14",
        "2018-04-14",
    )
    assert one.outlets == ("الجريدة", "الصحيفة", "المنبر")
    assert one.independent == 3
    assert (str(one.first_report), str(one.last_report)) == ("2018-04-14", "2018-04-15")


def test_what_ties_reports_is_told(bridge):
    one = next(i for i in link(bridge) if len(i.reports) == 3)
    assert any("a1 ~ b1" in reason and "الصيانه" in reason for reason in one.because)


def test_no_report_is_chiefly_about_two_incidents(bridge):
    mains = [report for reports in _mains(link(bridge)) for report in reports]
    assert len(mains) == len(set(mains)) == len(bridge)


def test_every_mention_is_of_one_incident(bridge):
    told = [mention for one in link(bridge) for mention in one.mentions]
    assert sorted((m.report, m.event) for m in told) == sorted((a.id, e.id) for a in bridge for e in a.record.events)


def test_the_order_of_accounts_makes_no_difference(bridge):
    whole = link(bridge)
    for seed in range(6):
        random.Random(seed).shuffle(bridge)
        assert link(bridge) == whole


def test_a_report_may_come_twice(bridge):
    assert link(bridge + bridge) == link(bridge)


def test_the_same_words_under_another_id_are_the_same_happening(bridge):
    incidents = link([*bridge, replace(bridge[0], id="z1", outlet="أخرى", copy_of="a1")])
    assert ("a1", "b1", "c1", "z1") in _mains(incidents)
    assert next(i for i in incidents if len(i.reports) == 4).independent == 3


def _corpus():
    """Forty reports of a week, of twelve happenings."""
    chance = random.Random(7)
    places, actors = ["درعا", "إدلب", "دمشق"], ["الجيش", "المسلحون", "موسكو"]
    things = ["جسر", "مخبز", "مطار", "مدرسة", "سوق", "مستشفى", "محطة", "قافلة", "مخيم", "مصنع", "ميناء", "مستودع"]
    details = ["صباحا", "كبير", "جنوب", "قرية", "عشرات", "سكان", "نيران", "دخان", "شهود", "إسعاف", "أهالي", "طريق"]
    found = []
    for number in range(40):
        what = number % 12
        thing, place, who = things[what], places[what % 3], actors[what % 2]
        day = 9 + what // 2 + chance.choice([0, 0, 1])
        words = chance.sample(details, 6)
        text = f"قصف {who} {thing} الحي رقم {what} في {place} {' '.join(words)}."
        told = event("قصف", by=[who], at=place, on=9 + what // 2)
        aside = event(words[0], "THREATEN", by=["موسكو"], on=day)
        made = account(
            f"r{number:02}", f"قصف {thing} رقم {what} في {place}", text, told, aside, outlet=f"o{number % 5}", day=day
        )
        found.append(made)
    return found


@settings(max_examples=15)
@given(st.data())
def test_adding_in_portions_gives_the_same_as_linking_at_once(data):
    reports = _corpus()
    whole = link(reports)
    shuffled = data.draw(st.permutations(reports))
    cuts = sorted(data.draw(st.sets(st.integers(1, len(reports) - 1), max_size=5)))
    state = Incidents()
    for start, end in zip([0, *cuts], [*cuts, len(reports)], strict=True):
        state.add(shuffled[start:end])
        state.incidents()
    assert state.incidents() == whole


def test_a_new_record_takes_the_place_of_the_old(bridge):
    state = Incidents()
    state.add(bridge)
    silent = replace(bridge[1], record=replace(bridge[1].record, events=()))
    state.add([silent])
    assert state.incidents() == link([bridge[0], silent, *bridge[2:]])


def test_a_report_of_another_week_touches_nothing_of_this(bridge):
    state = Incidents()
    state.add(bridge)
    state.add(
        [account("late", "قصف مخبز في إدلب", "قصف المسلحون مخبزا في إدلب.", event("قصف", at="إدلب", on=29), day=29)]
    )
    assert state.touched == {"late"}


def test_the_id_stays_while_reports_are_added(bridge):
    before = next(i for i in link(bridge[:2]) if len(i.reports) == 2)
    after = next(i for i in link(bridge) if len(i.reports) == 3)
    assert before.id == after.id


def test_undated_reports_are_linked_with_each_other(bridge):
    undated = [replace(one, published=None) for one in bridge]
    assert ("a1", "b1", "c1") in _mains(link(undated))


def test_nothing_gives_nothing():
    assert link([]) == ()
