"""Linking: the reports of some days, grouped by their main incident, scored as ``stories/score.py`` does.

Reports are coded by the lexicon reader, so that the suite takes seconds a hundred reports, and linked at once.
"""

import gzip
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from waqai.coding import code, reader_named
from waqai.evaluation.shared import digest, shared
from waqai.evaluation.suites import Measured
from waqai.incidents import link
from waqai.incidents.form import to_fields
from waqai.register.account import Account
from waqai.reports import read_many

READER = "lexicon"


def measure() -> Measured:
    """Measure incidents across reports: F1 by report (B-cubed) and by pair."""
    gold = shared() / "stories/dev.json"
    corpus = shared() / "corpus/ant-2018.jsonl.gz"
    wanted = _reports(json.loads(gold.read_text("utf-8")))
    with tempfile.TemporaryDirectory() as name:
        found = link(_accounts(corpus, wanted, Path(name)))
        out = Path(name) / "incidents.json"
        out.write_text(json.dumps([to_fields(incident) for incident in found], ensure_ascii=False), "utf-8")
        page = score(gold, out)
    return Measured(digest([gold]), dict(_rows(page)), page=page)


def score(gold: Path, incidents: Path) -> str:
    """Return the table that ``stories/score.py`` prints."""
    command = [sys.executable, str(shared() / "stories/score.py"), str(gold), str(incidents)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _rows(page: str) -> Iterator[tuple[str, float]]:
    for line in page.splitlines()[1:]:
        name, _, _, f1 = line.rsplit(maxsplit=3)
        yield name.strip(), float(f1)


def _reports(gold: dict[str, Any]) -> frozenset[str]:
    return frozenset(gold["none"]).union(*(incident["reports"] for incident in gold["incidents"]))


def _accounts(corpus: Path, wanted: frozenset[str], scratch: Path) -> Iterator[Account]:
    """Yield the accounts of the wanted reports of the corpus."""
    lines = scratch / "reports.jsonl"
    with gzip.open(corpus, "rt", encoding="utf-8") as whole:
        lines.write_text("".join(line for line in whole if json.loads(line)["id"] in wanted), "utf-8")
    reader = reader_named(READER)
    for report in read_many(lines):
        yield Account(str(report.name), report.outlet, report.published, None, code(report, reader))
