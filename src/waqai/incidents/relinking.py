"""Which incidents of a register are other than they were: those of reports that came or changed, and of rulings."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from waqai.incidents.assembly import incident
from waqai.incidents.decisions import decided
from waqai.incidents.follow_up import LONGEST, SLACK, followed
from waqai.incidents.form import from_fields
from waqai.incidents.incident import Incident
from waqai.incidents.keeping import keep_linking
from waqai.incidents.kept import Kept, rows_of
from waqai.incidents.linking import Incidents, asides_of, telling
from waqai.incidents.tables import TABLES, linked_reports
from waqai.incidents.unit import Unit
from waqai.register.accounts import accounts_on
from waqai.register.rulings import Ruling
from waqai.register.schema import incident_mentions, incidents, other_names, records, reports, reviews

Named = tuple[str, str]


def all_linked(connection: sa.Connection, rulings: Sequence[Ruling]) -> tuple[set[str], list[Incident]]:
    """Link all reports; return the ids of all incidents that there were, and all that there are."""
    for table in TABLES:
        connection.execute(sa.delete(table))
    linked = Incidents()
    linked.add(accounts_on(connection))
    keep_linking(connection, linked, list(linked.filed.stories))
    return set(connection.scalars(sa.select(incidents.c.id))), list(linked.incidents(rulings))


def relinked(
    connection: sa.Connection, changed: set[str], rulings: Sequence[Ruling], before: Sequence[Named] | None
) -> tuple[set[str], list[Incident]]:
    """Link the reports that are new or changed with those that were linked before.

    `before` are the mentions of which rulings were followed at the last linking; None where the rulings are the same.
    Returns the ids of the incidents that may be other, and the incidents that stand in their place.
    """
    shelf = Kept(connection)
    linked = shelf.into = Incidents(shelf)
    linked.add(accounts_on(connection, changed) if changed else ())
    keep_linking(connection, linked, changed)
    heads, told = set(linked.remade), set(linked.retold)
    ruled = [named for ruling in rulings for group in ruling.groups for named in group]
    theirs = _units_of(linked, [*ruled, *(before or ())]) if changed or before is not None else (set(), set())
    if before is not None or theirs[0] & heads or theirs[1] & told:
        heads, told = heads | theirs[0], told | theirs[1]
        shelf.held(heads)
        shelf.same(told)
    units = [unit for head in sorted(heads) if (unit := linked.unit(head))]
    units += linked.loose(told)
    gone = _holding(connection, changed, units)
    found = [incident(unit, linked.filed.stories) for unit in decided(units, rulings)]
    return _followed(connection, gone, found)


def changed_since(connection: sa.Connection, number: int, names: int, record: int, review: int) -> set[str]:
    """Return the reports that are new or changed since the last of each number was linked."""
    new = sa.select(reports.c.id).where(reports.c.number > number)
    recoded = sa.select(reports.c.id).join(records, records.c.report == reports.c.number).where(records.c.id > record)
    found = {*connection.scalars(new), *connection.scalars(recoded), *_reviewed(connection, review)}
    roots = sa.select(sa.func.coalesce(reports.c.copy_of, reports.c.id)).where(reports.c.number > number)
    wanted = set(connection.scalars(roots))
    query = sa.select(reports.c.id, reports.c.copy_of, linked_reports.c.copy_of.label("was"))
    query = query.join(linked_reports, linked_reports.c.report == reports.c.id)
    for column in (reports.c.id, reports.c.copy_of):
        found |= {row.id for row in rows_of(connection, query, column, wanted) if row.copy_of != row.was}
    if names:
        found |= _renamed(connection)
    return found


def _reviewed(connection: sa.Connection, review: int) -> set[str]:
    """Return the reports of reviews after a number, also of those that they undo."""
    query = sa.select(reviews.c.report, reviews.c.undoes)
    rows, found = connection.execute(query.where(reviews.c.id > review)).all(), set()
    while rows:
        found |= {row.report for row in rows if row.report is not None}
        rows = rows_of(connection, query, reviews.c.id, {row.undoes for row in rows if row.undoes is not None})
    return found


def _renamed(connection: sa.Connection) -> set[str]:
    """Return the reports that have come under further names."""
    many = sa.func.count().label("many")
    counts = sa.select(other_names.c.report, many).group_by(other_names.c.report).subquery()
    query = sa.select(reports.c.id).join(counts, counts.c.report == reports.c.number)
    query = query.join(linked_reports, linked_reports.c.report == reports.c.id)
    return set(connection.scalars(query.where(counts.c.many != linked_reports.c.also)))


def _units_of(linked: Incidents, named: Iterable[Named]) -> tuple[set[str], set[str]]:
    """Return the clusters and the asides (by what they tell) that hold mentions."""
    wanted = set(named)
    known = {report for report in {report for report, _ in wanted} if report in linked.filed.stories}
    linked.shelf.of(known)
    heads, told = set(), set()
    for report in known:
        story = linked.filed.stories[report]
        beside = asides_of(story)
        for number, group in enumerate(story.groups):
            if not any((report, event.id) in wanted for event in group.events):
                continue
            if number not in beside:
                heads.add(linked.cluster[report].reports[0])
            elif (report, number) in linked.tied:
                heads.add(linked.tied[report, number][0])
            else:
                told.add(telling(group))
    return heads, told


def _holding(connection: sa.Connection, changed: set[str], units: Iterable[Unit]) -> set[str]:
    """Return the incidents on file that hold a mention of changed reports, or of units."""
    mentions = {(mention.report, mention.event) for unit in units for mention in unit.mentions}
    query = sa.select(incident_mentions.c.report, incident_mentions.c.event, incident_mentions.c.incident)
    wanted = changed | {report for report, _ in mentions}
    rows = rows_of(connection, query, incident_mentions.c.report, wanted)
    return {row.incident for row in rows if row.report in changed or (row.report, row.event) in mentions}


def _followed(connection: sa.Connection, gone: set[str], found: Sequence[Incident]) -> tuple[set[str], list[Incident]]:
    """Tie planned incidents to what followed: those found, and those on file that it may be otherwise for."""
    as_of = connection.scalar(sa.select(sa.func.max(reports.c.published)))
    columns = incidents.c.id, incidents.c.type, incidents.c.status, incidents.c.start
    was = rows_of(connection, sa.select(*columns), incidents.c.id, gone)
    occurred = {(row.type, row.start) for row in [*was, *found] if row.status == "occurred" and row.start}
    plans = [one for one in found if one.status == "planned"]
    plans += _plans(connection, gone, occurred, as_of)
    later = _later(connection, gone, plans)
    for one in found:
        if one.status == "occurred" and one.start is not None:
            later.setdefault((one.type, one.start), []).append(one)
    ended = [followed(plan, later, as_of) for plan in plans]
    return gone | {plan.id for plan in plans}, [*(one for one in found if one.status != "planned"), *ended]


def _plans(
    connection: sa.Connection, gone: set[str], occurred: set[tuple[str, date]], as_of: date | None
) -> list[Incident]:
    """Return the planned incidents on file, but for those gone, that may have been followed, or not any more."""
    columns = [incidents.c[name] for name in ("id", "type", "start", "end", "followed_by", "open")]
    query = sa.select(*columns).where(incidents.c.status == "planned", incidents.c.start.is_not(None))
    wanted = {row.id for row in connection.execute(query) if row.end and _may_differ(row, gone, occurred, as_of)}
    bodies = rows_of(connection, sa.select(incidents.c.body), incidents.c.id, wanted - gone)
    return [replace(from_fields(row.body), followed_by=None, open=False) for row in bodies]


def _may_differ(row: Any, gone: set[str], occurred: set[tuple[str, date]], as_of: date | None) -> bool:
    if (row.end - row.start).days > LONGEST:
        return False
    days = range(-SLACK, (row.end - row.start).days + SLACK + 1)
    if row.followed_by in gone or any((row.type, row.start + timedelta(days=on)) in occurred for on in days):
        return True
    return row.followed_by is None and row.open != (as_of is not None and as_of > row.end)


def _later(
    connection: sa.Connection, gone: set[str], plans: Iterable[Incident]
) -> dict[tuple[str, date], list[Incident]]:
    """Return the incidents on file, but for those gone, that planned ones may have come to, by type and day."""
    days = {
        plan.start + timedelta(days=on)
        for plan in plans
        if plan.start and plan.end and (plan.end - plan.start).days <= LONGEST
        for on in range(-SLACK, (plan.end - plan.start).days + SLACK + 1)
    }
    types = {plan.type for plan in plans}
    query = sa.select(incidents.c.id, incidents.c.body).where(
        incidents.c.status == "occurred", incidents.c.type.in_(types)
    )
    found: dict[tuple[str, date], list[Incident]] = {}
    for row in rows_of(connection, query, incidents.c.start, days):
        if row.id not in gone:
            one = from_fields(row.body)
            found.setdefault((one.type, one.start or date.min), []).append(one)
    return found
