"""Parts: nothing is lost or doubled at a cut, and a line keeps its number."""

import json

import pytest

from waqai.bulk.errors import BulkError
from waqai.bulk.parts import parts_of
from waqai.bulk.reading import reports_of
from waqai.reports import read_many
from waqai.reports.terms import Terms


@pytest.mark.parametrize("size", [1, 700, 3000, 10_000, 8_000_000])
def test_parts_hold_what_is_read_in_one_go(archive, size):
    told, parts = [], []
    whole = list(read_many([archive], on_error=told.append))
    terms = Terms(None, None, parts.append)
    found = [report for part in parts_of([str(archive)], size) for report in reports_of(part, terms)]
    key = lambda report: (report.source, report.text, report.name)  # noqa: E731
    assert sorted(found, key=key) == sorted(whole, key=key)
    assert sorted(map(str, parts)) == sorted(map(str, told))


def test_small_files_go_together_and_large_ones_are_cut(tmp_path):
    for number in range(10):
        (tmp_path / f"a{number}.txt").write_text("خبر", "utf-8")
    (tmp_path / "large.jsonl").write_text("".join(json.dumps({"text": "خ" * 50}) + "\n" for _ in range(100)))
    parts = parts_of([str(tmp_path)], 5000)
    assert len(parts[0].pieces) == 10
    assert [part.pieces[0].name for part in parts[1:]] == ["large.jsonl"] * (len(parts) - 1)
    assert len(parts) > 5


def test_a_line_without_end_is_whole(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "a"}\n{"text": "b"}')
    (part, *rest) = parts_of([str(tmp_path / "a.jsonl")], 5)
    assert [part.pieces[0].end, *(each.pieces[0].end for each in rest)] == [14, 27]
    assert [each.pieces[0].before for each in rest] == [1]


def test_what_is_missing_or_empty_is_told(tmp_path):
    with pytest.raises(BulkError, match="without files"):
        parts_of([str(tmp_path)])
    with pytest.raises(BulkError, match="cannot be listed"):
        parts_of([str(tmp_path / "none")])
    with pytest.raises(BulkError, match="no store"):
        parts_of(["nowhere://x/y"])
