from datetime import date

import pytest

from waqai import times
from waqai.arabic import analyse, fold
from waqai.lexicons import load
from waqai.reports.report import Report
from waqai.times.vocabulary import vocabulary

DAY = date(2018, 5, 16)
ENTRIES = load("times")


def _find(text: str) -> tuple[times.Time, ...]:
    return times.find(analyse(Report(text, "test")), DAY, DAY)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.get("examples")], ids=lambda e: e["id"])
def test_examples_hold_a_time(entry):
    for example in entry["examples"]:
        assert _find(example), example


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.get("counter")], ids=lambda e: e["id"])
def test_counter_examples_hold_none_of_the_entry(entry):
    line = f"{entry['_file']}:{entry['_line']} "
    for example in entry["counter"]:
        assert all(line not in time.because for time in _find(example)), example


def test_every_entry_has_an_id_of_its_own_within_its_kind():
    named = [(entry["kind"], entry["id"]) for entry in ENTRIES]
    assert len(named) == len(set(named))


def test_words_are_found_with_their_clitics():
    known = vocabulary().words
    for word in ("والاثنين", "للأسبوع", "فبراير", "بالأمس", "وفي"):
        assert fold(word) in known
