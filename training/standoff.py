"""Turn annotations with quotes (as shared/gold/build.py leaves them) into stand-off ones, without the articles' words.

usage: python -m training.standoff OUT_DIR GOLD.json...
"""

import json
import sys
from pathlib import Path
from typing import Any

_KEEP = {
    "noise": ("kind", "spans"),
    "entities": ("id", "kind", "name_en", "country", "spans"),
    "times": ("start", "end", "spans"),
    "figures": ("low", "high", "unit", "approx", "spans"),
    "statements": ("kind", "speaker", "spans"),
    "events": (
        "id", "type", "status", "actors", "recipients", "start", "end", "place", "country", "sources", "count",
        "same_incident", "spans",
    ),
}  # fmt: skip


def standoff(gold: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the annotation as spans and labels alone."""
    out: dict[str, Any] = {"id": name, "published": gold["published"]}
    for key, fields in _KEEP.items():
        out[key] = [{field: item.get(field) for field in fields} for item in gold.get(key, [])]
    return out


def main() -> None:
    """Write the stand-off files."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    for path in map(Path, sys.argv[2:]):
        made = standoff(json.loads(path.read_text("utf-8")), path.stem)
        lines = [f' "{key}": {json.dumps(made[key], ensure_ascii=False)}' for key in ("id", "published")]
        for key in _KEEP:
            rows = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in made[key])
            lines.append(f' "{key}": [\n{rows}]' if rows else f' "{key}": []')
        (out / path.name).write_text("{\n" + ",\n".join(lines) + "}\n", "utf-8")


if __name__ == "__main__":
    main()
