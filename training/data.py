"""Annotated reports as the trainer sees them: analysis, features, labels."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from training.corpus import SHARED, all_reports
from training.labels import Labels, labels
from waqai.arabic import analyse
from waqai.arabic.tokens import Analysis
from waqai.coding import found_in
from waqai.reader.knowledge import Knowledge, knowledge
from waqai.reader.reading import Found
from waqai.reports.making import report as report_of
from waqai.reports.report import Report
from waqai.reports.terms import Terms

ANNOTATIONS = Path(__file__).parent / "annotations"
HELD = frozenset((Path(__file__).parent / "held.txt").read_text("utf-8").split())  # kept out of the measuring run


@dataclass
class Example:
    """One annotated report."""

    name: str
    report: Report
    analysis: Analysis
    found: Found
    known: Knowledge
    labels: Labels
    gold: dict[str, Any]


def prepared(name: str, text: str, title: str | None, day: date | None) -> tuple[Report, Analysis, Found, Knowledge]:
    """Return a text (with its title before it, if it has one) and what the reader is told of it."""
    body = text[len(title) + 2 :] if title else text
    report = report_of(body, Terms(), source=name, title=title or None, published=day, name=name)
    analysis = analyse(report)
    found = found_in(report, analysis, day, day)
    return report, analysis, found, knowledge(report, analysis, found)


def example(name: str, text: str, gold: dict[str, Any], title: str | None = None) -> Example:
    """Prepare one annotated text."""
    day = date.fromisoformat(gold["published"]) if gold["published"] else None
    report, analysis, found, known = prepared(name, text, title, day)
    return Example(name, report, analysis, found, known, labels(analysis, gold), gold)


def annotated(folder: Path = ANNOTATIONS, only: set[str] | None = None) -> list[Example]:
    """Return all annotated reports of `folder`, their texts from the corpus."""
    wanted = {path.stem: path for path in sorted(folder.glob("*.json")) if only is None or path.stem in only}
    texts = {name: (text, title) for name, text, title in all_reports() if name in wanted}
    texts["seed"] = ((SHARED / "seed/article.txt").read_text("utf-8"), "")
    out = []
    for name, path in wanted.items():
        text, title = texts[name]
        out.append(example(name, text, json.loads(path.read_text("utf-8")), title))
    return out
