"""Where the material comes from: a register, or records on disk."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from waqai.exports.errors import ExportError
from waqai.exports.material import Happening, Material, Told
from waqai.incidents import link
from waqai.incidents.incident import Incident, Mention
from waqai.incidents.storing import incidents_of
from waqai.record.from_json import of_stranger
from waqai.register.account import Account
from waqai.register.accounts import accounts, accounts_on
from waqai.register.opening import Register
from waqai.register.schema import incident_mentions
from waqai.reports.addresses import host

BATCH = 100
_Item = TypeVar("_Item")


def of_register(register: Register, since: date | None = None, until: date | None = None) -> Material:
    """Return the material of `register`: the reports published from `since` to `until`, and what they tell of."""

    def told() -> Iterator[Told]:
        with register.reading() as connection:
            for batch in _batches(accounts_on(connection, since=since, until=until)):
                incidents = _incidents_told(connection, [account.id for account in batch])
                yield from (Told.of(account, incidents.get(account.id)) for account in batch)

    def happenings() -> Iterator[Happening]:
        within = (one for one in incidents_of(register) if _touches(one, since, until))
        for batch in _batches(within):
            best = {one.id: lead(one) for one in batch}
            wanted = {mention.report for mention in best.values()}
            found = {account.id: Told.of(account) for account in accounts(register, wanted)}
            yield from _happenings(batch, best, found)

    return Material(told, happenings)


def of_records(paths: Sequence[Path]) -> Material:
    """Return the material of records on disk: JSON files, JSONL files, folders of both.

    Incidents are linked as in a register, and come in the order of the reports that tell them best.
    """

    @cache
    def linked() -> tuple[Incident, ...]:
        return link(accounts_on_disk(paths))

    @cache
    def incidents() -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for one in linked():
            for mention in one.mentions:
                found[mention.report][mention.event] = one.id
        return found

    def told() -> Iterator[Told]:
        return (Told.of(account, incidents().get(account.id)) for account in accounts_on_disk(paths))

    def happenings() -> Iterator[Happening]:
        best = {one.id: lead(one) for one in linked()}
        of_report: dict[str, list[Incident]] = defaultdict(list)
        for one in linked():
            of_report[best[one.id].report].append(one)
        for each in told():
            yield from _happenings(of_report.get(each.account.id, []), best, {each.account.id: each})

    return Material(told, happenings)


def lead(incident: Incident) -> Mention:
    """Return the mention that tells the incident as it stands: of its status, by a report that is about it, early."""
    main = {telling.report for telling in incident.reports if telling.main}
    stages = {stage.mention: stage for stage in incident.course}

    def rank(mention: Mention) -> tuple[bool, bool, date, Mention]:
        stage = stages.get(mention)
        day = stage.published if stage else None
        other = stage is not None and stage.status != incident.status
        return other, mention.report not in main, day or date.max, mention

    return min(incident.mentions, key=rank)


def accounts_on_disk(paths: Iterable[Path]) -> Iterator[Account]:
    """Yield the accounts of the records in `paths`, in order; of a folder, its files in order of name.

    Two reports of one id are told apart as in a register; the same report twice is one.

    Raises:
        ExportError: a file is missing, or holds something else than records.
    """
    seen: dict[str, str] = {}
    for account in (account for path in paths for account in _of_path(path)):
        digest = account.record.document.id
        name = account.id if seen.get(account.id, digest) == digest else f"{account.id}~{digest[:8]}"
        if name not in seen:
            seen[name] = digest
            yield replace(account, id=name)


def _of_path(path: Path) -> Iterator[Account]:
    if path.is_dir():
        for each in sorted(path.iterdir()):
            if each.suffix in (".json", ".jsonl"):
                yield from _of_path(each)
        return
    try:
        with path.open(encoding="utf-8") as file:
            lines = file if path.suffix == ".jsonl" else [file.read()]
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield _of_line(line, path, number)
    except OSError as problem:
        raise ExportError(f"{path} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise ExportError(f"{path} is no record: it is not in UTF-8") from problem


def _of_line(line: str, path: Path, number: int) -> Account:
    many = path.suffix == ".jsonl"
    try:
        return _account(json.loads(line), f"{path.stem}-{number}" if many else path.stem)
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        where = f"{path}:{number}" if many else str(path)
        words = f"{where} is no record (`waqai code FILE --format json` makes one): {problem!r}"
        raise ExportError(words) from problem


def _account(fields: dict[str, Any], name: str) -> Account:
    """Return the account of a record, alone, with its `account`, or as the value of `record`."""
    about = fields if "record" in fields else fields.get("account", {})
    record = of_stranger(fields.get("record", fields))
    return Account(
        about.get("id", name),
        about.get("outlet") or host(record.document.source),
        record.document.published,
        about.get("copy_of"),
        record,
    )


def _batches(items: Iterable[_Item]) -> Iterator[list[_Item]]:
    waiting = iter(items)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _incidents_told(connection: sa.Connection, reports: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return the incident of each event of `reports`."""
    table = incident_mentions.c
    query = sa.select(table.report, table.event, table.incident).where(table.report.in_(reports))
    found: dict[str, dict[str, str]] = {}
    for report, event, incident in connection.execute(query):
        found.setdefault(report, {})[event] = incident
    return found


def _touches(incident: Incident, since: date | None, until: date | None) -> bool:
    """Tell whether a report of the incident may have been published between the days."""
    first, last = incident.first_report, incident.last_report
    if since and not (last and last >= since):
        return False
    return not (until and not (first and first <= until))


def _happenings(batch: Sequence[Incident], best: dict[str, Mention], found: dict[str, Told]) -> Iterator[Happening]:
    """Yield the incidents with what tells them; one whose report was recoded in this very moment is passed over."""
    for incident in batch:
        mention = best[incident.id]
        told = found.get(mention.report)
        event = next((one for one in told.events if one.id == mention.event), None) if told else None
        if told and event:
            yield Happening(incident, told, event)
