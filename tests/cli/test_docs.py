"""The documents name every command, option, event type, status and key of the record."""

import json
from pathlib import Path

import click
import pytest

from waqai import lexicons
from waqai.cli import main
from waqai.coding import code
from waqai.coding.checking import check_predicate
from waqai.record import to_fields
from waqai.record.check import STATUSES, TYPES
from waqai.reports import read

ROOT = Path(__file__).parents[2]
DOCS = {path.name: path.read_text("utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]}


@pytest.mark.parametrize("name", ["code", "explain", "lexicon check", "add", "recode", "reports", "review", "search"])
def test_every_command_is_in_the_readme(name):
    assert f"waqai {name}" in DOCS["README.md"]


def test_every_option_is_in_the_documents_and_has_help():
    text = "".join(DOCS.values())
    named = [main.commands[name] for name in ("code", "explain", "add", "recode", "reports", "search")]
    grouped = [*main.commands["lexicon"].commands.values(), *main.commands["review"].commands.values()]
    for command in (*named, *grouped):
        for option in command.params:
            if isinstance(option, click.Option) and option.name != "reader":
                assert option.opts[0] in text, option.name
                assert option.help


def test_every_type_and_status_is_in_the_documents():
    assert all(f"| {name} |" in DOCS["codebooks.md"] for name in TYPES)
    assert all(f"| `{name}` |" in DOCS["record.md"] for name in STATUSES)


def test_every_key_of_a_record_is_in_the_documents():
    record = to_fields(code(read(ROOT / "examples/messy.txt")))
    for key, value in json.loads(json.dumps(record)).items():
        items = value if isinstance(value, list) else [value] if isinstance(value, dict) else []
        for name in {key} | {name for item in items for name in item} - {"schema"}:
            assert f"`{name}`" in DOCS["record.md"] or name in ("schema", "span"), name


def test_the_readme_names_files_that_exist():
    for name in ("docs/record.md", "docs/how-it-works.md", "docs/codebooks.md", "docs/lexicons.md", "CITATION.cff"):
        assert f"({name})" in DOCS["README.md"]
        assert (ROOT / name).exists()


def test_the_readme_verb_takes_effect_at_once(tmp_path):
    text = "ناوش المسلحون دوريات الجيش شمال المدينة."
    folder = tmp_path / "predicates"
    folder.mkdir()
    (folder / "mine.yaml").write_text(DOCS["README.md"].split("```yaml\n")[1].split("```")[0], "utf-8")
    try:
        lexicons.use(tmp_path)
        (own,) = [entry for entry in lexicons.load("predicates") if entry.get("_own")]
        assert check_predicate(own) == []
        (event,) = [event for event in code(read(text)).events if event.span.of(text) == "ناوش"]
        assert event.because[0] == "your own line decides: predicates/mine.yaml:1 assault.skirmish.nawasha"
    finally:
        lexicons.use(None)
