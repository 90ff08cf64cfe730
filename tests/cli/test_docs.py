"""The documents name every command, option, event type, status and key of the record."""

import json
import re
from pathlib import Path

import click
import pytest

import waqai
from waqai import lexicons
from waqai.cli import main
from waqai.coding import code
from waqai.coding.checking import check_predicate
from waqai.record import to_fields
from waqai.record.check import STATUSES, TYPES
from waqai.reports import read

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "README.ar.md", *sorted((ROOT / "docs").rglob("*.md"))]
DOCS = {path.relative_to(ROOT).as_posix().removeprefix("docs/"): path.read_text("utf-8") for path in PAGES}


def _commands(command: click.Command, path: tuple[str, ...] = ()) -> dict[str, click.Command]:
    if isinstance(command, click.Group):
        inner = [_commands(each, (*path, name)) for name, each in sorted(command.commands.items())]
        own = {" ".join(path): command} if command.invoke_without_command else {}
        return {name: each for some in (own, *inner) for name, each in some.items()}
    return {" ".join(path): command}


COMMANDS = _commands(main)
OPTIONS = [(name, o) for name, command in COMMANDS.items() for o in command.params if isinstance(o, click.Option)]


@pytest.mark.parametrize("name", "code explain lexicon add recode reports review dossier export".split())
def test_the_readmes_show_the_chief_commands(name):
    assert f"waqai {name}" in DOCS["README.md"]
    assert f"waqai {name}" in DOCS["README.ar.md"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_documents(name):
    assert COMMANDS[name].help
    assert any(re.search(rf"waqai {name}\b", text) for text in DOCS.values()), f"waqai {name} is told of nowhere"


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=lambda each: each if isinstance(each, str) else each.opts[0])
def test_every_option_has_help(name, option):
    """With it every option stands on the site's page of commands (tests/documentation/test_site.py)."""
    assert option.help, f"waqai {name} {option.opts[0]} has no help"


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


def test_the_arabic_readme_has_the_code_and_links_of_the_english_one():
    """It may say things in other words, but the commands are the same, and so are the pages it leads to."""
    english, arabic = DOCS["README.md"], DOCS["README.ar.md"]

    def code(text):
        blocks = [re.sub(r" +#.*", "", block) for block in re.findall(r"```(?:sh|python|yaml)\n(.*?)```", text, re.S)]
        return [line for block in blocks for line in block.splitlines()]

    def links(text):
        return set(re.findall(r"\]\(([^)]+)\)", text)) - {"README.md", "README.ar.md", "docs/tutorial.md"}

    assert code(arabic) == code(english)
    assert links(arabic) >= links(english)


def test_a_changelog_entry_and_the_citation_tell_of_this_version():
    assert f"\n## {waqai.__version__} " in (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"version: {waqai.__version__}\n" in (ROOT / "CITATION.cff").read_text("utf-8")
