"""The gold articles: coding them, and scoring their records as ``gold/score.py`` does.

``python -m waqai.evaluation.gold FOLDER [--reader NAME]`` does so with a folder of one's own, such as
``waqai review export`` writes; ``make eval GOLD=FOLDER`` is the same. `part` is train, dev, or such a folder's path.
"""

import argparse
import importlib.util
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

from waqai.coding import code, reader_named
from waqai.evaluation.shared import digest, shared
from waqai.reader.reading import Reader
from waqai.record import check, to_json
from waqai.reports import Report, read, read_many


def reports(part: str) -> Iterator[tuple[str, Report]]:
    """Yield (name, report) of every gold article of `part`: train, or dev, which includes the seed."""
    folder = shared() / "gold" / part
    for report in read_many(folder / "reports.jsonl"):
        if (folder / "gold" / f"{report.name}.json").exists():
            yield str(report.name), report
    if part == "dev":
        gold = json.loads((folder / "gold/seed.json").read_text("utf-8"))
        yield "seed", read(shared() / "seed/article.txt", published=gold["published"])


def write_records(part: str, out: Path, reader: Reader | None = None) -> tuple[str, ...]:
    """Write the record of every gold article to `out`; return what went wrong: crashes and broken invariants."""
    wrong = []
    for name, report in reports(part):
        try:
            record = code(report, reader)
            (out / f"{name}.json").write_text(to_json(record), "utf-8")
        except Exception as problem:
            wrong.append(f"{name}: {type(problem).__name__}: {problem}")
            continue
        wrong += (f"{name}: {fault}" for fault in check(record))
    return tuple(wrong)


def inputs(part: str) -> str:
    """Return the SHA-256 of the gold articles and annotations of `part`."""
    folder = shared() / "gold" / part
    seed = [shared() / "seed/article.txt"] if part == "dev" else []
    return digest([*(folder / "gold").glob("*.json"), folder / "reports.jsonl", *seed])


def table(part: str, records: Path, *flags: str) -> str:
    """Return the table that ``gold/score.py`` prints."""
    command = [sys.executable, str(shared() / "gold/score.py"), str(shared() / "gold" / part / "gold"), str(records)]
    return subprocess.run([*command, *flags], check=True, capture_output=True, text=True).stdout


def scores(part: str, records: Path) -> dict[str, float]:
    """Return the F1 of every row of the table, and the headline: the mean of the rows marked with a star."""
    score = _score()
    tally = score.Tally()
    for path in sorted((shared() / "gold" / part / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        record = records / path.name
        empty: dict[str, list[object]] = {
            key: [] for key in ("entities", "events", "statements", "times", "figures", "noise")
        }
        score.score_document(gold, json.loads(record.read_text("utf-8")) if record.exists() else empty, tally)
    rows = {row: float(tally.prf(row)[2]) for row in tally.rows}
    starred = [value for row, value in rows.items() if row.endswith("*")]
    return rows | {"headline": sum(starred) / len(starred)}


@cache
def _score() -> ModuleType:
    spec = importlib.util.spec_from_file_location("waqai_gold_score", shared() / "gold/score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main(arguments: list[str]) -> int:
    """Code and score the reports of a folder; print the table. 1 where a record could not be made or is broken."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("folder", type=Path)
    cli.add_argument("--reader")
    asked = cli.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        part, out = str(asked.folder.resolve()), Path(scratch)
        wrong = write_records(part, out, reader_named(asked.reader))
        sys.stdout.write(table(part, out))
    sys.stderr.writelines(f"{fault}\n" for fault in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
