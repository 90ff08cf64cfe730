"""Every target of `make fuzz`, on a few inputs, and the inputs that once failed."""

import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from fuzz.targets import TARGETS  # noqa: E402

FEW = {"dates": 60, "coding": 15, "reading": 60, "records": 60, "api": 25}


@pytest.mark.parametrize("name", TARGETS)
def test_a_few_inputs(name):
    @settings(max_examples=FEW[name], suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=150))
    def run(data):
        TARGETS[name](data)

    run()


FOUND = sorted(path for path in (ROOT / "fuzz/found").glob("*-*"))


@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.name)
def test_what_once_failed(path):
    TARGETS[path.name.split("-")[0]](path.read_bytes())
