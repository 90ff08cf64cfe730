"""Two writers and ten readers at one register: nobody is turned away, and everyone sees a whole state."""

import multiprocessing

import sqlalchemy as sa
from telling import OLD, adding, bare, many

from waqai.register.accounts import accounts
from waqai.register.adding import add
from waqai.register.opening import open_register
from waqai.register.schema import records, reports

MANY = 24
READERS = 10


def test_two_writers_and_ten_readers(where):
    open_register(where).close()
    context = multiprocessing.get_context("fork")
    barrier, told = context.Barrier(2 + READERS), context.Queue()
    finished = context.Event()
    writers = [context.Process(target=adding, args=(where, start, barrier, 3, MANY)) for start in (0, MANY // 2)]
    readers = [context.Process(target=_reading, args=(where, barrier, finished, told)) for _ in range(READERS)]
    for process in (*writers, *readers):
        process.start()
    for writer in writers:
        writer.join(120)
    finished.set()
    seen = [told.get(timeout=120) for _ in readers]
    for reader in readers:
        reader.join(60)
    assert [process.exitcode for process in (*writers, *readers)] == [0] * (2 + READERS)
    assert all(one == sorted(one) and one[-1] == MANY for one in seen), seen
    assert any(0 < count < MANY for one in seen for count in one)
    with open_register(where) as register:
        assert sorted(one.id for one in accounts(register)) == sorted(f"r{n}" for n in range(MANY))
        assert add(register, many(MANY), bare, OLD).known == MANY


def _reading(where, barrier, finished, told):
    """Look again and again, until the writers are done and once more; tell how many reports there were each time."""
    counts, last = [], False
    with open_register(where) as register:
        barrier.wait(60)
        while not last:
            last = finished.is_set()
            with register.reading() as connection:
                counts.append(connection.scalar(sa.select(sa.func.count()).select_from(reports)))
                current = sa.select(sa.func.count()).select_from(records).where(records.c.current)
                assert connection.scalar(current) == counts[-1]
            assert sum(1 for _ in accounts(register)) >= counts[-1]
    told.put(counts)
