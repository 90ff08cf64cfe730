"""How fast a register of a million events is searched: ``python -m waqai.evaluation.search_bench RECORDS REGISTER``.

RECORDS is a JSONL file of {"id", "outlet", "published", "record"}. Its reports are put into the new REGISTER (a path,
or a postgresql:// URL), then again and again on other days of four years, until there are as many events as asked for.
Then searches of many kinds are timed, with words, parties, places and days drawn from the records.
"""

import argparse
import json
import platform
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from waqai.record.from_json import from_fields
from waqai.register.account import Account
from waqai.register.opening import Register, open_register
from waqai.register.schema import reports
from waqai.register.search.counting import counts
from waqai.register.search.docs import doc_of
from waqai.register.search.indexing import index_accounts
from waqai.register.search.passages import passages
from waqai.register.search.query import Query
from waqai.register.search.searching import search
from waqai.register.search.tables import events, parties, texts
from waqai.register.search.words import write_words

WEEKS = 200
AT_ONCE = 10
Kind = Callable[[random.Random, Sequence[Account]], tuple[Query, dict[str, Any]]]


def main() -> int:
    """Load where the register is empty, and time; print a table in Markdown."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("records")
    cli.add_argument("register")
    cli.add_argument("--events", type=int, default=1_000_000)
    cli.add_argument("--searches", type=int, default=50, help="of each kind")
    options = cli.parse_args()
    accounts = _read(options.records)
    with open_register(options.register) as register:
        with register.reading() as connection:
            filed = connection.scalar(sa.select(sa.func.count()).select_from(events))
        if not filed:
            started = time.perf_counter()
            _load(register, accounts, options.events)
            sys.stdout.write(f"loaded in {time.perf_counter() - started:.0f} s\n")
        _time(register, accounts, options.searches)
    return 0


def _read(path: str) -> list[Account]:
    found = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            told = json.loads(line)
            record = from_fields(told["record"])
            found.append(Account(told["id"], told["outlet"], record.document.published, None, record))
    return [account for account in found if account.published]


def _load(register: Register, accounts: Sequence[Account], wanted: int) -> None:
    with register.writing() as connection:
        connection.execute(reports.insert(), [_report(number, one) for number, one in enumerate(accounts, 1)])
        index_accounts(connection, accounts)
        many = sum(len(account.record.events) for account in accounts)
        for index in (*events.indexes, *parties.indexes):
            index.drop(connection)
    words = [
        (doc_of(account.published, number, part), passage)
        for number, account in enumerate(accounts, 1)
        for part, passage in enumerate(passages(account.record.document.text, account.record.document.title))
    ]
    chance, copies = random.Random(5), range(1, -(-wanted // many))
    for at in range(0, len(copies), AT_ONCE):
        with register.writing() as connection:
            for copy in copies[at : at + AT_ONCE]:
                _copy(
                    connection,
                    copy * len(accounts),
                    len(accounts),
                    7 * chance.randrange(-WEEKS // 2, WEEKS // 2),
                    words,
                )
    with register.writing() as connection:
        for index in (*events.indexes, *parties.indexes):
            index.create(connection)
    if register.postgresql:
        with register.writing() as connection:
            connection.exec_driver_sql("ANALYZE")


def _report(number: int, account: Account) -> dict[str, Any]:
    document = account.record.document
    return {
        **{key: getattr(document, key) for key in ("title", "source", "published", "language", "text")},
        **{"number": number, "id": account.id, "name": account.id, "outlet": account.outlet, "url": document.source},
        **{"sha256": document.id, "sameness": account.id, "segments": [], "notices": [], "added": datetime.now(UTC)},
    }


def _copy(connection: sa.Connection, numbers: int, many: int, days: int, words: Sequence[tuple[int, Any]]) -> None:
    """Copy the first `many` reports with what is indexed of them to other numbers and days."""
    docs = (days << 40) + (numbers << 10)
    sqlite = connection.dialect.name == "sqlite"

    def day(name: str) -> str:
        return f"date({name}, '{days:+d} days')" if sqlite else f"{name} + ({days})"

    changed = {
        "number": f"number + {numbers}",
        "id": f"id || '~{numbers}'",
        "sameness": f"sameness || '~{numbers}'",
        "published": day("published"),
        "doc": f"doc + {docs}",
        "report": f"report + {numbers}",
        "start": day('"start"'),
        "end": day('"end"'),
    }
    changed |= {key: f"CASE WHEN {key} > 0 THEN {key} + {days} ELSE 0 END" for key in ("first", "last", "week")}
    base = f"SELECT doc FROM search_texts WHERE report <= {many}"
    for table, where in (
        (reports, f"number <= {many}"),
        (texts, f"report <= {many}"),
        (events, f"doc IN ({base})"),
        (parties, f"doc IN ({base})"),
    ):
        own = dict(changed) if table is not texts else {**changed, "first": "first", "last": '"last"'}
        columns = [f'"{column.name}"' for column in table.columns]
        values = [own.get(column.name, f'"{column.name}"') for column in table.columns]
        copied = f"SELECT {', '.join(values)} FROM {table.name} WHERE {where}"
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(columns)}) {copied}")
    if sqlite:
        write_words(connection, [(doc + docs, passage) for doc, passage in words])
    else:
        connection.exec_driver_sql(
            f"INSERT INTO search_words SELECT doc + ({docs}), words FROM search_words WHERE doc IN ({base})"
        )


def _word(chance: random.Random, accounts: Sequence[Account]) -> str:
    """Return a word as often as it stands in the texts."""
    words = [word for word in chance.choice(accounts).record.document.text.split() if word.isalpha() and len(word) > 2]
    return chance.choice(words)


def _phrase(chance: random.Random, accounts: Sequence[Account]) -> str:
    words = chance.choice(accounts).record.document.text.split()
    at = chance.randrange(max(1, len(words) - 2))
    return '"' + " ".join(word.strip('"«».,،؛:()') for word in words[at : at + 2]) + '"'


def _actor(chance: random.Random, accounts: Sequence[Account]) -> str:
    """Return a state, by its code, or a party by its name, as often as they act."""
    record = chance.choice(accounts).record
    entities = [item for item in record.entities if item.name_ar] or list(chance.choice(accounts).record.entities)
    one = chance.choice(entities)
    return one.country if one.country and chance.random() < 0.5 else one.name_ar or one.name


def _event(chance: random.Random, accounts: Sequence[Account]) -> Any:
    while True:
        found = chance.choice(accounts).record.events
        if found:
            return chance.choice(found)


def _days(chance: random.Random) -> tuple[date, date]:
    first = date(2016, 6, 1) + timedelta(days=chance.randrange(1400))
    return first, first + timedelta(days=chance.choice((1, 7, 30, 180)))


def _filters(chance: random.Random, accounts: Sequence[Account]) -> dict[str, Any]:
    """Return one to three filters."""
    event, days = _event(chance, accounts), _days(chance)
    all_of_them: list[dict[str, Any]] = [
        {"types": (event.type,)},
        {"statuses": (event.status,)},
        {"actors": (_actor(chance, accounts),)},
        {"recipients": (_actor(chance, accounts),)},
        {"parties": (_actor(chance, accounts),)},
        {"since": days[0], "until": days[1]},
        {"published_since": days[0], "published_until": days[1]},
        {"outlets": (chance.choice(accounts).outlet,)},
        {"confidence": chance.choice((0.5, 0.7, 0.9))},
    ]
    if event.place:
        all_of_them += [{"places": (event.place.name,)}, {"countries": (event.place.country or "IRQ",)}]
    found: dict[str, Any] = {}
    for one in chance.sample(all_of_them, chance.choice((1, 2, 2, 3))):
        found |= one
    return found


def _kinds() -> Iterator[tuple[str, Kind]]:
    yield "reports by a word", lambda c, a: (Query(_word(c, a)), {})
    yield "reports by two words", lambda c, a: (Query(f"{_word(c, a)} {_word(c, a)}"), {})
    yield "reports by a phrase", lambda c, a: (Query(_phrase(c, a)), {})
    yield "reports by a word but not another", lambda c, a: (Query(f"{_word(c, a)} -{_word(c, a)}"), {})
    yield (
        "events by a word, newest report",
        lambda c, a: (Query(_word(c, a)), {"by_events": True, "order": "published"}),
    )
    yield (
        "events by two words, date",
        lambda c, a: (
            Query(f"{_word(c, a)} {_word(c, a)}"),
            {"by_events": True, "order": "date"},
        ),
    )
    for order in ("published", "date", "confidence"):
        yield (
            f"events by filters, {order}",
            lambda c, a, order=order: (  # type: ignore[misc]
                Query(**_filters(c, a)),
                {"by_events": True, "order": order},
            ),
        )
    yield "reports by a word and filters", lambda c, a: (Query(_word(c, a), **_filters(c, a)), {})
    yield (
        "events by a word and filters, date",
        lambda c, a: (
            Query(_word(c, a), **_filters(c, a)),
            {"by_events": True, "order": "date"},
        ),
    )


def _time(register: Register, accounts: Sequence[Account], many: int) -> None:
    chance = random.Random(17)
    every: list[float] = []
    all_busy: list[float] = []
    sys.stdout.write(f"{platform.machine()}, Python {platform.python_version()}, {register.engine.dialect.name}\n\n")
    sys.stdout.write("| search | median | p95 | slowest | p95 of our CPU time |\n|---|---|---|---|---|\n")
    for name, kind in _kinds():
        taken, busy, slow = [], [], (0.0, "")
        for _ in range(many):
            query, way = kind(chance, accounts)
            if '""' in query.words or not any(char.isalpha() for char in query.words or "a"):
                continue
            started, used = time.perf_counter(), time.process_time()
            page = search(register, query, **way)
            taken.append(time.perf_counter() - started)
            busy.append(time.process_time() - used)
            slow = max(slow, (taken[-1], str(query)))
            if page.after and chance.random() < 0.3:
                started = time.perf_counter()
                search(register, query, after=page.after, **way)
                taken.append(time.perf_counter() - started)
        every += taken
        all_busy += busy
        _row(name, taken, busy)
        sys.stderr.write(f"{name}: slowest {slow[0]:.3f} {_short(slow[1])}\n")
    _row("**all**", every, all_busy)
    for name, filtered in (("counts, all events", False), ("counts by filters", True)):
        taken, busy = [], []
        for _ in range(max(5, many // 3)):
            query = Query(**_filters(chance, accounts)) if filtered else Query()
            started, used = time.perf_counter(), time.process_time()
            counts(register, query)
            taken.append(time.perf_counter() - started)
            busy.append(time.process_time() - used)
        _row(name, taken, busy)


def _short(query: str) -> str:
    return ", ".join(part for part in query.split(", ") if not part.endswith(("=()", "=None", "=0.0")))


def _row(name: str, taken: Sequence[float], busy: Sequence[float]) -> None:
    told, used = sorted(taken), sorted(busy)
    figures = (told[len(told) // 2], told[int(len(told) * 0.95)], told[-1], used[int(len(used) * 0.95)])
    sys.stdout.write(f"| {name} | {' | '.join(f'{1000 * figure:.0f} ms' for figure in figures)} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
