"""How fast, and in how much memory: ``python -m waqai.evaluation.bench [--reports N]``."""

import argparse
import itertools
import platform
import resource
import sys
import time
from pathlib import Path

from waqai.coding import code, reader_named
from waqai.evaluation import step_bench
from waqai.evaluation.shared import shared
from waqai.record import to_json
from waqai.reports import read_many


def main() -> int:
    """Code the first reports of the corpus on one core; print their speed, the peak of memory, each step's time."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--reports", type=int, default=500)
    cli.add_argument("--corpus", type=Path, default=shared() / "corpus/ant-2018.jsonl.gz")
    cli.add_argument("--reader", help="lexicon or neural")
    cli.add_argument("--steps", type=int, default=120, help="reports of which the time of each step is taken")
    options = cli.parse_args()
    reader = reader_named(options.reader)
    reports = list(itertools.islice(read_many(options.corpus), options.reports))
    started = time.perf_counter()
    code(reports[0], reader)
    first = time.perf_counter() - started
    durations = []
    size, crashed = 0, []
    for report in reports:
        started = time.perf_counter()
        try:
            size += len(to_json(code(report, reader)))
        except Exception as problem:  # counted, and named below
            crashed.append(f"{report.name}: {type(problem).__name__}: {problem}")
        durations.append(time.perf_counter() - started)
    words = sum(len(report.text.split()) for report in reports) / len(reports)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)
    durations.sort()
    sys.stdout.write(
        f"{len(reports)} reports of {words:.0f} words, one core, Python {platform.python_version()}\n"
        f"{len(reports) / sum(durations):.1f} reports a second"
        f" (median {1000 * durations[len(durations) // 2]:.1f} ms, slowest {1000 * durations[-1]:.0f} ms)\n"
        f"first report after {first:.2f} s, peak memory {peak:.0f} MB, {size / len(reports) / 1024:.0f} KB a record\n"
    )
    sys.stdout.writelines(step_bench.table(*step_bench.measure(reports[: options.steps], reader)))
    sys.stdout.writelines(f"CRASHED {problem}\n" for problem in crashed)
    return 1 if crashed else 0


if __name__ == "__main__":
    sys.exit(main())
