"""How fast the desk is on a large register: ``python -m waqai.evaluation.desk_bench REGISTER``.

Where the file REGISTER is not there yet, it is filled: reports of the corpus are coded (or those of --records, a JSONL
file of {"id", "outlet", "published", "record"}, taken as they are coded), linked, and then copied with all that is kept
of them to other days of four years, until there are as many as asked for. Then a desk is started in a process of its
own and asked for its pages, each first as nobody has asked before, and a table is printed in Markdown.
"""

import argparse
import html
import http.client
import itertools
import json
import os
import platform
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import psutil
import sqlalchemy as sa

from waqai.evaluation.shared import shared
from waqai.incidents import storing
from waqai.incidents.sums import keep_sums
from waqai.record.from_json import from_fields
from waqai.record.model import Record
from waqai.register import schema
from waqai.register.adding import add
from waqai.register.coders import coder
from waqai.register.opening import Register, open_register
from waqai.register.search.docs import doc_of
from waqai.register.search.passages import Passage, passages
from waqai.register.search.tables import events, parties, texts
from waqai.register.search.words import write_words
from waqai.register.versions import version
from waqai.reports import read_many
from waqai.reports.report import Report

WEEKS = 200
SERVED = """
import sys
from waqai.desk.serving import server
from waqai.desk.settings import Settings
from waqai.register.opening import open_register
with open_register(sys.argv[1]) as register:
    server(register, Settings(port=int(sys.argv[2]), reader="lexicon", user="bench")).run()
"""
COPIED = (
    *(schema.reports, schema.records, texts, events, parties),
    *(schema.incidents, schema.incident_mentions, schema.incident_parties, schema.incident_harms),
)


