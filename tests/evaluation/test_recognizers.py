from pathlib import Path

import pytest
import yaml

from waqai.evaluation import recognizers
from waqai.evaluation.shared import shared

FOLDER = shared() / "suites" / "recognizers"
ROOMS = {
    "times": ([name for name in recognizers.READERS if name.startswith(("Date", "Duration"))], 0.9),
    "figures": (["NumberModel", "NumberRangeModel", "OrdinalModel", "PercentModel"], 0.95),
}  # by room: its suites, and the least share right of the cases that are not refused
REFUSED = {
    room: yaml.safe_load((Path(__file__).parents[1] / room / "refused.yaml").read_text("utf-8")) for room in ROOMS
}

needs_suites = pytest.mark.skipif(not FOLDER.exists(), reason="the suites lie beside the checkout")


@pytest.mark.parametrize("room", ROOMS)
def test_no_case_is_refused_twice(room):
    cases = [(entry["suite"], number) for entry in REFUSED[room] for number in entry["cases"]]
    assert len(cases) == len(set(cases))
    assert all(entry["reason"] for entry in REFUSED[room])


@needs_suites
@pytest.mark.parametrize("room", ROOMS)
def test_of_the_cases_that_are_not_refused_enough_are_right(room):
    suites, least = ROOMS[room]
    right = accepted = 0
    for suite in suites:
        reader, resolved = recognizers.READERS[suite]
        score = recognizers.score(suite, recognizers.read_cases(FOLDER / f"{suite}.json"), reader, resolved=resolved)
        refused = {number for entry in REFUSED[room] if entry["suite"] == suite for number in entry["cases"]}
        assert refused <= set(score.wrong), "a refused case is right now: take it off the list"
        right, accepted = right + score.right, accepted + score.total - len(refused)
    assert right >= least * accepted


def test_same_words_but_for_a_preposition():
    text = "سأعود في يوم الجمعة."
    whole, name = recognizers.Span(6, 19), recognizers.Span(13, 19)
    assert recognizers.same_words(text, whole, name)
    assert not recognizers.same_words(text, whole, recognizers.Span(0, 5))
