"""The gate: scores may rise and never fall. ``python -m waqai.evaluation.gate [SUITE ...] [--update]``.

The floors stand in ``evaluation/floors.json`` of the checkout. The gate fails when a score falls by more
than `SLACK` below its floor, when a suite's inputs are not those that the floors were set on, when a record
crashes or breaks an invariant, and when suites and floors do not name the same scores. ``--update`` raises
the floors to what is measured; it lowers one, or drops a score, only with ``--allow-regression``.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from waqai.evaluation.shared import ROOT, missing
from waqai.evaluation.suites import SUITES, Measured, suite

SLACK = 0.0005
FLOORS = ROOT / "evaluation" / "floors.json"
Floors = dict[str, dict[str, Any]]


def failures(name: str, measured: Measured, floors: Mapping[str, Any] | None) -> Iterator[str]:
    """Yield why `measured` does not pass the `floors` of its suite."""
    yield from (f"{name}: {problem}" for problem in measured.wrong)
    if floors is None:
        yield f"{name}: has no floors; set them with --update"
        return
    if floors["inputs"] != measured.inputs:
        yield f"{name}: its inputs are not those that the floors were set on; look why, then --update"
    yield from fallen(name, measured, floors)
    for score in sorted(set(measured.scores) - set(floors["scores"])):
        yield f"{name}: {score} has no floor; set it with --update"


def fallen(name: str, measured: Measured, floors: Mapping[str, Any]) -> Iterator[str]:
    """Yield the scores that are below their floors or no longer measured."""
    for score, floor in floors["scores"].items():
        value = measured.scores.get(score)
        if value is None:
            yield f"{name}: {score} is not measured any more"
        elif value < floor - SLACK:
            yield f"{name}: {score} fell from {floor:.4f} to {value:.4f}"


def raised(measured: Measured, floors: Mapping[str, Any] | None, *, lower: bool) -> dict[str, Any]:
    """Return new floors: what is measured, or the old floor where that is higher and `lower` is not allowed."""
    old = {} if floors is None or lower else floors["scores"]
    scores = {score: round(max(value, old.get(score, 0.0)), 4) for score, value in measured.scores.items()}
    return {"inputs": measured.inputs, "scores": scores}


def read_floors(path: Path) -> Floors:
    """Return the floors of all suites; none where there is no file yet."""
    floors: Floors = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return floors


def gate(names: list[str], path: Path, *, update: bool = False, allow_regression: bool = False) -> list[str]:
    """Measure the suites called `names` against the floors in `path`; return the failures, raise floors on `update`."""
    floors = read_floors(path)
    problems: list[str] = []
    for name in names:
        measured = suite(name)()
        sys.stdout.write(measured.page)
        if not update:
            problems += failures(name, measured, floors.get(name))
            continue
        problems += (f"{name}: {problem}" for problem in measured.wrong)
        if not allow_regression and name in floors:
            problems += fallen(name, measured, floors[name])
        if not problems:
            floors[name] = raised(measured, floors.get(name), lower=allow_regression)
    if update and not problems:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(floors, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")
    return problems


def main(arguments: list[str] | None = None) -> int:
    """Run the gate; 0 where it passes."""
    cli = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    cli.add_argument("suites", nargs="*", metavar="SUITE", help=f"of {list(SUITES)}; default: all")
    cli.add_argument("--update", action="store_true", help="raise the floors to what is measured")
    cli.add_argument("--allow-regression", action="store_true", help="with --update: let floors fall")
    cli.add_argument("--floors", type=Path, default=FLOORS)
    options = cli.parse_args(arguments)
    absent = missing()
    problems = [f"missing: {name}" for name in absent] or gate(
        options.suites or list(SUITES), options.floors, update=options.update, allow_regression=options.allow_regression
    )
    sys.stdout.writelines(f"FAILED {problem}\n" for problem in problems)
    sys.stdout.write("the gate fails\n" if problems else "the gate passes\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
