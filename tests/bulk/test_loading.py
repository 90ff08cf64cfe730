"""What was coded in parts comes into the register as if it had been added, and only once."""

import pytest
from click.testing import CliRunner

from waqai.bulk.loading import load
from waqai.cli import main
from waqai.register.accounts import accounts
from waqai.register.adding import add
from waqai.register.coders import coder
from waqai.register.opening import open_register
from waqai.register.versions import version
from waqai.reports import read_many


def _told(where):
    with open_register(where) as register:
        return {one.id: (one.outlet, one.published, one.record.to_json()) for one in accounts(register)}


def test_loading_is_adding_without_coding(archive, one_core, tmp_path, monkeypatch):
    with open_register(tmp_path / "added.db") as register, coder("lexicon") as chosen:
        add(register, read_many(archive, on_error=lambda _problem: None), chosen, version("lexicon"))
    monkeypatch.setattr("waqai.register.coders.code", None)
    ran = CliRunner().invoke(main, ["add", str(one_core), "--register", str(tmp_path / "loaded.db")])
    assert ran.exit_code == 0, ran.output
    assert ran.output.startswith("added 34, on file already 0")
    assert _told(tmp_path / "loaded.db") == _told(tmp_path / "added.db")
    again = CliRunner().invoke(main, ["add", str(one_core), "--register", str(tmp_path / "loaded.db")])
    assert again.output == "added 0, on file already 34, skipped 0\n"


def test_loading_stopped_half_way_goes_on(one_core, tmp_path, monkeypatch):
    monkeypatch.setattr("waqai.bulk.loading.BATCH", 5)

    def stop(_many):
        raise KeyboardInterrupt

    with open_register(tmp_path / "waqai.db") as register:
        with pytest.raises(KeyboardInterrupt):
            load(register, str(one_core), progress=stop)
        summary = load(register, str(one_core))
        assert (len(summary.added), summary.known) == (29, 5)
