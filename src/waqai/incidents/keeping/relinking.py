"""Which incidents of a register are other than they were: those of reports that came or changed, and of rulings."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from waqai.incidents.assembly import incident
from waqai.incidents.attaching import asides_of, telling
from waqai.incidents.decisions import decided
from waqai.incidents.incident import Incident
from waqai.incidents.keeping.kept import Kept
from waqai.incidents.keeping.plans import followed_anew
from waqai.incidents.keeping.rows import rows_of
from waqai.incidents.keeping.tables import TABLES
from waqai.incidents.keeping.writing import keep_linking
from waqai.incidents.linking import Incidents
from waqai.incidents.unit import Unit
from waqai.register.accounts import accounts_on
from waqai.register.rulings import Ruling
from waqai.register.schema import incident_mentions, incidents

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
    return followed_anew(connection, gone, found)


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
