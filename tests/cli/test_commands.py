"""The command: what it prints, writes and refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.cells import cell_len

from waqai import lexicons
from waqai.cli import main
from waqai.cli.bidi import around, fit, isolated
from waqai.cli.text import interval, page
from waqai.coding import code
from waqai.record import from_json
from waqai.record.model import Bounds
from waqai.record.saying import bounds
from waqai.reports import read
from waqai.spans import Span

EXAMPLES = Path(__file__).parents[2] / "examples"
MESSY = EXAMPLES / "messy.txt"


@pytest.fixture(autouse=True)
def own_lexicons_are_forgotten():
    yield
    lexicons.use(None)


def run(*arguments, stdin=None):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def test_json_is_one_record_an_article():
    result = run("code", MESSY, "--format", "json", "--published", "2024-01-24")
    assert result.exit_code == 0
    assert json.loads(result.output)["document"]["published"] == "2024-01-24"


def test_jsonl_is_a_line_a_record():
    result = run("code", *sorted(EXAMPLES.glob("*.*")), "--format", "jsonl")
    assert [from_json(line).document.source for line in result.output.splitlines()]
    assert len(result.output.splitlines()) == 3


def test_standard_input_is_read_as_text_page_or_lines():
    for path in sorted(EXAMPLES.glob("*.*")):
        result = run("code", "-", "--format", "jsonl", stdin=path.read_bytes())
        expected = run("code", path, "--format", "jsonl")
        assert json.loads(result.output)["events"] == json.loads(expected.output)["events"], path


def test_out_writes_a_file_a_report_by_name(tmp_path):
    lines = tmp_path / "many.jsonl"
    text = json.loads((EXAMPLES / "talks.jsonl").read_text("utf-8"))
    lines.write_text("\n".join(json.dumps(text | {"id": name}) for name in ("a", "b/c", "a")), "utf-8")
    result = run("code", MESSY, lines, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "a-2.json", "a.json", "b_c.json", "messy.json"
    ]  # fmt: skip


def test_what_cannot_be_read_is_named_and_the_rest_coded(tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    result = run("code", empty, tmp_path / "none.txt", MESSY, "--format", "jsonl")
    assert result.exit_code == 1
    assert "empty.txt: holds no words" in result.stderr
    assert "none.txt: cannot be read" in result.stderr
    assert len(result.stdout.splitlines()) == 1
    assert "Traceback" not in result.output


def test_a_day_to_come_is_refused():
    result = run("code", MESSY, "--published", "2999-01-01")
    assert result.exit_code == 1
    assert "future" in result.stderr


def test_an_unknown_reader_is_refused():
    assert "choose one of" in run("code", MESSY, "--reader", "crystal").stderr


@pytest.mark.parametrize("width", [80, 120])
def test_the_page_holds_its_columns(width):
    for path in sorted(EXAMPLES.glob("*.*")):
        for line in page(code(read(path)), width):
            assert cell_len(line.plain) <= width, line.plain
            assert line.plain.count("\u2068") == line.plain.count("\u2069")


def test_explain_says_why_and_names_the_lexicon_line():
    record = json.loads(run("code", MESSY, "--format", "json").output)
    event = record["events"][0]
    result = run("explain", MESSY, event["id"])
    assert result.exit_code == 0
    assert event["type"] in result.output
    assert "because" in result.output
    assert event["because"].splitlines()[0] in result.output


def test_explain_names_the_events_there_are():
    result = run("explain", MESSY, "e999")
    assert result.exit_code == 2
    assert "e1" in result.stderr


def test_lexicon_check_names_file_and_line_of_a_fault(tmp_path):
    folder = tmp_path / "segments"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        "- id: mine\n  kind: promo\n  starts: [زوروا متجرنا]\n  examples: [قال الوزير]\n  counter: [زوروا متجرنا]\n",
        "utf-8",
    )
    result = run("lexicon", "check", "segments", "--lexicons", tmp_path)
    assert result.exit_code == 1
    assert result.output.count("segments/mine.yaml:1 mine: ") == 2


def test_lexicon_check_names_a_line_that_does_not_parse(tmp_path):
    folder = tmp_path / "segments"
    folder.mkdir()
    (folder / "mine.yaml").write_text("- id: [\n", "utf-8")
    result = run("lexicon", "check", "segments", "--lexicons", tmp_path)
    assert result.exit_code == 2
    assert "mine.yaml" in result.stderr


def test_help_loads_nothing_heavy():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys; from waqai.cli import main; print(sorted(sys.modules))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for heavy in ("numpy", "rich", "trafilatura", "waqai.coding", "yaml"):
        assert f"'{heavy}'" not in loaded


def test_words_are_cut_and_isolated():
    assert isolated("بغداد\u202e") == "\u2068بغداد\u2069"
    assert isolated("Baghdad") == "Baghdad"
    assert fit("واحد اثنان ثلاثة", 12) == "واحد اثنان…"
    text = "قالت الوزارة إن القوات انسحبت من المدينة بعد معارك"
    before, word, after = around(text, Span(0, len(text)), Span(23, 29), 30)
    assert word == "انسحبت"
    assert cell_len(before + word + after) <= 30
    assert around("قال “نعم”.", Span(0, 11), Span(5, 8), 30) == ("قال “", "نعم", "”.")


def test_days_and_bounds_read_well():
    assert interval(None, None) == "undated"
    assert bounds(Bounds(61, None)) == "61 or more"
    assert bounds(Bounds(2500, 2500)) == "2,500"
    assert bounds(Bounds(3, 5)) == "3 to 5"
