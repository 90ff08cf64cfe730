"""The incidents of a register: linked when something has changed, on SQLite and on PostgreSQL."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from happenings import account, bridge, event

from waqai.cli import main
from waqai.incidents import link
from waqai.incidents.form import from_fields, to_fields
from waqai.incidents.incident import Telling
from waqai.incidents.storing import incidents_of, linked
from waqai.register import rulings
from waqai.register.accounts import accounts
from waqai.register.adding import add
from waqai.register.opening import open_register
from waqai.register.reviews import undo
from waqai.register.versions import Version
from waqai.reports.report import Report

VERSION = Version("1", "lexicon-1", "lexicon", "w")


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    return str(tmp_path / "waqai.db") if request.param == "sqlite" else str(request.getfixturevalue("postgresql_url"))


def _add(register, told):
    """Add accounts as reports that are coded as the accounts say."""
    coded = {one.record.document.text: one.record for one in told}
    reports = []
    for one in told:
        text, title = one.record.document.text, one.record.document.title
        reports.append(Report(text, one.id, title=title, published=one.published, name=one.id, outlet=one.outlet))
    add(register, reports, lambda batch: [coded[report.text] for report in batch], VERSION)


def test_incidents_are_linked_once_and_kept(where):
    with open_register(where) as register:
        _add(register, bridge())
        assert linked(register)
        assert not linked(register)
        assert tuple(incidents_of(register)) == link(accounts(register))
        assert max(len(one.reports) for one in incidents_of(register)) == 3


def test_every_name_of_a_report_is_listed(where):
    with open_register(where) as register:
        _add(register, bridge())
        _add(register, [replace(bridge()[0], id="again")])
        linked(register)
        one = max(incidents_of(register), key=lambda one: len(one.mentions))
        assert one.reports[0] == Telling("a1", True, ("again",))
        assert {"id": "again", "main": True, "same_as": "a1"} in to_fields(one)["reports"]


def test_a_report_that_is_added_joins_its_incident(where):
    with open_register(where) as register:
        _add(register, bridge()[:2])
        linked(register)
        before = {one.id for one in incidents_of(register)}
        _add(register, bridge())
        assert linked(register)
        assert before < {one.id for one in incidents_of(register)}


def test_rulings_are_followed_and_undone(where):
    with open_register(where) as register:
        _add(register, bridge())
        linked(register)
        first, second = (one.id for one in incidents_of(register))
        review = rulings.merge(register, [first, second], who="Huda")
        assert linked(register)
        assert len(list(incidents_of(register))) == 1
        undo(register, review.id, who="Huda")
        assert linked(register)
        assert len(list(incidents_of(register))) == 2


def test_the_form_comes_back_as_it_was():
    passing = account("z", "قصف", "قصف في سوريا", event("قصف", at="سوريا", killed=(41, None)), day=None)
    for one in link([*bridge(), passing]):
        assert from_fields(json.loads(json.dumps(to_fields(one)))) == one


def _run(where, *options):
    done = CliRunner().invoke(main, ["incidents", "--register", where, *options])
    assert done.exit_code == 0, done.output
    return done.output


def test_the_command_lists_incidents(tmp_path):
    where = str(tmp_path / "waqai.db")
    with open_register(where) as register:
        _add(register, bridge())
    told = json.loads(_run(where, "--format", "json"))
    assert sorted(report["id"] for one in told for report in one["reports"] if report["main"]) == [
        "a1",
        "b1",
        "c1",
        "d1",
    ]
    assert [json.loads(line) for line in _run(where, "--format", "jsonl").splitlines()] == told
    page = _run(where, "--type", "ASSAULT", "--why")
    assert "ASSAULT heavy-weapons  occurred  Daraa, SYR" in page
    assert "3 independent outlets" in page
    assert "disputed casualties.killed: 3" in page
    assert "because" in page
    assert page.rstrip().endswith("1 incidents")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--country", "CHE"], 1),
        (["--outlets", "3"], 1),
        (["--disputed"], 1),
        (["--open"], 0),
        (["--since", "2018-04-15"], 1),
        (["--until", "2018-04-13"], 0),
    ],
)
def test_the_command_narrows(tmp_path, options, count):
    where = str(tmp_path / "waqai.db")
    with open_register(where) as register:
        _add(register, bridge())
    assert len(json.loads(_run(where, "--format", "json", *options))) == count
