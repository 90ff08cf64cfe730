"""What is on file: the reports with their versions and numbers of reviews."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from waqai.register.opening import Register
from waqai.register.schema import records, reports, reviews, versions
from waqai.register.versions import Version

BATCH = 500


@dataclass(frozen=True, slots=True)
class OnFile:
    """A report on file: what is known of it, and which version its current record is of."""

    id: str
    outlet: str | None
    published: date | None
    title: str | None
    source: str
    url: str | None
    copy_of: str | None
    added: datetime
    version: Version
    records: int
    reviews: int


def on_file(
    register: Register,
    ids: Iterable[str] | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    outlet: str | None = None,
) -> Iterator[OnFile]:
    """Yield the reports on file in the order in which they were added."""
    every = records.alias()
    made = sa.select(sa.func.count()).where(every.c.report == reports.c.number).scalar_subquery()
    decided = sa.select(sa.func.count()).where(reviews.c.report == reports.c.id).scalar_subquery()
    named = ("id", "outlet", "published", "title", "source", "url", "copy_of", "added")
    version = ("code", "lexicon", "reader", "weights")
    query = (
        sa.select(
            reports.c.number,
            *(reports.c[name] for name in named),
            *(versions.c[name] for name in version),
            made.label("records"),
            decided.label("reviews"),
        )
        .join(records.join(versions, versions.c.id == records.c.confirmed), _current())
        .order_by(reports.c.number)
        .limit(BATCH)
    )
    query = query.where(reports.c.published >= since) if since else query
    query = query.where(reports.c.published <= until) if until else query
    query = query.where(reports.c.outlet == outlet) if outlet else query
    query = query.where(reports.c.id.in_(list(ids))) if ids is not None else query
    after = 0
    with register.reading() as connection:
        while rows := connection.execute(query.where(reports.c.number > after)).all():
            for row in rows:
                fields = {name: getattr(row, name) for name in (*named, "records", "reviews")}
                yield OnFile(**fields, version=Version(*(getattr(row, name) for name in version)))
            after = rows[-1].number


def _current() -> sa.ColumnElement[bool]:
    return sa.and_(records.c.report == reports.c.number, records.c.current)
