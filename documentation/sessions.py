"""The sessions in the guides are true: their commands are run, and what they print stands below them.

A block ```console holds commands (`$ …`) and their output. A block that follows `<!-- file: PATH -->` is written to
PATH first. All commands of a page run in one folder with the examples and dossiers of the repository.

    python -m documentation.sessions            # write anew what the commands print (make docs)
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from contextlib import chdir
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from waqai import lexicons
from waqai.cli import main

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs/tutorial.md", *sorted((ROOT / "docs/how-to").glob("*.md")))
BLOCK = re.compile(r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)```", re.S)
CUT = re.compile(r" \| (head|tail) -n (\d+)$")
ENVIRONMENT = ("WAQAI_WHO", "WAQAI_REGISTER", "WAQAI_LEXICONS", "WAQAI_DOSSIERS")


def renewed(text: str) -> str:
    """Return a page with what its commands print now.

    Raises:
        RuntimeError: a command fails.
    """
    kept = {name: value for name, value in os.environ.items() if name not in ENVIRONMENT}
    with tempfile.TemporaryDirectory() as folder, chdir(folder), patch.dict(os.environ, kept, clear=True):
        os.environ["COLUMNS"] = "80"
        for name in ("examples", "dossiers"):
            shutil.copytree(ROOT / name, name)
        return BLOCK.sub(_block, text)


def _block(match: re.Match[str]) -> str:
    if match["file"]:
        path = Path(match["file"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(match["body"], "utf-8")
    if match["kind"] != "console":
        return match[0]
    commands = [line[2:] for line in match["body"].splitlines() if line.startswith("$ ")]
    body = "\n".join(part for command in commands for part in (f"$ {command}", _printed(command)) if part)
    return match[0].replace(match["body"], f"{body}\n")


def _printed(command: str) -> str:
    """Return what a command prints, without blanks at the ends of lines."""
    cut = CUT.search(command)
    words = shlex.split(command[: cut.start()] if cut else command)
    if words[0] == "waqai":
        lines = _waqai(words[1:])
    else:
        program = sys.executable if words[0] == "python" else words[0]
        done = subprocess.run([program, *words[1:]], capture_output=True, text=True, check=True)
        lines = done.stdout.splitlines()
    if cut:
        many = int(cut[2])
        lines = [*lines[:many], "…"] if cut[1] == "head" and len(lines) > many else lines[-many:]
    return "\n".join(line.rstrip() for line in lines).strip("\n")


def _waqai(arguments: list[str]) -> list[str]:
    try:
        result = CliRunner().invoke(main, arguments)
    finally:
        lexicons.use(None)
    if result.exit_code:
        raise RuntimeError(f"waqai {shlex.join(arguments)}: {result.output}") from result.exception
    return result.output.splitlines()


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(renewed(page.read_text("utf-8")), "utf-8")
