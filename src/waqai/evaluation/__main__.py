"""``python -m waqai.evaluation --gold train|dev``: code the gold articles and print the table of scores."""

import argparse
import sys
import tempfile
from pathlib import Path

from waqai.coding import reader_named
from waqai.evaluation.gold import table, write_records


def main() -> int:
    """Code, score, print."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--gold", choices=("train", "dev"), default="dev")
    cli.add_argument("--per-doc", action="store_true")
    cli.add_argument("--misses", action="store_true")
    cli.add_argument("--reader", help="lexicon or neural")
    cli.add_argument("--out", type=Path, help="keep the records here")
    options = cli.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        out.mkdir(parents=True, exist_ok=True)
        wrong = write_records(options.gold, out, reader_named(options.reader))
        flags = [flag for flag, wanted in (("--per-doc", options.per_doc), ("--misses", options.misses)) if wanted]
        sys.stdout.write(table(options.gold, out, *flags))
    sys.stdout.writelines(f"WRONG {problem}\n" for problem in wrong)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
