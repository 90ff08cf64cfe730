"""How linking grows: ``python -m waqai.evaluation.link_bench RECORDS EVENTS...``.

RECORDS is a JSONL file of {"id", "outlet", "published", "record"}. Its reports are drawn again and again, and put on
days of one volume each, all their days moved alike, until there are as many events as asked for. A report comes again
when all others have come, which is later than reports are compared over. Each size is linked in a process of its own.
"""

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from waqai.incidents.linking import Incidents
from waqai.record.from_json import from_fields
from waqai.record.model import Record
from waqai.register.account import Account

FIRST = date(2010, 1, 1)
PORTION = 2000  # reports are linked so many at a time, as they come into a register


def main() -> int:
    """Link registers of the sizes asked for; print a table in Markdown."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("records", type=Path, nargs="+")
    cli.add_argument("--events", type=int, action="append")
    cli.add_argument("--a-day", type=int, default=60, help="reports")
    options = cli.parse_args()
    head = ("events", "reports", "days", "incidents", "CPU", "CPU a 1,000 events", "peak memory")
    sys.stdout.write(f"| {' | '.join(head)} |\n|{'---|' * len(head)}\n")
    for wanted in options.events or (10_000, 100_000):
        with get_context("spawn").Pool(1) as pool:
            row = pool.apply(measured, (options.records, wanted, options.a_day))
        sys.stdout.write(f"| {' | '.join(row)} |\n")
        sys.stdout.flush()
    return 0


def measured(paths: Sequence[Path], wanted: int, a_day: int) -> list[str]:
    """Return the row of one size."""
    base = [account for path in paths for account in _read(path)]
    linked, told, reports, used = Incidents(), 0, 0, 0.0
    coming, last = drawn(base, a_day), FIRST
    while told < wanted:
        part: list[Account] = []
        while len(part) < PORTION and told < wanted:
            part.append(next(coming))
            told += len(part[-1].record.events)
        began = time.process_time()
        linked.add(part)
        used += time.process_time() - began
        reports, last = reports + len(part), part[-1].published or last
    began = time.process_time()
    found = linked.incidents()
    used += time.process_time() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    days = (last - FIRST).days + 1
    numbers = [f"{many:,}" for many in (told, reports, days, len(found))]
    return [*numbers, f"{used:,.1f} s", f"{1000 * used / told:.2f} s", f"{memory:,.0f} MB"]


def drawn(base: Sequence[Account], a_day: int) -> Iterator[Account]:
    """Yield accounts without end: all of `base` in any order, on days of so many reports; then all again."""
    chance, numbers = random.Random(5), count()
    while True:
        for account in chance.sample(base, len(base)):
            number = next(numbers)
            day = FIRST + timedelta(days=number // a_day)
            by = day - (account.published or day)
            yield Account(f"{account.id}.{number}", account.outlet, day, None, moved(account.record, by))


def moved(record: Record, by: timedelta) -> Record:
    """Return the record with all its days moved."""

    def day(value: date | None) -> date | None:
        return None if value is None else min(max(value, date(2, 1, 1)), date(9998, 1, 1)) + by

    def shifted(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(replace(item, start=day(item.start), end=day(item.end)) for item in items)

    return replace(
        record,
        document=replace(record.document, published=day(record.document.published)),
        times=shifted(record.times),
        statements=shifted(record.statements),
        events=shifted(record.events),
    )


def _read(path: Path) -> Iterator[Account]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            record = from_fields(told["record"])
            if record.document.published:
                yield Account(told["id"], told["outlet"], record.document.published, None, record)


if __name__ == "__main__":
    raise SystemExit(main())
