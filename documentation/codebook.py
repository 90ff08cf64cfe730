"""The codebook in examples: a sentence of the lexicons for every type, mode and status."""

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from waqai import lexicons
from waqai.codebooks import codes, intensity, quad
from waqai.record.check import STATUSES

DOCS = Path(__file__).parents[1] / "docs"
Entry = dict[str, Any]
STATUS_EXAMPLES = 3  # of each status, by different cues

HEAD = """# Codebook in examples

Made from the lexicons: every sentence is an example that an entry promises to code, and that `waqai lexicon check` runs.
The word in bold is the word on record.
What each type covers, and how PLOVER, CAMEO and ACLED are mapped, is told in [Types and codes](codebooks.md).
"""


def codebook() -> str:
    """Return the page."""
    parts = [HEAD, "## Types and modes"]
    for name, about in types():
        score = f"{intensity(name):+g}"
        parts += [f"### {name}", f"{about[0].upper()}{about[1:]}.\n{quad(name).capitalize()}; intensity {score}."]
        parts.append(_table(["mode", "example", "who", "to whom", "sense", "CAMEO", "ACLED"], _modes(name)))
    parts += ["## Status", "The event in bold has the status; the cue that tells it is named beside it."]
    for status in sorted(STATUSES, key="occurred planned demanded threatened denied possible".split().index):
        parts += [f"### {status}", _table(["example", "cue"], _statuses(status))]
    return "\n\n".join(parts) + "\n"


def types() -> list[tuple[str, str]]:
    """Return the types in the order of docs/codebooks.md, with what it says of them."""
    return re.findall(r"^\| ([A-Z]+) \| (.+?) \|", (DOCS / "codebooks.md").read_text("utf-8"), re.M)


def modes(name: str) -> list[str | None]:
    """Return the modes of a type, None (no mode told) first."""
    lines = [entry for entry in lexicons.load("codebooks") if entry["_file"].endswith("modes.yaml")]
    return [None, *(entry["id"].split(".", 1)[1] for entry in lines if entry["id"].startswith(f"{name}."))]


def example(name: str, mode: str | None) -> tuple[Entry, Entry] | None:
    """Return the entry that tells the type and mode best, with the fullest of its examples; None where none does."""
    found = [
        (entry["strength"], len(one.get("actors", ())) + len(one.get("recipients", ())), entry, one)
        for entry in lexicons.load("predicates")
        if (entry["type"], entry.get("mode")) == (name, mode)
        for one in entry.get("examples", ())
    ]
    return max(found, key=lambda one: (min(one[1], 2), one[0]))[2:] if found else None


def elsewhere(name: str, mode: str | None) -> str | None:
    """Return the type under which we have the mode, where PLOVER has it under this one."""
    for entry in lexicons.load("codebooks"):
        if entry.get("by_plover") == name and entry["id"].split(".", 1)[1] == mode:
            return str(entry["id"].split(".", 1)[0])
    return None


def _modes(name: str) -> Iterator[list[str]]:
    for mode in modes(name):
        own = example(name, mode)
        other = None if own else elsewhere(name, mode)
        told = own or (example(other, mode) if other else None)
        if told is None:
            if mode is not None:
                raise ValueError(f"no predicate has an example of {name} {mode}")
            continue
        entry, one = told
        codebooks = codes(name, mode, "occurred")
        label = f"`{mode}`" if mode else "–"
        yield [
            f"{label}, coded as {other}" if other else label,
            _arabic(one["text"], one["anchor"]),
            _arabic("، ".join(one.get("actors", ()))),
            _arabic("، ".join(one.get("recipients", ()))),
            entry["gloss"],
            codebooks.cameo or "",
            codebooks.acled or "",
        ]


def _statuses(status: str) -> Iterator[list[str]]:
    if status == "occurred":
        for name in ("ASSAULT", "CONSULT", "AID"):
            told = example(name, None)
            if told:
                yield [_arabic(told[1]["text"], told[1]["anchor"]), "none: what is told without a cue"]
        return
    entries = [entry for entry in lexicons.load("status") if entry["status"] == status and entry.get("examples")]
    for entry in entries[:STATUS_EXAMPLES]:
        one = entry["examples"][0]
        yield [_arabic(one["text"], one["anchor"]), _arabic(str(entry["cue"][0]))]


def _table(head: list[str], rows: Iterator[list[str]]) -> str:
    cells = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '&#124;') for cell in row)} |" for row in cells)


def _arabic(text: str, anchor: str = "") -> str:
    if not text:
        return ""
    shown = html.escape(text)
    if anchor:
        shown = shown.replace(html.escape(anchor), f"<strong>{html.escape(anchor)}</strong>", 1)
    return f'<span lang="ar" dir="rtl">{shown}</span>'
