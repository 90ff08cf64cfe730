import json

import pytest
from click.testing import CliRunner

from waqai.cli import main

TEXT = "قصفت طائرات أمريكية يوم الأربعاء مواقع لتنظيم داعش قرب الموصل في العراق، وقتل 12 مسلحا."


def run(*arguments):
    return CliRunner().invoke(main, [str(one) for one in arguments])


@pytest.fixture
def where(tmp_path):
    lines = tmp_path / "in.jsonl"
    stories = [
        {"id": name, "title": None, "text": f"{TEXT} {more}", "published": "2018-04-12", "source": "الجريدة"}
        for name, more in (("a", "وقال الأميركيون ذلك."), ("b", "وسقط مطر."))
    ]
    lines.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in stories), "utf-8")
    register = tmp_path / "waqai.db"
    assert run("add", lines, "--register", register, "--reader", "lexicon").exit_code == 0
    return register


def test_search_prints_hits_and_goes_on_page_by_page(where):
    done = run("search", "أمريكا", "--register", where, "--format", "json", "--limit", "1")
    assert done.exit_code == 0, done.output
    (first,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert {mark["words"] for mark in first["highlights"]} <= {"أمريكية", "الأميركيون"}
    after = done.stderr.split("--after ")[1].strip()
    done = run("search", "أمريكا", "--register", where, "--format", "json", "--limit", "1", "--after", after)
    (second,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert {first["report"], second["report"]} == {"a", "b"}
    assert "--after" not in done.stderr


def test_a_latin_name_finds_the_arabic_one(where):
    assert "2018-04-12" in run("search", '"United States"', "قصف", "--register", where).stdout


def test_a_page_for_eyes_and_counts(where):
    done = run("search", "قصف", "--register", where, "--type", "ASSAULT", "--actor", "USA")
    assert "ASSAULT" in done.stdout
    done = run("search", "--counts", "--register", where, "--format", "json")
    assert json.loads(done.stdout)["types"]["ASSAULT"] >= 2
    assert "by week" in run("search", "--counts", "--register", where).stdout


def test_nothing_found_and_what_cannot_be_asked(where, tmp_path):
    done = run("search", "زلزال", "--register", where)
    assert (done.exit_code, done.stderr) == (1, "waqai: nothing found\n")
    assert run("search", "--register", where, "--", "-زلزال").exit_code == 2
    assert "there is no register" in run("search", "x", "--register", tmp_path / "none.db").stderr


def test_an_index_of_other_lexicons_says_so_and_is_made_anew(where, tmp_path, monkeypatch):
    (tmp_path / "own" / "wordforms").mkdir(parents=True)
    (tmp_path / "own" / "wordforms" / "mine.tsv").write_text("word\tforms\nطائرة\tقاذفات\n", "utf-8")
    monkeypatch.setenv("WAQAI_LEXICONS", str(tmp_path / "own"))
    assert "--anew" in run("search", "قصف", "--register", where).stderr
    assert run("search", "--anew", "--register", where).exit_code == 0
    assert "--anew" not in run("search", "قصف", "--register", where).stderr
