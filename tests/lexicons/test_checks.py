import pytest

from waqai.lexicons.checks import faults
from waqai.lexicons.loading import HERE
from waqai.lexicons.parsing import parse_folder

GOOD = {
    "id": "assault.bomb.qasafa",
    "gloss": "bomb",
    "type": "ASSAULT",
    "mode": "aerial",
    "verb": ["قصف يقصف"],
    "frame": {"subject": "actors", "object": "recipients"},
    "strength": 0.9,
    "examples": [{"text": "قصفت الطائرات الميناء.", "anchor": "قصفت", "actors": ["الطائرات"]}],
    "_file": "predicates/t.yaml",
    "_line": 1,
}


def test_a_good_entry_has_no_faults():
    assert faults([GOOD]) == ()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"type": "BOMB"}, "unknown type"),
        ({"mode": "hunger"}, "does not know"),
        ({"verb": ["قصف"]}, "past present"),
        ({"verb": ["قصف قصف"]}, "past present"),
        ({"verb": []}, "has no word"),
        ({"noun": ["bomb"]}, "not Arabic"),
        ({"phrase": ["قصف"]}, "one word"),
        ({"frame": {"subject": "agent"}}, "unknown role"),
        ({"frame": {"subj": "actors"}}, "unknown slot"),
        ({"idafa": "actors|victims"}, "unknown role 'victims'"),
        ({"needs": {"any": "جوي"}}, "a list belongs there"),
        ({"strength": 2}, "from 0.2 to 1"),
        ({"strength": 0.5}, "no counter-example"),
        ({"examples": []}, "no example"),
        ({"examples": [{"text": "قصفتها الطائرات.", "anchor": "قصفت"}]}, "without its anchor"),
        ({"examples": [GOOD["examples"][0] | {"actors": ["الجيش"]}]}, "without its actors"),
        ({"content_status": "wished"}, "unknown content_status"),
        ({"strenght": 0.5}, "unknown key"),
    ],
)
def test_a_fault_is_named_with_its_line(change, fault):
    found = faults([GOOD | change])
    assert any(fault in line for line in found)
    assert all(line.startswith("predicates/t.yaml:1 ") for line in found)


def test_an_id_stands_once():
    assert "has the id of" in faults([GOOD, GOOD | {"_line": 9}])[0]


def test_the_predicates_that_ship_are_sound():
    assert faults(parse_folder(HERE / "data" / "predicates")) == ()
