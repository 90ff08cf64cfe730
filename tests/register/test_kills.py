"""Killed at any instant (SIGKILL), nothing is lost or doubled, and the same command goes on."""

import multiprocessing
import random
import sqlite3
import time

import sqlalchemy as sa
from telling import NEW, OLD, adding, bare, lexicon, many, recoding

from waqai.register.accounts import accounts
from waqai.register.adding import add
from waqai.register.opening import open_register
from waqai.register.recoding import Scope, due
from waqai.register.reviews import decide, reviews_of
from waqai.register.schema import records, reports

MANY = 16


def _killed_until_done(work, arguments, check, longest=0.12):
    """Run `work` in a process that is killed again and again until it comes to its end; return how many were killed."""
    chance, kills = random.Random(5), 0
    while True:
        worker = multiprocessing.get_context("fork").Process(target=work, args=arguments)
        worker.start()
        worker.join(chance.uniform(0.005, longest * (1 + kills / 10)))
        if worker.exitcode is None:
            worker.kill()
        worker.join()
        check()
        if worker.exitcode == 0:
            return kills
        assert worker.exitcode == -9
        kills += 1


def _whole(where):
    """Check that every report has one current record, and return how many there are."""
    with open_register(where) as register, register.reading() as connection:
        many_reports = connection.scalar(sa.select(sa.func.count()).select_from(reports))
        current = connection.scalar(sa.select(sa.func.count()).select_from(records).where(records.c.current))
        names = connection.scalars(sa.select(reports.c.id)).all()
        assert many_reports == current == len(set(names))
        if not register.postgresql:
            assert connection.exec_driver_sql("PRAGMA quick_check").scalar() == "ok"
        return many_reports


def test_adding_survives_kills(where):
    counts = [0]

    def check():
        counts.append(_whole(where))
        assert counts[-1] >= counts[-2]

    kills = _killed_until_done(adding, (where, 0, None, 2, MANY), check)
    assert kills >= 2
    assert any(0 < count < MANY for count in counts)
    with open_register(where) as register:
        assert [one.id for one in accounts(register)] == [f"r{n}" for n in range(MANY)]
        assert add(register, many(MANY), bare, OLD).known == MANY


def test_recoding_survives_kills(where):
    adding(where, 0, count=MANY)
    left = [MANY]

    def check():
        assert _whole(where) == MANY
        with open_register(where) as register:
            left.append(due(register, NEW, Scope()))
            assert left[-1] <= left[-2]

    kills = _killed_until_done(recoding, (where,), check, longest=0.08)
    assert kills >= 1
    assert left[-1] == 0
    with open_register(where) as register, register.reading() as connection:
        assert {one.record.document.title for one in accounts(register)} == {"again"}
        assert connection.scalar(sa.select(sa.func.count()).select_from(records)) == 2 * MANY


def test_reviewing_survives_kills(where, tmp_path):
    """What a reviewer was told is kept, is kept; nothing is kept twice."""
    with open_register(where) as register:
        add(register, many(1), lexicon, OLD)
    told = tmp_path / "told"
    told.touch()

    def check():
        with open_register(where) as register:
            notes = [int(one.note) for one in reviews_of(register)]
            assert [account.record.events for account in accounts(register)]
        assert len(notes) == len(set(notes))
        assert set(map(int, told.read_text().split())) <= set(notes)

    kills = _killed_until_done(_reviewing, (where, told), check, longest=0.1)
    assert kills >= 1
    with open_register(where) as register:
        assert [one.note for one in reviews_of(register)] == [str(number) for number in range(MANY)]
        assert [one.id for one in reviews_of(register)] == sorted(one.id for one in reviews_of(register))


def _reviewing(where, told):
    """Decide so many times, in a process of its own, and write down each decision that was acknowledged."""
    with open_register(where) as register, told.open("a") as written:
        for number in range(sum(1 for _ in reviews_of(register)), MANY):
            decide(register, "accept", "r0", f"e{1 + number % 2}", who="sara", note=str(number))
            written.write(f"{number}\n")
            written.flush()


def test_a_kill_while_the_register_is_made_leaves_none_or_a_whole_one(tmp_path):
    chance = random.Random(7)
    for number in range(8):
        where = tmp_path / f"{number}.db"
        worker = multiprocessing.get_context("fork").Process(target=_made, args=(where,))
        worker.start()
        time.sleep(chance.uniform(0, 0.05))
        worker.kill()
        worker.join()
        if where.exists():
            tables = sqlite3.connect(where).execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            assert tables == 0 or tables > 8
        open_register(where).close()
        assert _whole(where) == 0


def _made(where):
    open_register(where).close()
