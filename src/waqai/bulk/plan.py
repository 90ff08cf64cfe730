"""The plan of an output: its parts and what made them, kept with it so that a run can go on."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from waqai.bulk.coding import Done
from waqai.bulk.errors import BulkError
from waqai.bulk.job import Job
from waqai.bulk.parts import Part, Piece, parts_of
from waqai.bulk.stores import Store, store
from waqai.register.versions import Version

SCHEMA = "waqai.bulk/1"
FILE = "plan.json"


def planned(job: Job, sources: Sequence[str]) -> tuple[Job, list[Part]]:
    """Return the job and its parts: those of the plan that lies in the output, else of a new one, which is kept.

    Raises:
        BulkError: the output was begun with other sources, settings or another version, or is something else.
    """
    out, parts = store(job.out), parts_of(sources, job.size)
    before = out.at(FILE).text()
    if before is None:
        with out.at(FILE).writing() as stream:
            stream.write(_written(job, sources, parts).encode())
        return job, parts
    told = _fields(before, out)
    job = replace(job, latest=told["latest"])  # the day on which the first run began
    if before == _written(job, sources, parts):
        return job, parts
    other = [key for key, value in json.loads(_written(job, sources, parts)).items() if told.get(key) != value]
    raise BulkError(
        f"{out.where} was begun with other {', '.join(other) or 'settings'}; name another --out, or remove the old one"
    )


def is_output(where: str) -> bool:
    """Tell whether `where` is the output of such a run."""
    try:
        text = store(where).at(FILE).text()
    except (BulkError, OSError):
        return False
    return text is not None and SCHEMA in text[:100]


def version_of(out: Store) -> Version:
    """Return the version that made the records of an output."""
    return Version(**_fields(out.at(FILE).text() or "{}", out)["version"])


def done_in(out: Store) -> dict[str, Done]:
    """Return what became of the parts that are done, by their names, in order."""
    marks = [name for name, _ in out.listed() if name.startswith("done/") and name.endswith(".json")]
    return {name[5:-5]: Done(**json.loads(out.at(name).text() or "{}")) for name in marks}


def _fields(text: str, out: Store) -> dict[str, Any]:
    try:
        told = json.loads(text)
    except ValueError:
        told = {}
    if not isinstance(told, dict) or told.get("schema") != SCHEMA:
        raise BulkError(f"{out.where} is not the output of `waqai code --engine`, or of another Waqai; name another")
    return told


def _written(job: Job, sources: Sequence[str], parts: Sequence[Part]) -> str:
    numbers = {source: number for number, source in enumerate(sources)}
    told = {
        "schema": SCHEMA,
        "version": asdict(job.version),
        "published": job.published,
        "latest": job.latest,
        "size": job.size,
        "sources": [source.partition("?")[0] for source in sources],
        "parts": [[_cells(piece, numbers) for piece in part.pieces] for part in parts],
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"


def _cells(piece: Piece, numbers: dict[str, int]) -> list[object]:
    """Return the source by its number, then the other fields in order."""
    return [numbers[piece.source], piece.name, piece.size, piece.start, piece.end, piece.before]
