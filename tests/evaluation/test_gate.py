"""The gate itself: it lets scores rise and never fall."""

import json

import pytest

from waqai.evaluation import gate as gates
from waqai.evaluation import suites
from waqai.evaluation.shared import digest
from waqai.evaluation.suites import Measured

MEASURED = Measured("abc", {"figures": 0.9, "times": 0.8})


@pytest.fixture
def floors(tmp_path, monkeypatch):
    """Return a floors file set on `MEASURED`, and let the suite «own» measure what is put into its list."""
    given = [MEASURED]
    monkeypatch.setitem(suites.SUITES, "own", "unused")
    monkeypatch.setattr(gates, "suite", lambda name: lambda: given[-1])
    path = tmp_path / "floors.json"
    assert gates.gate(["own"], path, update=True) == []
    return path, given


def test_the_same_scores_pass(floors):
    assert gates.gate(["own"], floors[0]) == []


def test_a_fall_within_the_slack_passes(floors):
    floors[1].append(Measured("abc", {"figures": 0.8996, "times": 0.8}))
    assert gates.gate(["own"], floors[0]) == []


@pytest.mark.parametrize(
    ("measured", "told"),
    [
        (Measured("abc", {"figures": 0.8994, "times": 0.8}), "figures fell from 0.9000 to 0.8994"),
        (Measured("abc", {"figures": 0.9}), "times is not measured any more"),
        (Measured("abc", {"figures": 0.9, "times": 0.8, "places": 0.1}), "places has no floor"),
        (Measured("abd", {"figures": 0.9, "times": 0.8}), "inputs are not those"),
        (Measured("abc", {"figures": 0.9, "times": 0.8}, ("a: ValueError: x",)), "a: ValueError"),
    ],
    ids=["fall", "score lost", "score new", "inputs", "crash"],
)
def test_what_must_not_pass_fails(floors, measured, told):
    floors[1].append(measured)
    (problem,) = gates.gate(["own"], floors[0])
    assert told in problem


def test_a_suite_without_floors_fails(tmp_path, floors):
    assert "no floors" in gates.gate(["own"], tmp_path / "none.json")[0]


def test_an_update_raises_floors(floors):
    path, given = floors
    given.append(Measured("abc", {"figures": 0.95, "times": 0.7999}))
    assert gates.gate(["own"], path, update=True) == []
    assert json.loads(path.read_text())["own"]["scores"] == {"figures": 0.95, "times": 0.8}


def test_an_update_lowers_no_floor_unless_allowed(floors):
    path, given = floors
    given.append(Measured("abc", {"figures": 0.95, "times": 0.7}))
    assert "times fell" in gates.gate(["own"], path, update=True)[0]
    assert json.loads(path.read_text())["own"]["scores"] == dict(MEASURED.scores)
    assert gates.gate(["own"], path, update=True, allow_regression=True) == []
    assert json.loads(path.read_text())["own"]["scores"] == {"figures": 0.95, "times": 0.7}


def test_an_update_takes_no_crash(floors):
    floors[1].append(Measured("abc", {"figures": 1.0, "times": 1.0}, ("a: crashed",)))
    assert gates.gate(["own"], floors[0], update=True, allow_regression=True) == ["own: a: crashed"]


def test_a_digest_tells_names_and_contents_apart_but_not_order(tmp_path):
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_text("x")
    other.write_text("y")
    before = digest([one, other])
    assert digest([other, one]) == before
    other.write_text("z")
    assert digest([one, other]) != before
