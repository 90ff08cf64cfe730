"""Coding of the gold reports, so that their records can be scored."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from waqai.coding import code
from waqai.reader.reading import Reader
from waqai.record import to_json
from waqai.reports import Report, read, read_many

SHARED = Path(__file__).parents[4] / "shared"


def gold_reports(part: str) -> Iterator[tuple[str, Report]]:
    """Yield (name, report) of every gold article of `part` (train or dev; dev includes the seed)."""
    for report in read_many(SHARED / "gold" / part / "reports.jsonl"):
        yield str(report.name), report
    if part == "dev":
        gold = json.loads((SHARED / "gold/dev/gold/seed.json").read_text("utf-8"))
        yield "seed", read(SHARED / "seed/article.txt", published=gold["published"])


def write_records(part: str, out: Path, reader: Reader | None = None) -> list[str]:
    """Write the record of every gold article to `out`; return the names of those that crashed."""
    crashed = []
    for name, report in gold_reports(part):
        try:
            record = code(report, reader)
        except Exception as problem:  # a crash is a miss, and the gate fails on it
            sys.stderr.write(f"{name}: {type(problem).__name__}: {problem}\n")
            crashed.append(name)
            continue
        (out / f"{name}.json").write_text(to_json(record), "utf-8")
    return crashed
