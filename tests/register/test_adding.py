"""Adding reports: once each, whole or not at all."""

import json
import multiprocessing
import sqlite3
from dataclasses import replace

import pytest
import sqlalchemy as sa
from telling import OLD, TEXT, adding, bare, lexicon, many, story

from waqai.record import check, to_json
from waqai.register import adding as adding_room
from waqai.register.accounts import account, accounts
from waqai.register.adding import add
from waqai.register.coders import coder
from waqai.register.errors import FullError
from waqai.register.opening import open_register
from waqai.register.schema import records, reports


def test_what_is_added_is_what_was_coded(register):
    told = add(register, [story()], lexicon, OLD)
    assert (told.added, told.known, told.skipped) == (["one"], 0, [])
    (found,) = accounts(register)
    assert (found.id, found.outlet, found.published, found.copy_of) == ("one", "الجريدة", story().published, None)
    assert to_json(found.record) == to_json(lexicon([story()])[0])
    assert len(found.record.events) > 2
    assert check(found.record) == []


def test_the_same_report_twice_is_one(register):
    add(register, [story()], lexicon, OLD)
    again = add(register, [story(), story("other name"), story("one", day=13)], lexicon, OLD)
    assert (again.added, again.known) == ([], 3)


def test_the_names_under_which_it_came_again_are_kept(register):
    add(register, [story()], lexicon, OLD)
    for _ in range(2):
        add(register, [story("other name"), story("third"), story("one")], lexicon, OLD)
    (found,) = accounts(register)
    assert found.also == ("other name", "third")


def test_a_name_that_is_another_report_s_is_not_taken(register):
    add(register, [story(), story("two", TEXT + " وانتهى.")], lexicon, OLD)
    add(register, [story("two")], lexicon, OLD)
    assert [found.also for found in accounts(register)] == [(), ()]


def test_the_same_text_of_another_outlet_is_another_report(register):
    found = [story(), story(outlet="الصحيفة"), story(outlet=None), story(outlet="الصحيفة")]
    told = add(register, found, lexicon, OLD)
    assert len(set(told.added)) == 3
    assert told.known == 1
    assert told.added[0] == "one"
    assert all(name.startswith("one~") for name in told.added[1:])


def test_another_text_of_the_same_name_is_told_apart_by_its_hash(register):
    other = story("one", TEXT + " وانتهى الاجتماع.")
    told = add(register, [story(), other], lexicon, OLD)
    assert told.added == ["one", f"one~{lexicon([other])[0].document.id[:8]}"]
    assert account(register, told.added[1]).record.document.text == other.text


def test_a_text_with_odd_characters_comes_back_as_it_was(register):
    odd = replace(story(), text=TEXT + " \x00\ufdd0\ufdd2 \u202b أ\u0651 😀", name="na\x00me", outlet="o\x00")
    told = add(register, [odd], lexicon, OLD)
    (found,) = accounts(register, told.added)
    assert found.record.document.text == odd.text
    assert found.outlet == "o\x00"


def test_a_report_that_cannot_be_coded_is_skipped_and_named(register):
    def failing(found):
        return ["cannot be coded" if one.name == "r1" else lexicon([one])[0] for one in found]

    told = add(register, many(3), failing, OLD)
    assert told.added == ["r0", "r2"]
    assert [(one.source, one.why) for one in told.skipped] == [("r1.txt", "cannot be coded")]
    assert add(register, many(3), lexicon, OLD).added == ["r1"]


def test_accounts_by_id_and_day(register):
    add(
        register,
        [story("a", TEXT + "1", day=1), story("b", TEXT + "2", day=2), story("c", TEXT + "3", day=3)],
        lexicon,
        OLD,
    )
    day = story(day=2).published
    assert [one.id for one in accounts(register, since=day)] == ["b", "c"]
    assert [one.id for one in accounts(register, until=day)] == ["a", "b"]
    assert [one.id for one in accounts(register, ["c", "a", "none", "c"])] == ["a", "c"]
    assert [one.id for one in accounts(register, [])] == []
    assert account(register, "none") is None


def test_what_comes_slowly_is_kept_as_it_comes(register, monkeypatch):
    monkeypatch.setattr(adding_room, "PATIENCE", 0.0)
    on_file = []

    def coming():
        for report in many(3):
            yield report
            on_file.append(sum(1 for _ in accounts(register)))

    add(register, coming(), bare, OLD)
    assert on_file == [1, 2, 3]


def test_a_failure_within_a_batch_keeps_nothing_of_it(register):
    def dying(found):
        if any(one.name == "r5" for one in found):
            raise KeyboardInterrupt
        return lexicon(found)

    with pytest.raises(KeyboardInterrupt):
        add(register, many(8), dying, OLD, batch=3)
    assert [one.id for one in accounts(register)] == ["r0", "r1", "r2"]
    told = add(register, many(8), lexicon, OLD, batch=3)
    assert (told.added, told.known) == ([f"r{n}" for n in range(3, 8)], 3)


def test_a_full_disk_keeps_the_batches_before(tmp_path):
    path = tmp_path / "full.db"
    with open_register(path) as register:
        add(register, many(2), bare, OLD)
        with register.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        register.engine.dispose()
        limit = lambda connection, _: connection.execute(f"PRAGMA max_page_count = {pages + 8}")  # noqa: E731
        sa.event.listen(register.engine, "connect", limit)
        with pytest.raises(FullError, match="make room and run the same again"):
            add(register, many(60), bare, OLD, batch=4)
        kept = len(list(accounts(register)))
        assert 2 <= kept < 60
    with open_register(path) as register:
        assert add(register, many(60), bare, OLD).known == kept
        assert len(list(accounts(register))) == 60
    assert sqlite3.connect(path).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_two_processes_add_the_same_reports_and_a_third_reads(where):
    open_register(where).close()
    context = multiprocessing.get_context("fork")
    barrier = context.Barrier(3)
    writers = [context.Process(target=adding, args=(where, start, barrier)) for start in (0, 20)]
    for writer in writers:
        writer.start()
    with open_register(where) as register:
        barrier.wait(60)
        seen = [0]
        while any(writer.is_alive() for writer in writers):
            found = list(accounts(register))
            assert len(found) >= seen[-1]
            assert len({one.id for one in found}) == len(found)
            seen.append(len(found))
        assert [writer.exitcode for writer in writers] == [0, 0]
        assert sorted(one.id for one in accounts(register)) == sorted(f"r{n}" for n in range(40))
        with register.reading() as connection:
            for table in (reports, records):
                assert connection.scalar(sa.select(sa.func.count()).select_from(table)) == 40


def test_a_pool_of_processes_gives_the_same_records(tmp_path):
    with open_register(tmp_path / "a.db") as one, open_register(tmp_path / "b.db") as other:
        for register, jobs in ((one, 1), (other, 2)):
            with coder("lexicon", jobs) as chosen:
                add(register, many(6), chosen, OLD)
        first, second = (
            [json.loads(to_json(found.record)) for found in accounts(register)] for register in (one, other)
        )
        assert first == second
        assert len(first) == 6
