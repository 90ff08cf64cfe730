"""Keeping what linking knows of a register in its tables, as far as it has changed."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from waqai.incidents.attaching import asides_of, keys, telling
from waqai.incidents.keeping.kept import Kept
from waqai.incidents.keeping.packing import counts_told, hashed, ordinal, prominent_told
from waqai.incidents.keeping.plain import plain
from waqai.incidents.keeping.rows import Fields, delete, insert, rows_of
from waqai.incidents.keeping.tables import (
    linked_asides,
    linked_clusters,
    linked_days,
    linked_keys,
    linked_reports,
    linked_texts,
)
from waqai.incidents.linking import Incidents


def keep_linking(connection: sa.Connection, linked: Incidents, coming: Collection[str]) -> None:
    """Write what the adding of the reports `coming` has changed."""
    _keep_reports(connection, linked, coming)
    _keep_texts(connection, linked)
    _keep_days(connection, linked)
    heads = linked.remade & linked.refiled
    delete(connection, linked_clusters.c.head, linked.gone | heads)
    clusters = (
        (head, {"cluster": plain(linked.cluster[head]), "why": list(linked.why[head])}) for head in sorted(heads)
    )
    insert(connection, linked_clusters, ({"head": head, "body": body} for head, body in clusters))
    _keep_asides(connection, linked, coming)
    _keep_keys(connection, linked, coming)


def _keep_reports(connection: sa.Connection, linked: Incidents, coming: Collection[str]) -> None:
    filed, table = linked.filed, linked_reports
    told = {report: (filed.text_of[report], linked.cluster[report].reports[0]) for report in linked.refiled}
    other = told.keys() - set(coming)
    columns = table.c.report, table.c.text, table.c.head
    for row in rows_of(connection, sa.select(*columns), table.c.report, other):
        if (row.text, row.head) != told[row.report]:
            text, head = told[row.report]
            connection.execute(sa.update(table).where(table.c.report == row.report).values(text=text, head=head))
    delete(connection, table.c.report, coming)
    insert(connection, table, (_report(linked, report) for report in sorted(coming)))


def _report(linked: Incidents, report: str) -> Fields:
    story = linked.filed.stories[report]
    return {
        "report": report,
        "text": linked.filed.text_of[report],
        "head": linked.cluster[report].reports[0],
        "copy_of": story.copy_of,
        "also": len(story.also),
        "story": plain(story),
    }


def _keep_texts(connection: sa.Connection, linked: Incidents) -> None:
    was = linked.shelf.was if isinstance(linked.shelf, Kept) else {}
    now = dict(_texts(linked))
    changed = sorted(text for text, told in now.items() if was.get(text) != told)
    delete(connection, linked_texts.c.text, {*changed, *(was.keys() - now.keys())} & was.keys())
    rows = ((text, *now[text]) for text in changed)
    names = ("text", "day", "component", "body")
    insert(connection, linked_texts, (dict(zip(names, row, strict=True)) for row in rows))


def _texts(linked: Incidents) -> Iterator[tuple[str, tuple[int, str, Any]]]:
    """Yield day, component and body of all texts in memory."""
    filed = linked.filed
    beyond: Mapping[str, Mapping[str, Any]] = linked.shelf.beyond if isinstance(linked.shelf, Kept) else {}
    for component in set(filed.component.values()):
        least = min(component)
        for part in filed.parts[component]:
            for text in part:
                near = {other: plain(filed.pairs[text, other]) for other in filed.partners[text] if text < other}
                pairs = {**beyond.get(text, {}), **near}
                body = {
                    "keys": plain(filed.blocks.keys(text)),
                    "near": list(filed.near[text]),
                    "pairs": {other: pairs[other] for other in sorted(pairs)},
                    "about": plain(filed.about.get(text)),
                    "part": part[0],
                }
                yield text, (ordinal(filed.day_of[text]), least, body)


def _keep_days(connection: sa.Connection, linked: Incidents) -> None:
    filed, table = linked.filed, linked_days
    known = linked.shelf.days if isinstance(linked.shelf, Kept) else {}
    days = {day for day in filed.days if not known or ordinal(day) in known}
    for day in sorted(days, key=ordinal):
        prominent = plain(prominent_told(filed.shares.get(day, {}), filed.happenings.get(day, {}))) if day else {}
        if day not in filed.counted and prominent == known.get(ordinal(day)):
            continue
        connection.execute(sa.delete(table).where(table.c.day == ordinal(day)))
        if filed.days[day]:
            counts = counts_told(filed.frequencies.of_day(day))
            row = {"day": ordinal(day), "counts": counts, "prominent": prominent}
            connection.execute(sa.insert(table).values(row))


def _keep_asides(connection: sa.Connection, linked: Incidents, coming: Collection[str]) -> None:
    table = linked_asides
    for report, number in sorted(linked.retied):
        if report not in coming:
            told = _tie(linked, report, number)
            where = table.c.report == report, table.c.number == number
            connection.execute(sa.update(table).where(*where).values(told))
    delete(connection, table.c.report, coming)
    insert(connection, table, (row for report in sorted(coming) for row in _asides(linked, report)))


def _asides(linked: Incidents, report: str) -> Iterator[Fields]:
    for number in asides_of(linked.filed.stories[report]):
        same = telling(linked.group((report, number)))
        yield {"report": report, "number": number, "same": same, **_tie(linked, report, number)}


def _tie(linked: Incidents, report: str, number: int) -> Fields:
    head, match = linked.tied.get((report, number), (None, None))
    return {"tied": head, "points": match.points if match else None, "because": match.because if match else None}


def _keep_keys(connection: sa.Connection, linked: Incidents, coming: Collection[str]) -> None:
    table = linked_keys
    delete(connection, table.c.report, coming)
    delete(connection, table.c.report, linked.refiled - set(coming), table.c.core)
    insert(connection, table, (row for report in sorted(coming) for row in _aside_keys(linked, report)))
    insert(connection, table, (row for report in sorted(linked.refiled) for row in _core_keys(linked, report)))


def _aside_keys(linked: Incidents, report: str) -> Iterator[Fields]:
    for number in asides_of(linked.filed.stories[report]):
        for key in sorted(hashed(key) for key in keys(linked.group((report, number)))):
            yield {"key": key, "report": report, "number": number, "core": False}


def _core_keys(linked: Incidents, report: str) -> Iterator[Fields]:
    story = linked.filed.stories[report]
    if story.focus is not None and story.focus in linked.core[linked.cluster[report].reports[0]]:
        for key in sorted(hashed(key) for key in keys(story.focus)):
            yield {"key": key, "report": report, "number": story.main, "core": True}
