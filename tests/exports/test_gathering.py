"""From registers and from disk to exports: the command, what it refuses, and that it streams."""

import hashlib
import itertools
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

from waqai.cli import main
from waqai.exports import FORMATS, Material, format_named
from waqai.exports.errors import ExportError
from waqai.exports.gathering import accounts_on_disk, lead
from waqai.exports.tables import TABLES
from waqai.exports.writing import write

ROOT = Path(__file__).parents[2]
NAMES = [form.name for form in FORMATS]


def waqai(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    """A register of the examples, by the command."""
    where = tmp_path_factory.mktemp("register") / "waqai.db"
    files = [ROOT / "examples" / name for name in ("messy.txt", "shelling.html", "talks.jsonl")]
    done = waqai("add", *files, "--register", where, "--reader", "lexicon")
    assert done.exit_code == 0, done.output
    return where


@pytest.mark.parametrize("name", NAMES)
def test_a_register_is_exported_in_every_format(register, name, tmp_path):
    out = tmp_path / f"x{format_named(name).ending}"
    done = waqai("export", "--register", register, "--format", name, "--out", out)
    assert done.exit_code == 0, done.output
    assert out.stat().st_size > 100
    assert [path.name for path in tmp_path.iterdir()] == [out.name]


def test_all_tables_go_to_a_folder(register, tmp_path):
    done = waqai("export", "--register", register, "--format", "csv", "--table", "all", "--out", tmp_path / "tables")
    assert done.exit_code == 0, done.output
    assert {path.name for path in (tmp_path / "tables").iterdir()} == {f"{table.name}.csv" for table in TABLES}


def test_days_choose_reports_and_the_incidents_that_they_tell(register):
    chosen = ("--register", register, "--since", "2023-01-01", "--until", "2023-12-31")
    (record,) = map(json.loads, waqai("export", *chosen, "--format", "jsonl").stdout.splitlines())
    assert record["account"]["id"] == "shelling"
    told = waqai("export", *chosen, "--format", "csv", "--table", "mentions").stdout.splitlines()[1:]
    assert len(told) == len(record["events"])
    assert {line.split(",")[0] for line in told} == set(record["account"]["incidents"].values())


def test_exported_records_can_be_exported_again(register, tmp_path):
    lines = tmp_path / "records.jsonl"
    waqai("export", "--register", register, "--format", "jsonl", "--out", lines)
    for table in ("events", "actors"):
        first = waqai("export", "--register", register, "--format", "csv", "--table", table).stdout
        assert waqai("export", lines, "--format", "csv", "--table", table).stdout == first


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "gexf"), "there is no format 'gexf'; there are jsonl, csv"),
        (("--format", "csv", "--table", "people"), "there is no table 'people'; there are events"),
        (("--format", "acled", "--table", "events"), "acled writes no tables"),
        (("--format", "csv", "--table", "all"), "name a folder with --out"),
        (("--format", "csv", "--register", "no/where.db"), "there is no register"),
        (("missing.json", "--format", "csv"), "missing.json cannot be read: No such file"),
        ((ROOT / "README.md", "--format", "csv"), "README.md is no record"),
        ((ROOT / "examples/talks.jsonl", "--format", "csv"), "talks.jsonl:1 is no record"),
    ],
)
def test_what_cannot_be_exported_is_told_in_a_line(arguments, words, folder):
    records = [folder] if arguments[0] == "--format" and "--register" not in arguments else []
    done = waqai("export", *records, *arguments)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_what_is_left_out_is_told(folder):
    done = waqai("export", folder, "--format", "plover")
    assert "left out" in done.stderr
    assert "PLOVER codes no event without actor" in done.stderr


def test_a_missing_library_is_named(folder):
    script = "import sys; sys.modules['pyarrow'] = None; from waqai.cli import main; main()"
    command = [sys.executable, "-c", script, "export", folder, "--format", "parquet"]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (2, "waqai: parquet needs more: pip install 'waqai[parquet]'\n")


def test_another_process_gives_the_same_bytes(folder, exported):
    script = (
        "import hashlib, sys; from collections import Counter; from pathlib import Path;"
        "from waqai.exports import FORMATS; from waqai.exports.gathering import of_records;"
        "material = of_records([Path(sys.argv[1])]);"
        "[print(hashlib.sha256(b''.join(form.export()(material, Counter()))).hexdigest()) for form in FORMATS]"
    )
    command, settings = [sys.executable, "-c", script, folder], {**os.environ, "PYTHONHASHSEED": "1"}
    told = subprocess.run(command, capture_output=True, text=True, check=True, env=settings).stdout.split()
    here = {name: hashlib.sha256(exported(name).content).hexdigest() for name in NAMES}
    assert dict(zip(NAMES, told, strict=True)) == here


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("docbin", "ical", "ftm")])
def test_an_endless_register_is_written_as_it_is_read(name, told, happenings):
    endless = Material(lambda: itertools.cycle(told.values()), lambda: itertools.cycle(happenings))
    chunks = itertools.islice(format_named(name).export()(endless, Counter()), 5)
    assert len(list(chunks)) == 5


def test_reports_of_one_name_are_told_apart(folder, tmp_path):
    for sub, name in (("a", "talks"), ("b", "messy")):
        (tmp_path / sub).mkdir()
        (tmp_path / sub / "same.json").write_bytes((folder / f"{name}.json").read_bytes())
    found = list(accounts_on_disk([tmp_path / "a", tmp_path / "b", tmp_path / "a"]))
    assert [one.id for one in found] == ["same", f"same~{found[1].record.document.id[:8]}"]


def test_the_lead_of_an_incident_tells_it_as_it_stands(happenings):
    for one in happenings:
        assert lead(one.incident).event == one.event.id
        if any(stage.status == one.incident.status for stage in one.incident.course):
            assert one.event.status == one.incident.status


def test_a_file_stays_as_it_was_when_an_export_fails(tmp_path):
    out = tmp_path / "events.csv"
    out.write_bytes(b"before")

    def failing():
        yield b"half"
        raise ExportError("broken")

    with pytest.raises(ExportError):
        write(failing(), out)
    assert out.read_bytes() == b"before"
    assert [path.name for path in tmp_path.iterdir()] == ["events.csv"]


def test_postgresql_gives_what_sqlite_gives(register, postgresql_url):
    files = [ROOT / "examples" / name for name in ("messy.txt", "shelling.html", "talks.jsonl")]
    done = waqai("add", *files, "--register", postgresql_url, "--reader", "lexicon")
    assert done.exit_code == 0, done.output
    for name in ("jsonl", "acled", "ftm"):
        first, second = (waqai("export", "--register", where, "--format", name) for where in (register, postgresql_url))
        assert first.stdout_bytes == second.stdout_bytes != b""
