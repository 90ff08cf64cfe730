"""From the register to a dossier: what cannot be of the situation is not even read."""

from collections.abc import Iterable, Iterator
from itertools import islice

import sqlalchemy as sa

from waqai.dossiers.assembly import compiled
from waqai.dossiers.dossier import Dossier
from waqai.dossiers.parties import Parties
from waqai.dossiers.report import DossierReport
from waqai.dossiers.scope import belongs
from waqai.incidents.form import from_fields
from waqai.incidents.incident import Incident, Party
from waqai.register.accounts import accounts_on
from waqai.register.opening import Register
from waqai.register.schema import incident_parties, incidents, reports

PART = 500
_FIELDS = ("key", "name", "name_ar", "kind", "country", "code")


def gathered(register: Register, dossier: Dossier) -> DossierReport:
    """Return what `compiled` makes of a register, read from those accounts and incidents alone that matter to it."""
    with register.reading() as connection:
        found = list(_of_situation(connection, dossier))
        wanted = {mention.report for one in found for mention in one.mentions}
        return compiled(
            dossier, accounts_on(connection, wanted | _newest(connection, dossier), until=dossier.until), found
        )


def _of_situation(connection: sa.Connection, dossier: Dossier) -> Iterator[Incident]:
    parties = Parties(dossier)
    every = sa.select(*(incident_parties.c[name] for name in _FIELDS)).distinct()
    keys = {row.key for row in connection.execute(every) if parties.of(Party(*row)) is not None}
    named: set[str] = set()
    for part in _parts(sorted(keys)):
        named.update(connection.scalars(sa.select(incident_parties.c.incident).where(incident_parties.c.key.in_(part))))
    for part in _parts(sorted(named)):
        query = sa.select(incidents.c.body).where(
            incidents.c.id.in_(part), incidents.c.confidence >= dossier.confidence
        )
        query = query.where(incidents.c.type.in_(dossier.types)) if dossier.types else query
        for body in connection.scalars(query.order_by(incidents.c.id)):
            if belongs(dossier, parties, one := from_fields(body)):
                yield one


def _newest(connection: sa.Connection, dossier: Dossier) -> set[str]:
    """Return the report that was published last: a dossier is as of its day."""
    query = sa.select(reports.c.id).where(reports.c.published.is_not(None))
    query = query.order_by(reports.c.published.desc()).limit(1)
    return set(connection.scalars(query.where(reports.c.published <= dossier.until) if dossier.until else query))


def _parts(values: Iterable[str]) -> Iterator[list[str]]:
    left = iter(values)
    while part := list(islice(left, PART)):
        yield part
