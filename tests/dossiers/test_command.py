"""`waqai dossier` over the example reports, coded by the lexicon reader."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from waqai.cli import main

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def register(tmp_path_factory):
    where = str(tmp_path_factory.mktemp("register") / "waqai.db")
    source = str(ROOT / "examples/us-forces-in-iraq/reports.jsonl")
    done = CliRunner().invoke(main, ["add", source, "--register", where, "--reader", "lexicon"])
    assert done.exit_code == 0, done.output
    return where


def run(register, *arguments):
    return CliRunner().invoke(main, ["dossier", *arguments, "--register", register, "--folder", str(ROOT / "dossiers")])


def test_the_example_shows_every_part(register):
    done = run(register, "us-forces-in-iraq")
    assert done.exit_code == 0, done.output
    for words in (
        "9 reports of 2 outlets",
        "161 or more (attack) since 2023-10-17",
        "lower than told before",
        "they are to stay",
        "Parties that contradict",
        "Overdue",
        "2,400",
        "The threat of ISIS: against",
    ):
        assert words in " ".join(done.output.split()), words


@pytest.mark.parametrize(("form", "start"), [("html", "<!doctype html>"), ("markdown", "# US forces in Iraq")])
def test_forms_are_written_to_a_file(register, tmp_path, form, start):
    out = tmp_path / "out"
    assert (
        run(register, str(ROOT / "dossiers/us-forces-in-iraq.yaml"), "--format", form, "--out", str(out)).exit_code == 0
    )
    assert out.read_text("utf-8").startswith(start)


def test_twice_is_the_same(register):
    assert run(register, "us-forces-in-iraq").output == run(register, "us-forces-in-iraq").output


def test_what_is_not_there_is_told(register, tmp_path):
    done = run(register, "us-forces-in-irak")
    assert done.exit_code == 2
    assert "there are us-forces-in-iraq" in done.output
    broken = tmp_path / "mine.yaml"
    broken.write_text("title: T\npartys: []\n", "utf-8")
    done = run(register, str(broken))
    assert done.exit_code == 2
    assert f"{broken}:2: unknown key 'partys'; did you mean 'parties'?" in done.output


def test_a_register_that_is_not_there(tmp_path):
    done = run(str(tmp_path / "none.db"), "us-forces-in-iraq")
    assert done.exit_code == 2
    assert "there is no register" in done.output
