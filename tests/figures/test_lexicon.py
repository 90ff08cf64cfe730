import pytest

from waqai import figures
from waqai.arabic import analyse
from waqai.arabic.folding import fold
from waqai.figures.intervals import intervals
from waqai.figures.lexicon import nouns
from waqai.lexicons import load, where
from waqai.reports.report import Report

ENTRIES = load("units")
SKIPPED = ("parts", "people-before", "killed")
NOUNS = [entry for entry in ENTRIES if "unit" in entry and entry.get("kind") not in ("duration", "none")]


def _values(text):
    return [(f.low, f.high) for f in figures.find(analyse(Report(text, "test")), ())]


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.get("phrases")], ids=where)
def test_examples_of_bounds(entry):
    for text, low, high in entry["examples"]:
        assert _values(text) == [(low, high)], text
    for text, _, _ in entry.get("counter", ()):
        assert _values(text) == []


@pytest.mark.parametrize(
    "entry",
    [e for e in ENTRIES if "words" in e and e.get("examples") and e["id"] not in SKIPPED],
    ids=where,
)
def test_examples_of_words_that_tell_no_figure(entry):
    for text in entry["examples"]:
        assert _values(text) == [], text


@pytest.mark.parametrize("entry", NOUNS, ids=where)
def test_every_noun_is_counted(entry):
    singular = entry["singular"].split(",")[0]
    found = figures.find(analyse(Report(f"أحصت 45 {singular}", "test")), ())
    assert [(f.low, f.unit) for f in found] == [(45, nouns()[fold(singular)].unit)]


def test_every_unit_is_plain_english():
    assert all(entry["unit"].replace(" ", "").isalpha() for entry in NOUNS)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if "side" in e], ids=where)
def test_examples_of_intervals(entry):
    for text in entry["examples"]:
        (one,) = intervals(analyse(Report(text, "test")))
        assert (one.low_closed or one.high_closed) == entry["closed"]