def main() -> int:
    """Fill the register where there is none, and time the desk's pages."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("register", type=Path)
    cli.add_argument("--records", type=Path)
    cli.add_argument("--reports", type=int, default=100_000)
    cli.add_argument("--base", type=int, default=500, help="how many different reports of the corpus")
    cli.add_argument("--port", type=int, default=8765)
    cli.add_argument("--times", type=int, default=15, help="that each page is asked for")
    options = cli.parse_args()
    if not options.register.exists():
        started = time.perf_counter()
        with open_register(options.register) as register:
            _base(register, options.records, options.base)
            _fill(register, options.reports)
        sys.stdout.write(f"filled in {time.perf_counter() - started:.0f} s\n")
    _time(options.register, options.port, options.times)
    return 0


def _base(register: Register, records: Path | None, many: int) -> None:
    """Put in the reports that are copied, coded and linked."""
    if records:
        told = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
        coded = {one["id"]: from_fields(one["record"]) for one in told}
        found = (_report(one["id"], one["outlet"], coded[one["id"]]) for one in told)
        add(register, found, lambda part: [coded[str(report.name)] for report in part], version("lexicon"))
    else:
        corpus = itertools.islice(read_many(shared() / "corpus/ant-2018.jsonl.gz"), many)
        with coder("lexicon") as chosen:
            add(register, corpus, chosen, version("lexicon"))
    storing.linked(register)


def _report(name: str, outlet: str | None, record: Record) -> Report:
    document = record.document
    told = {key: getattr(document, key) for key in ("source", "title", "published", "language", "text")}
    return Report(**told, segments=(), notices=(), name=name, outlet=outlet)


def _fill(register: Register, wanted: int) -> None:
    """Copy what is there until there are `wanted` reports; incidents then count as linked.

    What linking keeps of reports is not copied: a report that came after would have all linked anew.
    """
    words = list(_words(register))
    with register.writing() as connection:
        for table in COPIED:
            connection.exec_driver_sql(f"CREATE TABLE base_{table.name} AS SELECT * FROM {table.name}")
        last, records, many = connection.execute(
            sa.select(
                sa.select(sa.func.max(schema.reports.c.number)).scalar_subquery(),
                sa.select(sa.func.max(schema.records.c.id)).scalar_subquery(),
                sa.select(sa.func.count(schema.reports.c.number)).scalar_subquery(),
            )
        ).one()
    chance = random.Random(5)
    for copy in range(1, -(-wanted // many)):
        with register.writing() as connection:
            days = 7 * chance.randrange(-WEEKS // 2, WEEKS // 2)
            docs = (days << 40) + ((copy * last) << 10)
            for table, changed in zip(COPIED, _changed(copy, copy * last, copy * records, days, docs), strict=True):
                _copy(connection, table, changed)
            write_words(connection, [(doc + docs, passage) for doc, passage in words])
    with register.writing() as connection:
        for table in COPIED:
            connection.exec_driver_sql(f"DROP TABLE base_{table.name}")
        state = storing._state(connection)
        connection.execute(schema.marks.update().where(schema.marks.c.name == storing.MARK).values(value=state))
        keep_sums(connection)


def _words(register: Register) -> Iterator[tuple[int, Passage]]:
    columns = [schema.reports.c[name] for name in ("number", "published", "text", "title")]
    with register.reading() as connection:
        for number, published, text, title in connection.execute(sa.select(*columns)):
            for part, passage in enumerate(passages(text, title)):
                yield doc_of(published, number, part), passage


def _changed(copy: int, numbers: int, records: int, days: int, docs: int) -> Iterator[dict[str, str]]:
    """Yield what differs in a copy, as SQL by column, for each table of `COPIED`."""

    def day(*names: str) -> dict[str, str]:
        return {name: f"date(\"{name}\", '{days:+d} days')" for name in names}

    def key(*names: str) -> dict[str, str]:
        return {name: f"\"{name}\" || '~{copy}'" for name in names}

    ordinals = {name: f"CASE WHEN {name} > 0 THEN {name} + {days} ELSE 0 END" for name in ("first", "last", "week")}
    doc, report = {"doc": f"doc + {docs}"}, {"report": f"report + {numbers}"}
    yield {"number": f"number + {numbers}", **key("id", "sameness", "copy_of"), **day("published")}
    yield {"id": f"id + {records}", **report}
    yield {**doc, **report}
    yield {**doc, **ordinals, **day("start", "end")}
    yield doc
    yield {**key("id", "followed_by"), **day("start", "end", "first_report", "last_report", "placed")}
    yield key("report", "incident")
    yield key("incident")
    yield key("incident")


def _copy(connection: sa.Connection, table: sa.Table, changed: dict[str, str]) -> None:
    names = [f'"{column.name}"' for column in table.columns]
    values = [changed.get(column.name, f'"{column.name}"') for column in table.columns]
    copied = f"SELECT {', '.join(values)} FROM base_{table.name}"
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(names)}) {copied}")


def _time(register: Path, port: int, times: int) -> None:
    """Ask a desk in a process of its own for its pages."""
    with open_register(register) as opened, opened.reading() as connection:
        count = sa.select(sa.func.count())
        many = {table.name: connection.scalar(count.select_from(table)) for table in (schema.reports, schema.incidents)}
    sys.stdout.write(
        f"{platform.machine()}, Python {platform.python_version()}, {many}, {os.getloadavg()[0]:.1f} busy\n\n"
    )
    served = subprocess.Popen([sys.executable, "-c", SERVED, str(register), str(port)])
    try:
        _wait(port)
        process = psutil.Process(served.pid)
        sys.stdout.write(
            "| page | first | CPU of it | median | slowest | CPU, median | KB |\n|---|---|---|---|---|---|---|\n"
        )
        for name, path in _pages(port):
            _row(name, path, port, process, times)
    finally:
        served.terminate()
        served.wait(10)


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            _ask(port, "/static/none")
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the desk does not answer")


def _pages(port: int) -> Iterator[tuple[str, str]]:
    """Yield the pages that are timed, the first page first; what a page leads to is found when it has been timed."""
    yield "first page (reports)", "/reports"
    report = _led_to(port, "/reports", "/reports/")
    yield "reports, the next 50", _led_to(port, "/reports", "/reports?")
    yield "a report", report
    yield "50 incidents", "/incidents"
    yield "50 incidents, the next", _led_to(port, "/incidents", "/incidents?after")
    yield "50 incidents of a type", "/incidents?type=ASSAULT"
    yield "50 incidents of a party", "/incidents?party=" + quote("روسيا")
    yield "50 incidents of days, filtered", "/incidents?type=CONSULT&status=occurred&since=2018-03-01&until=2018-09-30"
    yield "an incident", _led_to(port, "/incidents", "/incidents/")
    for name in ("map", "network", "counts", "dossiers", "review", "search"):
        yield name, f"/{name}"
    yield "search for a word", "/search?q=" + quote("العراق")
    yield "search for a phrase", "/search?q=" + quote('"مجلس الأمن"')


def _led_to(port: int, path: str, begins: str) -> str:
    """Return where the first link of a page with such an address leads."""
    _, page = _ask(port, path)
    found = re.search(rf'href="({re.escape(begins)}[^"#]*)', page.partition("<main")[2])
    return html.unescape(found[1]) if found else path


def _ask(port: int, path: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", path, headers={"Accept-Language": "en"})
    answer = connection.getresponse()
    told = answer.read().decode()
    connection.close()
    return answer.status, told


def _row(name: str, path: str, port: int, process: psutil.Process, times: int) -> None:
    taken, busy, status, size = [], [], 0, 0
    for _ in range(times):
        before, started = sum(process.cpu_times()[:2]), time.perf_counter()
        status, told = _ask(port, path)
        taken.append(time.perf_counter() - started)
        busy.append(sum(process.cpu_times()[:2]) - before)
        size = len(told)
    first, rest = taken[0], sorted(taken[1:]) or taken
    figures = (first, busy[0], rest[len(rest) // 2], rest[-1], sorted(busy[1:] or busy)[len(busy[1:]) // 2])
    shown = " | ".join(f"{1000 * figure:.0f} ms" for figure in figures)
    sys.stdout.write(f"| {name}{'' if status == 200 else f' ({status})'} | {shown} | {size // 1024} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
