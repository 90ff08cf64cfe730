"""Turn lists of the names in an article into stand-off annotations: spans and classes, none of the article's words.

usage: python -m training.name_standoff OUT_DIR LIST.json...

A list gives, for each class, the strings that are its names: ``{"PER": [...], "ORG": [...], "LOC": [...]}``.
A string stands for all its occurrences as a whole word, after proclitics at most, longer ones first;
``{"s": ..., "nth": n}`` stands for the nth occurrence alone and goes before the plain ones.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from training import corpus

CLASSES = ("PER", "ORG", "LOC")
Name = tuple[int, int, str]  # first character, character after the last, class
_BEFORE = r"(?:(?<![^\W_])|(?<=(?<![^\W_])[وفبلك])|(?<=(?<![^\W_])[وف][بلك]))"


def occurrences(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield the spans at which `name` stands in `text` as a whole word, proclitics before it allowed."""
    for found in re.finditer(f"{_BEFORE}{re.escape(name)}(?![^\\W_])", text):
        yield found.span()


def names(text: str, listed: Mapping[str, list[Any]]) -> list[Name]:
    """Return the names of `text` that the list of an annotator stands for."""
    single: list[Name] = []
    plain: list[tuple[str, str]] = []
    for kind in CLASSES:
        for item in listed.get(kind, []):
            if isinstance(item, str):
                plain.append((item, kind))
                continue
            spans = list(occurrences(text, item["s"]))
            single += [(*spans[nth - 1], kind) for nth in _numbers(item["nth"]) if nth <= len(spans)]
    found: list[Name] = []
    longest = sorted(plain, key=lambda pair: (-len(pair[0]), pair))
    for name in [*single, *((*span, kind) for word, kind in longest for span in occurrences(text, word))]:
        if all(name[1] <= start or end <= name[0] for start, end, _ in found):
            found.append(name)
    return sorted(found)


def _numbers(nth: int | list[int]) -> list[int]:
    return nth if isinstance(nth, list) else [nth]


def main() -> None:
    """Write the stand-off files."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    texts = {name: text for name, text, _ in corpus.all_reports()}
    for path in map(Path, sys.argv[2:]):
        found = names(texts[path.stem], json.loads(path.read_text("utf-8")))
        (out / path.name).write_text(json.dumps({"id": path.stem, "names": found}) + "\n", "utf-8")


if __name__ == "__main__":
    main()
