"""The Arabic cases of Microsoft's Recognizers-Text suites: reading them, and how many are answered right.

A case is right when exactly the expected expressions are found, give or take a preposition (a word or a clitic) or
a word such as «يوم» at their edge, and, in the Parser suites, when each is resolved to the expected past or future
value. The suites read a period's end as exclusive, this project as its last day: both are accepted.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from waqai import times
from waqai.arabic import analyse, fold
from waqai.evaluation.shared import digest, shared
from waqai.evaluation.suites import Measured
from waqai.figures.intervals import Interval, intervals
from waqai.figures.numbers import numbers
from waqai.figures.ordinals import ordinals
from waqai.figures.percentages import percentages
from waqai.reports.report import Report
from waqai.spans import Span

_REFERENCE = date(2016, 11, 7)
_EDGE = frozenset(["في", "من", "الي", "يوم", "شهر", "هذا", "عام", "خلال", "ل", "ب", "ال", "و", "بين", "لل", "الذي"])
_CLITICS = frozenset("بلك")


@dataclass(frozen=True, slots=True)
class Expected:
    """An expression that a case expects, and the values that are right for it."""

    span: Span
    values: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a suite: its number, text, day of reference and expected expressions."""

    number: int
    text: str
    reference: date
    expected: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """An expression found in a case's text and its value, in the form of the suite."""

    span: Span
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """How many cases of a suite are right, and the numbers of those that are not."""

    suite: str
    right: int
    total: int
    wrong: tuple[int, ...]


Reader = Callable[[Case], Sequence[Answer]]


def read_cases(path: Path) -> tuple[Case, ...]:
    """Return the cases of a suite's JSON file."""
    listed = json.loads(path.read_text("utf-8-sig"))
    return tuple(_case(number, case) for number, case in enumerate(listed))


def _case(number: int, case: Mapping[str, Any]) -> Case:
    moment = case.get("Context", {}).get("ReferenceDateTime")
    reference = date.fromisoformat(moment[:10]) if moment else _REFERENCE
    expected = tuple(_expected(case["Input"], result) for result in case["Results"])
    return Case(number, case["Input"], reference, expected)


def _expected(text: str, result: Mapping[str, Any]) -> Expected:
    start = result.get("Start", -1)
    if start < 0 or not text.startswith(result["Text"], start):
        found = text.find(result["Text"])
        start = found if found >= 0 else max(start, 0)
    told = result.get("Value") or result.get("Resolution") or {}
    if "PastResolution" in told:
        values = [tuple(str(v) for v in (told[key] or {}).values()) for key in ("PastResolution", "FutureResolution")]
    else:
        values = [(str(told["value"]),)] if told.get("value") is not None else []
    return Expected(Span(start, start + len(result["Text"])), tuple(dict.fromkeys(values)))


def same_words(text: str, one: Span, other: Span) -> bool:
    """Tell whether two spans hold the same words but for prepositions and the like at their edges."""
    left, right = _core(one.of(text)), _core(other.of(text))
    return left[1:] == right[1:] and _same_head(left[0], right[0])


def _same_head(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) >= 3 and long[0] in _CLITICS and long[1:].removeprefix("ال") == short)


def _core(words: str) -> list[str]:
    listed = fold(words).replace(",", " ").split() or [""]
    while len(listed) > 1 and listed[0] in _EDGE:
        listed = listed[1:]
    listed[0] = listed[0].removeprefix("لل").removeprefix("ال")
    return [word.strip(".!|") for word in listed]


def is_right(case: Case, answers: Sequence[Answer], *, resolved: bool) -> bool:
    """Tell whether `answers` are what `case` expects; with `resolved` their values too."""
    left = list(answers)
    for expected in case.expected:
        match = next((a for a in left if same_words(case.text, a.span, expected.span)), None)
        if match is None or (resolved and not _same_value(match.value, expected.values)):
            return False
        left.remove(match)
    return not left


def _same_value(value: tuple[str, ...], accepted: Sequence[tuple[str, ...]]) -> bool:
    if value in accepted or not any(accepted) or _same_number(value, accepted):
        return True
    return len(value) == 2 and any(
        len(other) == 2 and value[0] == other[0] and value[1] == _day_before(other[1]) for other in accepted
    )


