"""Recoding: once a version, with what changed; earlier records stay on file."""

from dataclasses import replace

import sqlalchemy as sa
from telling import NEW, OLD, lexicon, many, story

from waqai.record import to_json
from waqai.register.accounts import account, accounts
from waqai.register.adding import add
from waqai.register.listing import on_file
from waqai.register.recoding import Scope, due, recode
from waqai.register.schema import records


def altered(found):
    return [
        replace(one, events=(replace(one.events[0], status="denied", actors=()), *one.events[2:]), links=())
        for one in lexicon(found)
    ]


def test_a_recoding_tells_what_changed_and_keeps_the_earlier_record(register):
    add(register, [story()], lexicon, OLD)
    before = account(register, "one").record
    (told,) = recode(register, altered, NEW)
    assert (told.report, told.body, told.new, told.restored) == ("one", True, (), ())
    assert [(one.kind, one.type, one.words) for one in told.gone] == [
        ("event", before.events[1].type, before.events[1].span.of(story().text))
    ]
    names = sorted(one.name for one in before.entities if one.id in before.events[0].actors)
    found = {one.field: (one.before, one.after) for one in told.altered}
    assert found["status"] == ("occurred", "denied")
    assert found["actors"] == (names, [])
    assert account(register, "one").record.events[0].status == "denied"
    assert [(one.version, one.records) for one in on_file(register)] == [(NEW, 2)]


def test_what_gives_the_same_record_is_only_noted(register):
    add(register, many(3), lexicon, OLD)
    before = [to_json(one.record) for one in accounts(register)]
    assert list(recode(register, lexicon, NEW)) == []
    assert [to_json(one.record) for one in accounts(register)] == before
    assert [(one.version, one.records) for one in on_file(register)] == [(NEW, 1)] * 3


def test_each_version_codes_a_report_once(register):
    add(register, many(3), lexicon, OLD)
    coded = []

    def counting(found):
        coded.extend(one.name for one in found)
        return lexicon(found)

    assert due(register, NEW, Scope()) == 3
    for scope in (Scope(ids=("r1",)), Scope(), Scope()):
        list(recode(register, counting, NEW, scope))
    assert coded == ["r1", "r0", "r2"]
    assert due(register, NEW, Scope()) == 0
    list(recode(register, counting, NEW, Scope(again=True)))
    assert len(coded) == 6


def test_a_dry_run_tells_the_same_and_keeps_nothing(register):
    add(register, many(2), lexicon, OLD)
    before = [to_json(one.record) for one in accounts(register)]
    told = list(recode(register, altered, NEW, keep=False))
    assert [to_json(one.record) for one in accounts(register)] == before
    assert list(recode(register, altered, NEW)) == told != []


def test_what_cannot_be_coded_any_more_keeps_its_record(register):
    add(register, many(2), lexicon, OLD)
    told = list(recode(register, lambda found: ["broken"] * len(found), NEW))
    assert [(one.report, one.failed) for one in told] == [("r0", "broken"), ("r1", "broken")]
    assert len(list(accounts(register))) == 2
    assert due(register, NEW, Scope()) == 2


def test_a_report_is_coded_anew_from_what_was_kept(register):
    titled = replace(story(), title="عنوان الخبر")
    add(register, [titled], lexicon, OLD)
    seen = []
    list(recode(register, lambda found: seen.extend(found) or lexicon(found), NEW))
    assert seen == [titled]


def test_another_recoding_meanwhile_stands(register):
    add(register, many(2), lexicon, OLD)

    def overtaken(found):
        list(recode(register, altered, replace(NEW, code="3")))
        return lexicon(found)

    list(recode(register, overtaken, replace(NEW, code="4"), Scope(again=True)))
    assert {one.record.events[0].status for one in accounts(register)} == {"denied"}
    with register.reading() as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(records).where(records.c.current)) == 2
