"""The suites that have floors, by name: each measures scores between 0 and 1 that must not fall.

To add one, write a function ``measure() -> Measured`` in a module of this package and name it in `SUITES`.
"""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

SUITES = {
    "gold/dev": "waqai.evaluation.suites:gold_dev",
    "gold/dev lexicon": "waqai.evaluation.suites:gold_dev_lexicon",
    "recognizers": "waqai.evaluation.recognizers:measure",
    "names": "waqai.evaluation.names:measure",
    "treebank": "waqai.evaluation.treebank:measure",
    "syntax": "waqai.evaluation.syntax:measure",
    "stories": "waqai.evaluation.stories:measure",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a suite gave: the SHA-256 of its inputs, its scores by name, what went wrong, and a page to show."""

    inputs: str
    scores: Mapping[str, float]
    wrong: tuple[str, ...] = ()
    page: str = ""


Measure = Callable[[], Measured]


def suite(name: str) -> Measure:
    """Return the measure of the suite called `name`."""
    module, _, function = SUITES[name].partition(":")
    measure: Measure = getattr(import_module(module), function)
    return measure


def gold_dev() -> Measured:
    """Measure the records of the gold articles held out for measuring, and of the seed."""
    return _gold("dev")


def gold_dev_lexicon() -> Measured:
    """Measure the same by the lexicon reader alone."""
    return _gold("dev", "lexicon")


def _gold(part: str, reader: str | None = None) -> Measured:
    from waqai.coding import reader_named  # noqa: PLC0415
    from waqai.evaluation import gold  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch)
        wrong = gold.write_records(part, out, reader_named(reader))
        return Measured(gold.inputs(part), gold.scores(part, out), wrong, gold.table(part, out))
