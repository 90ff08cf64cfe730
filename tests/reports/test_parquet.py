"""Tables of reports: a report a row, and clear errors for tables that are none."""

import io
from datetime import date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from waqai.reports import DateError, LineError, NotArabicError, NotTextError, read_many

TEXT = "قال الوزير إن الجيش قصف مواقع المسلحين قرب المدينة."


def _written(folder, rows, schema=None):
    pq.write_table(pa.Table.from_pylist(rows, schema), folder / "a.parquet")
    return folder / "a.parquet"


def test_rows_are_reports(tmp_path):
    rows = [
        {"id": 7, "title": "خبر", "text": TEXT, "published": date(2018, 5, 1), "outlet": "الجريدة", "more": 1},
        {"id": 8, "title": None, "text": TEXT, "published": None, "outlet": None, "more": 2},
    ]
    first, second = read_many(_written(tmp_path, rows))
    assert (first.name, first.title, first.published, first.outlet) == ("7", "خبر", date(2018, 5, 1), "الجريدة")
    assert first.text == f"خبر\n\n{TEXT}"
    assert first.source.endswith("a.parquet:1")
    assert (second.name, second.published, second.outlet) == ("8", None, None)


def test_moments_are_days_and_rows_without_id_have_a_name(tmp_path):
    (found,) = read_many(_written(tmp_path, [{"text": TEXT, "published": datetime(2018, 5, 1, 23, 0)}]))
    assert found.published == date(2018, 5, 1)
    assert len(found.name) == 16


def test_what_is_no_report_is_told_and_the_rest_is_read(tmp_path):
    texts = (None, "an English report of the day", TEXT, TEXT)
    rows = [{"text": text, "published": day} for text, day in zip(texts, (None, None, None, "x"), strict=True)]
    told = []
    path = _written(tmp_path, rows)
    assert len(list(read_many(path, on_error=told.append))) == 1
    assert [type(problem) for problem in told] == [LineError, NotArabicError, DateError]
    assert told[0].source.endswith("a.parquet:1")


@pytest.mark.parametrize(
    ("rows", "words"), [([{"words": TEXT}], 'without a column "text"'), ([{"text": b"\xff"}], "bytes where text")]
)
def test_tables_of_something_else(tmp_path, rows, words):
    with pytest.raises((NotTextError, LineError), match=words):
        list(read_many(_written(tmp_path, rows)))


def test_damaged_tables_are_told(tmp_path):
    whole = io.BytesIO()
    pq.write_table(pa.table({"text": [TEXT] * 50}), whole)
    data = bytearray(whole.getvalue())
    for name, content in (("cut", data[:-20]), ("magic", b"PAR1"), ("zeroed", data[:8] + bytes(60) + data[68:])):
        path = tmp_path / f"{name}.parquet"
        path.write_bytes(content)
        with pytest.raises(NotTextError, match="damaged Parquet"):
            list(read_many(path))
