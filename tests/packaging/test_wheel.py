"""What ships: the package holds its lexicons and models, and nothing of the gold sets."""

import json
from pathlib import Path

import waqai
from waqai.lexicons.compile import stale

PACKAGE = Path(waqai.__file__).parent


def test_every_lexicon_family_is_compiled_and_fresh():
    assert stale() == []


def test_compiled_lexicons_are_lists_of_entries():
    files = sorted((PACKAGE / "lexicons/compiled").glob("*.json"))
    assert files
    assert all(isinstance(json.loads(path.read_text("utf-8")), list) for path in files)


def test_the_language_models_ship():
    assert list((PACKAGE / "arabic/models").iterdir())
    assert (PACKAGE / "py.typed").exists()


def test_the_version_is_that_of_the_project():
    project = (PACKAGE.parents[1] / "pyproject.toml").read_text("utf-8")
    assert f'version = "{waqai.__version__}"' in project
