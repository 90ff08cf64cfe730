"""Parsing of lexicon files: YAML lists of entries, or TSV tables with a header line."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import yaml


class LexiconError(ValueError):
    """A lexicon line that cannot be read; the message names the file, the line and what to do."""


class _LineLoader(yaml.CSafeLoader):
    """A YAML loader that keeps the line of each mapping, and leaves dates as they are written."""

    yaml_implicit_resolvers = {  # noqa: RUF012
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
    }


def _construct(loader: _LineLoader, node: yaml.MappingNode) -> dict[str, Any]:
    loader.flatten_mapping(node)
    mapping: dict[str, Any] = {}
    for key_node, value_node in node.value:
        mapping[loader.construct_object(key_node)] = loader.construct_object(value_node, deep=True)
    mapping["_line"] = node.start_mark.line + 1
    return mapping


_LineLoader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _construct)


def _without_lines(value: object) -> object:
    if isinstance(value, dict):
        return {key: _without_lines(item) for key, item in value.items() if key != "_line"}
    if isinstance(value, list):
        return [_without_lines(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


def parse_yaml(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the entries of a YAML file that holds a list of mappings."""
    try:
        items = yaml.load(path.read_text("utf-8"), Loader=_LineLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        raise LexiconError(f"{path}: not valid YAML: {problem}") from problem
    if items is None:
        return
    if not isinstance(items, list):
        raise LexiconError(f"{path}:1: a lexicon file holds a list; begin each entry with '- '")
    for number, item in enumerate(items, 1):
        if not isinstance(item, dict):
            raise LexiconError(f"{path}: entry {number} is {item!r}; write it as 'key: value' lines")
        line = item["_line"]
        yield {key: _without_lines(value) for key, value in item.items() if key != "_line"} | {
            "_file": name,
            "_line": line,
        }


def parse_tsv(path: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a TSV table: a header line, then a row an entry; lines that start with # are skipped."""
    lines = [(n, line) for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    rows = [(n, line) for n, line in lines if line.strip() and not line.startswith("#")]
    if not rows:
        return
    header = rows[0][1].split("\t")
    for number, line in rows[1:]:
        cells = next(csv.reader([line], delimiter="\t", quoting=csv.QUOTE_NONE))
        if len(cells) > len(header):
            raise LexiconError(f"{path}:{number}: {len(cells)} columns, the header has {len(header)}")
        filled = {key: cell for key, cell in zip(header, cells, strict=False) if cell != ""}
        yield filled | {"_file": name, "_line": number}


def parse_folder(folder: Path, *, own: bool = False) -> tuple[dict[str, Any], ...]:
    """Return the entries of all lexicon files of `folder`, by file name; `own` marks a user's lines."""
    entries: list[dict[str, Any]] = []
    for path in sorted(folder.glob("*")):
        parse = {".yaml": parse_yaml, ".tsv": parse_tsv}.get(path.suffix)
        if parse is None:
            continue
        name = f"{folder.name}/{path.name}"
        entries += (entry | {"_own": True} if own else entry for entry in parse(path, name))
    return tuple(entries)
