"""The site builds without a warning, its codebook is whole, and the sessions in its guides are true."""

import json
import re
import sys
from pathlib import Path

import click
import pytest

from waqai.cli import main
from waqai.lexicons import load
from waqai.record.check import STATUSES, TYPES

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "documentation")]

from documentation import codebook, sessions  # noqa: E402
from documentation.calibration import drawn  # noqa: E402

CONFIDENCE = re.compile(r"\b[01]\.\d\d\b")  # its last digit may be another on another processor


def _commands(command, path="waqai"):
    yield path, command
    for name, each in getattr(command, "commands", {}).items():
        yield from _commands(each, f"{path} {name}")


def test_the_site_builds_strictly(tmp_path):
    commands = pytest.importorskip("mkdocs.commands.build")
    from mkdocs.config import load_config  # noqa: PLC0415

    commands.build(load_config(str(ROOT / "mkdocs.yml"), site_dir=str(tmp_path)))
    told = re.sub(r"<[^>]+>", "", (tmp_path / "reference/commands/index.html").read_text("utf-8"))
    for name, command in _commands(main):
        assert f"{name} [" in told, name
        options = [each.opts[0] for each in command.params if isinstance(each, click.Option)]
        assert [each for each in options if each not in told] == [], name
    assert "read_many" in (tmp_path / "reference/reports/index.html").read_text("utf-8")
    pages = [path.read_text("utf-8") for path in tmp_path.rglob("*.html")]
    assert not [page for page in pages if re.search(r'<(?:link|script)[^>]*(?:href|src)="https?://(?!example)', page)]


def test_the_codebook_has_every_type_mode_and_status():
    page = codebook.codebook()
    assert {name for name, _ in codebook.types()} == TYPES
    for name in TYPES | STATUSES:
        section = page.split(f"### {name}\n")[1].split("\n### ")[0]
        assert '<span lang="ar" dir="rtl">' in section, name
    for mode in (entry["id"] for entry in load("codebooks") if entry["_file"].endswith("modes.yaml")):
        section = page.split(f"### {mode.split('.', 1)[0]}\n")[1].split("\n### ")[0]
        assert f"| `{mode.split('.', 1)[1]}`" in section, mode


@pytest.mark.parametrize("page", sessions.PAGES, ids=lambda page: page.stem)
def test_the_commands_of_a_guide_print_what_it_shows(page):
    """`make docs` writes anew what they print."""
    text = page.read_text("utf-8")
    assert CONFIDENCE.sub("0.xx", sessions.renewed(text)) == CONFIDENCE.sub("0.xx", text)


def test_a_session_that_fails_is_an_error():
    with pytest.raises(RuntimeError, match="no-such-file"):
        sessions.renewed("```console\n$ waqai code no-such-file.txt\n```\n")


def test_the_picture_of_the_calibration_is_that_of_the_weights():
    points = json.loads((ROOT / "training/calibration.json").read_text("utf-8"))
    assert (ROOT / "docs/calibration.svg").read_text("utf-8") == drawn([(score, share) for score, share in points])
