"""Where the gold sets and suites lie: beside the checkout, or where ``WAQAI_SHARED`` says."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parents[3]
NEEDED = (
    "gold/score.py",
    "gold/dev/reports.jsonl",
    "gold/dev/gold",
    "gold/train/reports.jsonl",
    "gold/train/gold",
    "seed/article.txt",
    "suites/names",
    "suites/recognizers",
    "suites/treebank",
    "stories/dev.json",
    "stories/score.py",
    "corpus/ant-2018.jsonl.gz",
)


def shared() -> Path:
    """Return the folder of gold sets, suites and corpora."""
    return Path(os.environ.get("WAQAI_SHARED") or ROOT.parent / "shared")


def missing() -> list[str]:
    """Return the names of what should lie in the shared folder and does not."""
    return [name for name in NEEDED if not (shared() / name).exists()]


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of files, by name and content, whatever their order."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
