"""Compile the lexicons that ship with the package: ``python -m waqai.lexicons.compile [--check]``.

Writes ``compiled/<family>.json`` for every folder of ``data/``. With ``--check`` nothing is written and
the exit status tells whether the committed files are what the data give.
"""

import json
import sys
from pathlib import Path

from waqai.lexicons.loading import HERE
from waqai.lexicons.parsing import parse_folder


def compiled(family: Path) -> str:
    """Return the compiled form of one family's folder."""
    lines = (json.dumps(entry, ensure_ascii=False, sort_keys=True) for entry in parse_folder(family))
    return "[\n" + ",\n".join(lines) + "\n]\n"


def stale() -> list[str]:
    """Return the names of the families whose compiled file is not what their data give."""
    out = []
    for family in sorted(path for path in (HERE / "data").iterdir() if path.is_dir()):
        target = HERE / "compiled" / f"{family.name}.json"
        if not target.exists() or target.read_text("utf-8") != compiled(family):
            out.append(family.name)
    return out


def main(arguments: list[str]) -> int:
    """Write the compiled files that are stale, or with ``--check`` only name them."""
    found = stale()
    if "--check" in arguments:
        for name in found:
            sys.stderr.write(f"lexicon family {name} is not compiled: run python -m waqai.lexicons.compile\n")
        return 1 if found else 0
    (HERE / "compiled").mkdir(exist_ok=True)
    for name in found:
        (HERE / "compiled" / f"{name}.json").write_text(compiled(HERE / "data" / name), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
