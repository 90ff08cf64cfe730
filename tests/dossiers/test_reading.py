"""Dossiers are read, or refused with the file and line of every fault."""

from pathlib import Path

import pytest

from waqai.dossiers import DossierError, read_dossier

ROOT = Path(__file__).parents[2]
HEAD = "title: T\nparties:\n- {id: us, name: US, actors: [USA]}\n"


def fault(tmp_path, text):
    path = tmp_path / "mine.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(DossierError) as caught:
        read_dossier(path)
    return str(caught.value).replace(str(path), "mine.yaml").splitlines()


def test_the_example_is_read():
    read = read_dossier(ROOT / "dossiers/us-forces-in-iraq.yaml")
    assert (read.name, read.places, len(read.factors)) == ("us-forces-in-iraq", ("IRQ",), 3)
    assert read.called("isis") == "ISIS"
    assert [answer.id for answer in read.factors[0].answers] == ["for", "against"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "mine.yaml:1: is empty"),
        ("- a\n", "mine.yaml:1: write 'key: value' lines"),
        ("title: [\n", "mine.yaml:2: not valid YAML"),
        (b"title: \xff\n", "mine.yaml: is not in UTF-8"),
        ("title: T\n", "mine.yaml:1: 'parties' is missing"),
        ("title: T\nparties: []\n", "mine.yaml:2: parties: name at least one party"),
        (HEAD + "titel: T\n", "mine.yaml:4: unknown key 'titel'; did you mean 'title'?"),
        (HEAD + "title: again\n", "mine.yaml:4: 'title' stands twice"),
        (HEAD + "types: [ASSALT]\n", "mine.yaml:4: types: there is no type 'ASSALT'; did you mean 'ASSAULT'?"),
        (HEAD + "time:\n  from: 2024-13-01\n", "mine.yaml:5: from: '2024-13-01' is no day"),
        (HEAD + "time: {from: 2024-02-01, to: 2024-01-01}\n", "mine.yaml:4: to: 2024-01-01 comes before 2024-02-01"),
        (HEAD + "confidence: much\n", "mine.yaml:4: confidence: 'much' is no number from 0 to 1"),
        (
            HEAD + "counts:\n- id: a\n  name: A\n  types: ASSAULT\n  by: [su]\n",
            "mine.yaml:8: by: there is no party 'su'",
        ),
        (HEAD + "counts:\n- {id: a, name: A, types: ASSAULT}\n", "mine.yaml:5: counts: say by whom or on whom"),
        (HEAD + "counts:\n- {id: A b, name: A, types: ASSAULT, by: us}\n", "mine.yaml:5: id: 'A b' is no id"),
        (HEAD + "factors:\n- id: a\n  name: A\n  for: {words: [قادر]}\n", "mine.yaml:5: factors: 'against' is missing"),
        (
            HEAD + "factors:\n- id: a\n  name: A\n  for: {}\n  against: {words: ['* عاجز']}\n",
            "mine.yaml:8: words: '* عاجز' must",
        ),
        (
            HEAD + "questions:\n- {id: a, name: A, answers: [{id: x, name: X, words: نعم}]}\n",
            "mine.yaml:5: answers: a question",
        ),
        (HEAD + "- {id: us, name: US, actors: [USA]}\n", "mine.yaml:3: parties: the id 'us' stands twice"),
    ],
)
def test_faults_name_file_and_line(tmp_path, text, told):
    assert any(line.startswith(told) for line in fault(tmp_path, text)), fault(tmp_path, text)


def test_all_faults_are_told_at_once(tmp_path):
    assert len(fault(tmp_path, HEAD + "types: [X]\nplace: [IRQ]\nconfidence: 7\n")) == 3


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(DossierError, match="cannot be read"):
        read_dossier(tmp_path / "none.yaml")
