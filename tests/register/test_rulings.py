"""Incidents kept in the register, and reviewers' rulings on them."""

from dataclasses import replace
from datetime import date

import pytest
from telling import NEW, OLD, lexicon, story

from waqai.incidents.incident import Claim, Dispute, Incident, Mention, Party, Site, Stage, Telling, Toll
from waqai.incidents.storing import incidents_of, save_incidents
from waqai.record.model import Bounds
from waqai.register.accounts import account
from waqai.register.adding import add
from waqai.register.errors import UnknownError
from waqai.register.recoding import recode
from waqai.register.review import ReviewError
from waqai.register.reviews import reviews_of, undo
from waqai.register.rulings import merge, rulings, split

PARTY = Party("usa", "United States", "الولايات المتحدة", "state", "USA", "USA")


def incident(name, *mentions):
    first = mentions[0]
    return Incident(
        id=name,
        type="ASSAULT",
        mode="aerial",
        status="occurred",
        actors=(PARTY,),
        recipients=(replace(PARTY, key="isil", kind="armed_group", country=None),),
        site=Site("Mosul", "IRQ", "Nineveh", 36.3, 43.1, "city"),
        start=date(2018, 4, 11),
        end=None,
        mentions=mentions,
        reports=tuple(Telling(report, report == "one") for report in sorted({one.report for one in mentions})),
        outlets=("الجريدة",),
        independent=1,
        first_report=date(2018, 4, 12),
        last_report=date(2018, 4, 12),
        casualties={"killed": Bounds(12, None)},
        tolls=(Toll("killed", Bounds(12, 12), first, ("x",), date(2018, 4, 12)),),
        disputes=(Dispute("place", (Claim("Mosul", (first,), ("x",)), Claim("Erbil", (first,), ()))),),
        course=(Stage(None, "planned", first), Stage(date(2018, 4, 12), "occurred", first)),
        followed_by=None,
        open=False,
        confidence=0.875,
        because=("the same day, place and parties",),
    )


@pytest.fixture
def filled(register):
    other = story("two", story().text + " وانتهى الاجتماع.")
    add(register, [story(), other], lexicon, OLD)
    return register


def mention(report, event):
    return Mention(report, event)


ONE = incident("i1", mention("one", "e1"), mention("two", "e1"))
TWO = incident("i2", mention("one", "e2"))


def test_incidents_come_back_as_they_were_kept(filled):
    save_incidents(filled, [TWO, ONE])
    assert list(incidents_of(filled)) == [ONE, TWO]
    assert list(incidents_of(filled, ["i2", "none"])) == [TWO]
    assert list(incidents_of(filled, reports=["two"])) == [ONE]
    assert list(incidents_of(filled, ["i2"], reports=["two"])) == []


def test_saving_again_replaces_and_drops(filled):
    save_incidents(filled, [ONE, TWO])
    grown = incident("i2", mention("one", "e2"), mention("two", "e1"))
    left = incident("i1", mention("one", "e1"))
    save_incidents(filled, [left, grown])
    assert list(incidents_of(filled)) == [left, grown]
    save_incidents(filled, [incident("i3", mention("one", "e1"))], gone=["i1"])
    assert [one.id for one in incidents_of(filled)] == ["i2", "i3"]


def test_a_failure_while_saving_keeps_what_was(filled):
    save_incidents(filled, [ONE])
    broken = replace(TWO, type=None)
    with pytest.raises(Exception, match="type"):
        save_incidents(filled, [replace(ONE, status="denied"), broken], gone=["i1"])
    assert list(incidents_of(filled)) == [ONE]


def test_a_merge_and_a_split_are_told_by_mentions_and_can_be_undone(filled):
    save_incidents(filled, [ONE, TWO])
    merge(filled, ["i1", "i2"], who="a", note="واحد")
    split(filled, "i1", [("two", "e1")], who="b")
    together, apart = rulings(filled)
    assert together.groups == ((("one", "e1"), ("two", "e1"), ("one", "e2")),)
    assert (apart.action, apart.groups) == ("split", ((("two", "e1"),), (("one", "e1"),)))
    assert together.why.startswith("merge by a on ")
    undo(filled, 1, who="b")
    assert [one.review for one in rulings(filled)] == [2]
    assert [one.action for one in reviews_of(filled)] == ["merge", "split", "undo"]


def test_rulings_outlive_a_recoding(filled):
    save_incidents(filled, [ONE, TWO])
    merge(filled, ["i1", "i2"], who="a")

    def moved(found):
        """The first event gone, the ids of the others moved up."""
        return [
            replace(one, events=tuple(replace(two, id=f"e{n}") for n, two in enumerate(one.events[1:], 1)), links=())
            for one in lexicon(found)
        ]

    before = next(one.span for one in account(filled, "one").record.events if one.id == "e2")
    list(recode(filled, moved, NEW))
    assert account(filled, "one").record.events[0].span == before
    assert [one.groups for one in rulings(filled)] == [((("one", "e1"),),)]


def test_what_cannot_be_ruled_is_refused(filled):
    save_incidents(filled, [ONE, TWO])
    for wrong in (
        lambda: merge(filled, ["i1"], who="a"),
        lambda: merge(filled, ["i1", "i1"], who="a"),
        lambda: split(filled, "i1", [], who="a"),
        lambda: split(filled, "i1", [("one", "e1"), ("two", "e1")], who="a"),
        lambda: split(filled, "i1", [("one", "e2")], who="a"),
    ):
        with pytest.raises(ReviewError):
            wrong()
    with pytest.raises(UnknownError, match="none"):
        merge(filled, ["i1", "none"], who="a")
    assert reviews_of(filled) == []
