"""Adding reports: each is coded and kept with its record, a batch in one transaction."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic
from typing import Any

import sqlalchemy as sa

from waqai.record.model import Record
from waqai.register.account import Account
from waqai.register.accounts import accounts_on
from waqai.register.bodies import packed
from waqai.register.coders import Coder
from waqai.register.copies import recognise
from waqai.register.following import follow
from waqai.register.opening import Register
from waqai.register.schema import other_names, records, reports
from waqai.register.versions import Version, number_of
from waqai.reports.report import Report

BATCH = 64
PATIENCE = 10.0  # seconds after which a batch is not waited for any longer
NAME_LONGEST = 200
Progress = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A report that was not added, and why."""

    source: str
    why: str


@dataclass(slots=True)
class Summary:
    """What became of the reports handed in: added (ids), on file already, skipped."""

    added: list[str] = field(default_factory=list)
    known: int = 0
    skipped: list[Skipped] = field(default_factory=list)


def add(
    register: Register,
    found: Iterable[Report],
    coder: Coder,
    made_by: Version,
    *,
    batch: int = BATCH,
    progress: Progress = lambda _many: None,
    summary: Summary | None = None,
) -> Summary:
    """Add the reports `found` to the register, with the records that `coder` makes of them.

    The same text of the same outlet is one report, which is passed over where it is on file; where it comes under
    another name, that name is kept beside its own. A batch (reports that come slowly: those of `PATIENCE` seconds) is
    kept whole or not at all: after a kill, the same call goes on where it stopped. `progress` is told of every batch,
    and `summary`, which is returned, grows with each.
    """
    summary = Summary() if summary is None else summary
    for part in _batches(found, batch):
        new = _unknown(register, part)
        coded = list(zip(new.items(), coder(list(new.values())), strict=True)) if new else []
        summary.skipped += [Skipped(report.source, why) for (_, report), why in coded if isinstance(why, str)]
        rows = [(key, report, record) for (key, report), record in coded if not isinstance(record, str)]
        added = _keep(register, rows, made_by) if rows else []
        summary.added += added
        _keep_names(register, part)
        summary.known += len(part) - len(new) + len(rows) - len(added)
        progress(len(part))
    return summary


def sameness(text: str, outlet: str | None) -> str:
    """Return what is the same for the same text of the same outlet, and for nothing else."""
    return hashlib.sha256(f"{outlet or ''}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def own_name(report: Report) -> str:
    """Return the name of a report in its source, as it can be an id; nothing where it has none."""
    return " ".join((report.name or "")[:NAME_LONGEST].split())


def _batches(found: Iterable[Report], batch: int) -> Iterator[list[Report]]:
    """Yield reports by the batch, or as many as have come when `PATIENCE` ends."""
    part, began = [], monotonic()
    for report in found:
        part.append(report)
        if len(part) == batch or monotonic() - began >= PATIENCE:
            yield part
            part, began = [], monotonic()
    if part:
        yield part


def _unknown(register: Register, part: Sequence[Report]) -> dict[str, Report]:
    """Return the reports that are not on file, by sameness, in order."""
    keyed: dict[str, Report] = {}
    for report in part:
        keyed.setdefault(sameness(report.text, report.outlet), report)
    with register.reading() as connection:
        known = _on_file(connection, keyed)
    return {key: report for key, report in keyed.items() if key not in known}


def _on_file(connection: sa.Connection, keys: Iterable[str]) -> set[str]:
    return set(connection.scalars(sa.select(reports.c.sameness).where(reports.c.sameness.in_(list(keys)))))


def _keep(register: Register, rows: Sequence[tuple[str, Report, Record]], made_by: Version) -> list[str]:
    """Keep the reports and their records; return their ids. Another process may have kept some meanwhile."""
    with register.writing() as connection:
        known = _on_file(connection, [key for key, _, _ in rows])
        now, number = datetime.now(UTC), number_of(connection, made_by)
        added: list[Account] = []
        numbers: list[int] = []
        for key, report, record in rows:
            if key in known:
                continue
            name = _free_id(connection, report, record.document.id, key)
            fields = {"id": name, "sameness": key, "added": now, **_fields(report, record)}
            place = connection.scalar(reports.insert().values(fields).returning(reports.c.number))
            connection.execute(records.insert().values(record_row(place, number, now, record)))
            added.append(Account(name, report.outlet, report.published, None, record))
            numbers.append(int(place or 0))
        follow(connection, _with_copies(connection, added, numbers))
    return [account.id for account in added]


def _keep_names(register: Register, part: Iterable[Report]) -> None:
    """Keep the names of reports that are on file under another name and under an id of their own."""
    told = {own_name(report): sameness(report.text, report.outlet) for report in part if report.name}
    with register.reading() as connection:
        query = sa.select(reports.c.sameness, reports.c.number, reports.c.name)
        on_file = {row.sameness: row for row in connection.execute(query.where(reports.c.sameness.in_(told.values())))}
        taken = set(connection.scalars(sa.select(reports.c.id).where(reports.c.id.in_(told))))
        taken |= set(connection.scalars(sa.select(other_names.c.name).where(other_names.c.name.in_(told))))
    new = [
        {"name": name, "report": on_file[key].number}
        for name, key in sorted(told.items())
        if key in on_file and name not in taken and " ".join((on_file[key].name or "")[:NAME_LONGEST].split()) != name
    ]
    if new:
        with register.writing() as connection:
            taken = set(connection.scalars(sa.select(other_names.c.name).where(other_names.c.name.in_(told))))
            rows = [row for row in new if row["name"] not in taken]
            if rows:
                connection.execute(other_names.insert(), rows)


def _with_copies(connection: sa.Connection, added: Sequence[Account], numbers: Sequence[int]) -> list[Account]:
    """Return the accounts added, now knowing what they are copies of, and those on file that turn out to be copies."""
    changed = recognise(connection, numbers)
    new = [replace(account, copy_of=changed.pop(account.id, None)) for account in added]
    return [*new, *accounts_on(connection, changed)] if changed else new


def record_row(report: int | None, version: int, now: datetime, record: Record) -> dict[str, Any]:
    """Return the row of a report's new current record."""
    return {
        "report": report,
        "version": version,
        "confirmed": version,
        "current": True,
        "made": now,
        "body": packed(record),
    }


def _fields(report: Report, record: Record) -> dict[str, Any]:
    told = ("name", "outlet", "title", "source", "url", "published", "language", "text")
    return {
        **{key: getattr(report, key) for key in told},
        "sha256": record.document.id,
        "segments": [asdict(part) for part in report.segments],
        "notices": [asdict(notice) for notice in report.notices],
    }


def _free_id(connection: sa.Connection, report: Report, text: str, key: str) -> str:
    """Return the report's own name; where another has it, the name and as much of a hash as tells them apart."""
    name = own_name(report) or text[:16]
    for candidate in _candidates(name, text, key):
        taken = sa.select(reports.c.number).where(reports.c.id == candidate)
        also = sa.select(other_names.c.report).where(other_names.c.name == candidate)
        if connection.scalar(sa.union_all(taken, also)) is None:
            return candidate
    raise AssertionError("two reports of one hash")


def _candidates(name: str, text: str, key: str) -> Iterator[str]:
    yield name
    yield f"{name}~{text[:8]}"
    yield f"{name}~{key[:8]}"
    yield f"{name}~{key}"
