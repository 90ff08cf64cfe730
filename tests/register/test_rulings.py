"""Reviewers' rulings on incidents: which mentions are one happening."""

from dataclasses import replace

import pytest
from telling import NEW, OLD, lexicon, story

from waqai.register.accounts import account
from waqai.register.adding import add
from waqai.register.errors import UnknownError
from waqai.register.recoding import recode
from waqai.register.review import ReviewError
from waqai.register.reviews import reviews_of, undo
from waqai.register.rulings import merge, rulings, split
from waqai.register.schema import incident_mentions, incidents


def keep(register, name, *mentions):
    """Keep an incident, as the linking of incidents does."""
    flat = {"type": "ASSAULT", "status": "occurred", "independent": 1, "disputed": False, "open": False}
    with register.writing() as connection:
        connection.execute(incidents.insert().values(id=name, confidence=0.5, body={}, **flat))
        rows = [{"report": report, "event": event, "incident": name, "main": True} for report, event in mentions]
        connection.execute(incident_mentions.insert(), rows)


@pytest.fixture
def filled(register):
    other = story("two", story().text + " وانتهى الاجتماع.")
    add(register, [story(), other], lexicon, OLD)
    keep(register, "i1", ("one", "e1"), ("two", "e1"))
    keep(register, "i2", ("one", "e2"))
    return register


def test_a_merge_and_a_split_are_told_by_mentions_and_can_be_undone(filled):
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
