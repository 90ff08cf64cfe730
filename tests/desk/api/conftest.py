"""The API under test, with a dossier."""

import shutil
from pathlib import Path

import pytest

from waqai.desk.settings import Settings

ROOT = Path(__file__).parents[3]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    folder = tmp_path / "dossiers"
    folder.mkdir()
    shutil.copy(ROOT / "dossiers/us-forces-in-iraq.yaml", folder)
    (folder / "broken.yaml").write_text("title: no parties\n")
    return Settings(reader="lexicon", user="analyst", dossiers=folder)
