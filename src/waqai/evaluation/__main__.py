"""``python -m waqai.evaluation --gold train|dev``: code the gold articles and print the table of scores."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from waqai.evaluation.coding import SHARED, write_records


def main() -> int:
    """Code, score, print."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--gold", choices=("train", "dev"), default="dev")
    cli.add_argument("--per-doc", action="store_true")
    cli.add_argument("--misses", action="store_true")
    cli.add_argument("--out", type=Path, help="keep the records here")
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        crashed = write_records(options.gold, out)
        extra = [f"--{flag}" for flag in ("per-doc", "misses") if getattr(options, flag.replace("-", "_"))]
        score = SHARED / "gold" / "score.py"
        command = [
            sys.executable,
            str(score),
            str(SHARED / "gold" / options.gold / "gold"),
            str(out),
            *extra,
        ]
        subprocess.run(command, check=True)
    sys.stdout.write(f"crashed: {', '.join(crashed)}\n" if crashed else "")
    return 1 if crashed else 0


if __name__ == "__main__":
    sys.exit(main())
