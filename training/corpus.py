"""The texts to learn from: the corpus of reports, without what is kept for testing."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
KEPT_DAYS = frozenset({"20180508", "20180509", "20180510"})


def _kept(shared: Path) -> frozenset[str]:
    stories = json.loads((shared / "stories/dev.json").read_text("utf-8"))
    return frozenset(path.stem for path in (shared / "gold/dev/gold").glob("*.json")) | frozenset(_ids(stories))


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _ids(item)
    elif isinstance(value, list):
        for item in value:
            yield from _ids(item)


def all_reports(shared: Path = SHARED) -> Iterator[tuple[str, str, str]]:
    """Yield (id, title + blank line + text, title) of every report of the corpus."""
    with gzip.open(shared / "corpus/ant-2018.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            report = json.loads(line)
            title = report.get("title") or ""
            yield report["id"], f"{title}\n\n{report['text']}" if title else report["text"], title


def reports(shared: Path = SHARED) -> Iterator[tuple[str, str, str]]:
    """Yield (id, text, title), as `all_reports`, of every corpus report that may be learned from."""
    kept = _kept(shared)
    for name, text, title in all_reports(shared):
        if name not in kept and name[-8:] not in KEPT_DAYS:
            yield name, text, title
