"""The examples are coded as a careful reader would put them on record (examples/expected)."""

from pathlib import Path

import pytest
import yaml
from facts import LISTS, missing, on_record

from waqai.coding import code
from waqai.record import check, to_fields
from waqai.reports import read

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = {path.stem: path for path in sorted(EXAMPLES.glob("*.*")) if path.suffix in {".txt", ".html", ".jsonl"}}
EXPECTED = {name: yaml.safe_load((EXAMPLES / "expected" / f"{name}.yaml").read_text("utf-8")) for name in FILES}
NOT_YET = [
    (name, kind, fact) for name in FILES for kind in LISTS for fact in EXPECTED[name].get("not_yet", {}).get(kind, ())
]


@pytest.fixture(scope="module")
def records():
    return {name: code(read(path)) for name, path in FILES.items()}


@pytest.mark.parametrize("name", FILES)
def test_the_record_keeps_its_invariants(records, name):
    assert check(records[name]) == []


@pytest.mark.parametrize("name", FILES)
def test_the_publication_date_is_the_one_given(records, name):
    assert to_fields(records[name])["document"]["published"] == EXPECTED[name]["published"]


@pytest.mark.parametrize("name", FILES)
def test_every_fact_is_on_record(records, name):
    assert missing(to_fields(records[name]), EXPECTED[name]) == []


@pytest.mark.xfail(strict=False, reason="known to be missing; move the fact up once it stands")
@pytest.mark.parametrize(("name", "kind", "fact"), NOT_YET)
def test_what_is_not_yet_on_record(records, name, kind, fact):
    assert on_record(to_fields(records[name]), kind, fact)
