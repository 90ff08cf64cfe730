"""An archive coded in parts: the same bytes however it is done, and it goes on where it was stopped."""

import json
import os
import signal
import time
from multiprocessing import get_context

import pyarrow.dataset as ds
import pytest

from waqai.bulk.errors import BulkError
from waqai.bulk.local import KILLED, _pooled, local
from waqai.bulk.parts import parts_of
from waqai.bulk.plan import done_in
from waqai.bulk.running import run
from waqai.bulk.stores import store
from waqai.coding import code, reader_named
from waqai.record import check, from_json, to_json
from waqai.reports import read_many


def test_records_are_those_that_code_gives(archive, one_core, reports_there):
    table = ds.dataset(one_core / "records", partitioning="hive").to_table()
    assert table.num_rows == reports_there
    months = {row["name"]: row["month"] for row in table.to_pylist()}
    assert (months["r1"], months["r2"], months["r5"]) == ("2018-02", "2018-03", None)
    reports = read_many(archive, on_error=lambda _problem: None)
    expected = [to_json(code(one, reader_named("lexicon"))) for one in reports]
    assert sorted(table["record"].to_pylist()) == sorted(expected)
    assert [fault for text in expected for fault in check(from_json(text))] == []


def test_what_is_skipped_is_told(one_core):
    lines = [json.loads(line) for path in sorted((one_core / "skipped").iterdir()) for line in path.open()]
    assert [line["kind"] for line in lines] == ["LineError", "NotArabicError", "EmptyInputError"]
    assert lines[0]["source"].endswith("a.jsonl:18")


def test_processes_give_the_same_bytes(archive, one_core, new_job, digests, tmp_path):
    outcome = run(new_job(tmp_path / "out"), [str(archive)], local(2))
    assert (outcome.failed, outcome.before) == ({}, 0)
    assert digests(tmp_path / "out") == digests(one_core)


def test_a_run_goes_on_where_it_was_killed(archive, one_core, new_job, digests, tmp_path):
    out = tmp_path / "out"
    worker = get_context("fork").Process(target=run, args=(new_job(out), [str(archive)], local(1)))
    worker.start()
    while len(list(out.glob("done/part-*"))) < 2:
        time.sleep(0.005)
    worker.kill()
    worker.join()
    before = {path.name: path.stat().st_mtime_ns for path in (out / "done").glob("part-*")}
    assert 2 <= len(before) < len(list((one_core / "done").iterdir()))
    outcome = run(new_job(out), [str(archive)], local(1))
    assert outcome.before == len(before)
    assert all((out / "done" / name).stat().st_mtime_ns == moment for name, moment in before.items())
    assert digests(out) == digests(one_core)


def test_a_part_that_kills_its_process_is_told_and_the_others_are_done(archive, new_job, tmp_path, monkeypatch):
    monkeypatch.setattr("waqai.bulk.local.code_part", _deadly)
    parts = parts_of([str(archive)], 3000)
    told = {part.number: done for part, done in _pooled(new_job(tmp_path), parts, 2)}
    assert told == {part.number: KILLED if part.number == 1 else part.name for part in parts}


def _deadly(_job, part):
    if part.number == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return part.name


def test_an_output_that_was_begun_otherwise_is_refused(archive, one_core, new_job, tmp_path):
    with pytest.raises(BulkError, match="begun with other size"):
        run(new_job(one_core, 5), [str(archive)], local(1))
    (tmp_path / "plan.json").write_text("{}")
    with pytest.raises(BulkError, match="is not the output"):
        run(new_job(tmp_path), [str(archive)], local(1))


def test_the_marks_count_what_is_there(one_core, reports_there):
    done = done_in(store(str(one_core)))
    assert sum(each.records for each in done.values()) == reports_there
    assert sorted(name for each in done.values() for name in each.files) == sorted(
        path.relative_to(one_core).as_posix() for path in one_core.rglob("*.parquet")
    )
