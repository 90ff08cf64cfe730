"""`waqai add`, `reports`, `review`, `recode`: what they print, keep and refuse."""

import json
import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import CliRunner
from telling import TEXT

from waqai import lexicons
from waqai.cli import main

ROOT = Path(__file__).parents[2]


def waqai(*arguments, **options):
    return CliRunner().invoke(main, list(map(str, arguments)), **options)


@pytest.fixture
def here(tmp_path, monkeypatch):
    """A working folder with a JSONL file of three reports, one of them in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WAQAI_REGISTER", raising=False)
    rows = [
        {"id": "one", "outlet": "الجريدة", "published": "2018-04-12", "title": "قصف قرب الموصل", "text": TEXT},
        {
            "id": "two",
            "published": "2018-04-13",
            "text": f"{TEXT}\n\nوقتل 3 جنود في انفجار بمدينة كركوك يوم الخميس الماضي.",
        },
        {"id": "three", "text": "The ministers met in Moscow on Thursday and talked about the long war."},
    ]
    (tmp_path / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


def test_add_tells_what_was_added_and_what_was_skipped_and_why(here):
    told = waqai("add", "all.jsonl", "--reader", "lexicon")
    assert told.exit_code == 1
    assert told.stdout == "added 2, on file already 0, skipped 1 (1 not in Arabic)\n"
    assert "all.jsonl:3: is in English, not in Arabic" in told.stderr
    assert (here / "waqai.db").exists()
    again = json.loads(waqai("add", "all.jsonl", "--reader", "lexicon", "--format", "json").stdout)
    assert (again["added"], again["known"], len(again["skipped"])) == ([], 2, 1)


def test_reports_lists_what_is_on_file(here):
    waqai("add", "all.jsonl", "--reader", "lexicon", "--outlet", "وكالة")
    lines = waqai("reports").stdout.splitlines()
    assert [line[:16] for line in lines] == ["2018-04-12  one ", "2018-04-13  two "]
    assert "قصف قرب الموصل" in lines[0]
    found = [json.loads(line) for line in waqai("reports", "--format", "json").stdout.splitlines()]
    assert [(one["id"], one["outlet"], one["version"]["reader"]) for one in found] == [
        ("one", "الجريدة", "lexicon"), ("two", "وكالة", "lexicon")
    ]  # fmt: skip
    assert [line[12:15] for line in waqai("reports", "--since", "2018-04-13").stdout.splitlines()] == ["two"]
    missing = waqai("reports", "one", "none")
    assert (missing.exit_code, missing.stderr) == (1, "waqai: none: there is no such report in the register\n")


def events(report):
    return {one["id"]: one for one in json.loads(waqai("reports", report, "--format", "record").stdout)["events"]}


def test_a_review_is_kept_with_its_name_and_shows_in_the_record(here):
    waqai("add", "all.jsonl", "--reader", "lexicon")
    said = waqai("review", "correct", "one", "e1", "status=planned", "casualties.killed=3..5", "actors=n1,n2", "mode=",
                 "--who", "سارة", "--note", "كما في النص")  # fmt: skip
    assert said.stdout == "review 1: corrected one e1\n"
    found = events("one")["e1"]
    assert (found["status"], found["mode"], found["actors"]) == ("planned", None, ["n1", "n2"])
    assert found["casualties"]["killed"] == {"low": 3, "high": 5}
    waqai("review", "reject", "one", "e2", env={"WAQAI_WHO": "عمر"})
    assert "e2" not in events("one")
    listed = waqai("review", "list", "one").stdout
    assert "سارة" in listed
    assert "كما في النص" in listed
    assert "عمر" in listed
    waqai("review", "undo", 2, "--who", "عمر")
    assert "e2" in events("one")
    assert "(undone)" in waqai("review", "list").stdout
    assert json.loads(waqai("review", "list", "--format", "json").stdout.splitlines()[2])["undoes"] == 2


def test_a_recoding_by_a_lexicon_of_ones_own_tells_what_changed_once(here):
    words = "ناوش المسلحون دوريات الجيش شمال المدينة."
    (here / "one.txt").write_text(words, "utf-8")
    (here / "own/predicates").mkdir(parents=True)
    readme = (ROOT / "README.md").read_text("utf-8")
    (here / "own/predicates/mine.yaml").write_text(readme.split("```yaml\n")[1].split("```")[0], "utf-8")
    waqai("add", "all.jsonl", "one.txt", "--reader", "lexicon")
    with_own = ("recode", "--reader", "lexicon", "--lexicons", "own")
    try:
        dry = waqai(*with_own, "--dry-run").stdout
        assert "  + ASSAULT \u2068ناوش\u2069\n" in dry
        assert "would recode 3 reports; 1 records would change\n" in dry
        assert waqai(*with_own).stdout == dry.replace("would recode", "recoded").replace("would change", "changed")
        assert waqai(*with_own).stdout == "recoded 0 reports; 0 records changed\n"
    finally:
        lexicons.use(None)
    assert [one["type"] for one in events("one~" + sha256(words.encode()).hexdigest()[:8]).values()] == ["ASSAULT"]
    back = [json.loads(line) for line in waqai("recode", "--reader", "lexicon", "--format", "json").stdout.splitlines()]
    assert [(one["report"][:4], one["gone"][0]["words"]) for one in back] == [("one~", "ناوش")]


@pytest.mark.parametrize(
    "arguments",
    [("reports",), ("recode",), ("review", "list"), ("review", "accept", "one", "e1"), ("review", "undo", "1")],
)
def test_without_a_register_it_is_told_how_to_make_one(here, arguments):
    told = waqai(*arguments)
    assert (told.exit_code, told.stderr) == (2, "waqai: there is no register at waqai.db; `waqai add` makes one\n")
    assert not (here / "waqai.db").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("one", "e1", "type=WAR"), "none of ACCUSE"),
        (("one", "e1", "type"), "FIELD=VALUE"),
        (("one", "e99", "type=AID"), "no 'e99'; there are e1"),
        (("nine", "e1", "type=AID"), "no report 'nine'"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_in_one_line(here, arguments, told):
    waqai("add", "all.jsonl", "--reader", "lexicon")
    refused = waqai("review", "correct", *arguments)
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_the_register_can_be_a_postgresql_database(here, postgresql_url):
    told = waqai("add", "all.jsonl", "--reader", "lexicon", "--register", postgresql_url)
    assert told.stdout.startswith("added 2,")
    assert len(waqai("reports", env={"WAQAI_REGISTER": postgresql_url}).stdout.splitlines()) == 2
    assert not (here / "waqai.db").exists()


def test_a_command_that_is_killed_goes_on_when_it_is_run_again(here):
    count = 130
    with (here / "many.jsonl").open("w", encoding="utf-8") as lines:
        for number in range(count):
            lines.write(json.dumps({"id": f"r{number}", "text": f"{TEXT}\n\nوقتل {number + 2} جنود في كركوك."}) + "\n")
    command = [sys.executable, "-c", "from waqai.cli import main; main()", "add", "many.jsonl", "--reader", "lexicon"]
    running = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while waqai("reports").stdout.count("\n") == 0 and time.monotonic() < deadline:
        time.sleep(0.3)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    kept = waqai("reports").stdout.count("\n")
    assert 0 < kept < count
    told = waqai("add", "many.jsonl", "--reader", "lexicon")
    assert told.stdout == f"added {count - kept}, on file already {kept}, skipped 0\n"
