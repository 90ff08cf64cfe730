"""Our tables, read by pandas, DuckDB and pyarrow."""

import io
import json

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from waqai.exports.tables import TABLES

NAMES = [table.name for table in TABLES]
BY_NAME = {table.name: table for table in TABLES}


def from_csv(exported, name):
    """The table as docs/exports.md tells to read it: codes are words, what is empty is unknown, «NA» is a word."""
    words = {column.name: str for column in BY_NAME[name].columns if column.kind in ("text", "texts", "day")}
    content = io.BytesIO(exported("csv", name).content)
    return pd.read_csv(content, dtype=words, keep_default_na=False, na_values=[""])


@pytest.mark.parametrize("name", NAMES)
def test_pandas_reads_the_same_rows_from_csv_and_parquet(exported, name):
    comma, typed = from_csv(exported, name), pd.read_parquet(io.BytesIO(exported("parquet", name).content))
    assert list(comma.columns) == list(typed.columns) == [column.name for column in BY_NAME[name].columns]
    assert len(comma) == len(typed) > 0
    for column in BY_NAME[name].columns:
        for left, right in zip(comma[column.name], typed[column.name], strict=True):
            if column.kind == "texts":
                assert ("" if pd.isna(left) else left) == "|".join(right)
            elif column.kind == "text":
                assert ("" if pd.isna(left) else str(left)) == ("" if pd.isna(right) else right)
            elif column.kind == "day":
                assert (None if pd.isna(left) else left) == (None if pd.isna(right) else str(right)[:10])
            else:
                assert (pd.isna(left) and pd.isna(right)) or left == right


@pytest.mark.parametrize("name", NAMES)
def test_the_key_names_one_row(exported, name):
    rows = from_csv(exported, name)
    assert not rows.duplicated(list(BY_NAME[name].key)).any()


def test_duckdb_joins_the_tables(exported, tmp_path):
    for name in NAMES:
        (tmp_path / f"{name}.parquet").write_bytes(exported("parquet", name).content)
        (tmp_path / f"{name}.csv").write_bytes(exported("csv", name).content)
    lonely = f"""
        SELECT count(*) FROM '{tmp_path}/events.parquet' e
        LEFT JOIN '{tmp_path}/mentions.parquet' m USING (report, event)
        LEFT JOIN '{tmp_path}/incidents.parquet' i ON i.incident = m.incident
        LEFT JOIN '{tmp_path}/reports.parquet' r ON r.report = e.report
        WHERE i.type IS NULL OR r.text IS NULL OR e.incident IS DISTINCT FROM m.incident
    """
    assert duckdb.sql(lonely).fetchall() == [(0,)]
    types = duckdb.sql(f"SELECT DISTINCT type FROM '{tmp_path}/events.parquet'").fetchall()
    assert {("AGREE",), ("ASSAULT",), ("COERCE",)} <= set(types)
    for name in NAMES:
        ((typed, comma),) = duckdb.sql(f"""
            SELECT (SELECT count(*) FROM '{tmp_path}/{name}.parquet'),
                   (SELECT count(*) FROM read_csv('{tmp_path}/{name}.csv', header = true))
        """).fetchall()
        assert typed == comma, name


def test_the_words_are_those_of_the_text(exported, told):
    events = from_csv(exported, "events")
    assert len(events) == sum(len(one.events) for one in told.values())
    for row in events.itertuples():
        assert told[row.report].text[row.word_start : row.word_end] == row.words
        assert row.words in row.paragraph


def test_parquet_tells_its_schema_and_what_its_columns_mean(exported):
    for name, table in BY_NAME.items():
        schema = pq.read_schema(io.BytesIO(exported("parquet", name).content))
        assert schema.metadata[b"waqai.schema"] == f"waqai.{name}/{table.version}".encode()
        for column in table.columns:
            assert schema.field(column.name).metadata[b"description"].decode() == column.what


def test_the_schemas_are_stable(pytestconfig):
    """Add a column at the end, and here. One that goes or changes its meaning raises the version of its table."""
    known = json.loads((pytestconfig.rootpath / "tests/exports/schemas.json").read_text("utf-8"))
    present = {table.schema: [f"{one.name} {one.kind}" for one in table.columns] for table in TABLES}
    assert present == known


def test_status_and_plover_codes_of_an_event(exported):
    events = from_csv(exported, "events")
    (summit,) = events[(events.report == "talks") & (events.words == "قمة")].itertuples()
    assert (summit.type, summit.status) == ("CONSULT", "planned")
    assert (summit.plover, summit.quad) == ("AGREE", "verbal cooperation")
    assert (summit.start, summit.end, summit.published) == ("2022-12-01", "2022-12-31", "2022-11-16")