def _same_number(value: tuple[str, ...], accepted: Sequence[tuple[str, ...]]) -> bool:
    try:
        return any(math.isclose(float(value[0]), float(other[0]), rel_tol=1e-13) for other in accepted)
    except (ValueError, IndexError):
        return False  # days, brackets, per cent: compared as they are written


def _day_before(day: str) -> str:
    try:
        return (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    except ValueError:
        return day


def score(suite: str, cases: Sequence[Case], reader: Reader, *, resolved: bool) -> Score:
    """Answer all `cases` by `reader` and count the right ones."""
    wrong = tuple(case.number for case in cases if not is_right(case, reader(case), resolved=resolved))
    return Score(suite, len(cases) - len(wrong), len(cases), wrong)


def read_dates(case: Case) -> list[Answer]:
    """Answer a case by the times of `waqai.times`, each a day or a period, joined where two bound one."""
    analysis = analyse(Report(case.text, "suite"))
    found = times.find(analysis, case.reference, case.reference)
    joined = times.ranges(analysis, found)
    inner = {n for one in joined for n in (one.first, one.last)}
    answers = [Answer(one.span, (str(one.start), str(one.end))) for one in joined]
    for n, one in enumerate(found):
        if n not in inner:
            days = (str(one.start), str(one.end)) if one.start != one.end else (str(one.start),)
            answers.append(Answer(one.span, days))
    return answers


def read_durations(case: Case) -> list[Answer]:
    """Answer a case by the durations of `waqai.times`, in seconds."""
    found = times.durations(analyse(Report(case.text, "suite")))
    return [Answer(one.span, ("" if one.seconds is None else f"{one.seconds:.12g}",)) for one in found]


def read_numbers(case: Case) -> list[Answer]:
    """Answer a case by the numbers of `waqai.figures.numbers`."""
    return [Answer(one.span, (_number(one.value),)) for one in numbers(analyse(Report(case.text, "suite")))]


def read_intervals(case: Case) -> list[Answer]:
    """Answer a case by the intervals of `waqai.figures.intervals`, in the suite's bracket notation."""
    found = intervals(analyse(Report(case.text, "suite")))
    return [Answer(one.span, (_brackets(one),)) for one in found]


def read_percentages(case: Case) -> list[Answer]:
    """Answer a case by the percentages of `waqai.figures.percentages`."""
    found = percentages(analyse(Report(case.text, "suite")))
    return [Answer(one.span, (_number(one.value) + "%",)) for one in found]


def read_ordinals(case: Case) -> list[Answer]:
    """Answer a case by the ordinals of `waqai.figures.ordinals`."""
    return [Answer(one.span, (one.value,)) for one in ordinals(analyse(Report(case.text, "suite")))]


def _number(value: float) -> str:
    return f"{value:.15g}".upper()


def _brackets(one: Interval) -> str:
    low = "" if one.low == -math.inf else _number(one.low)
    high = "" if one.high == math.inf else _number(one.high)
    return f"{'[' if one.low_closed else '('}{low},{high}{']' if one.high_closed else ')'}"


#: Suite name → (reader, whether values are compared). Further kinds of mention add their suites here.
READERS: dict[str, tuple[Reader, bool]] = {
    "DateExtractor": (read_dates, False),
    "DateParser": (read_dates, True),
    "DatePeriodExtractor": (read_dates, False),
    "DatePeriodParser": (read_dates, True),
    "DurationExtractor": (read_durations, False),
    "DurationParser": (read_durations, True),
    "NumberModel": (read_numbers, True),
    "NumberRangeModel": (read_intervals, True),
    "OrdinalModel": (read_ordinals, True),
    "PercentModel": (read_percentages, True),
}


def score_all(folder: Path) -> tuple[Score, ...]:
    """Score every suite of `folder` that has a reader."""
    return tuple(
        score(name, read_cases(folder / f"{name}.json"), reader, resolved=resolved)
        for name, (reader, resolved) in READERS.items()
        if (folder / f"{name}.json").exists()
    )


def measure() -> Measured:
    """Measure the share of each suite's cases that are right, for the gate."""
    folder = shared() / "suites" / "recognizers"
    scored = score_all(folder)
    page = "".join(f"{one.suite:24s} {one.right:4d} of {one.total:4d} right\n" for one in scored)
    files = (folder / f"{one.suite}.json" for one in scored)
    return Measured(digest(files), {one.suite: one.right / one.total for one in scored}, page=page)
