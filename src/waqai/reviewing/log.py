"""The log of reviews: what was decided, by whom and when, the last first."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from waqai.register.opening import Register
from waqai.register.review import Review
from waqai.register.schema import reviews

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Logged:
    """A page of the log; `before` is where the next one begins, None on the last."""

    reviews: tuple[Review, ...]
    before: int | None


def log(
    register: Register,
    *,
    who: str | None = None,
    action: str | None = None,
    report: str | None = None,
    before: int | None = None,
    limit: int = SHOWN,
) -> Logged:
    """Return a page of the reviews of one reviewer, action or report, or of all."""
    conditions = [column == value for column, value in _columns(who, action, report) if value]
    if before:
        conditions.append(reviews.c.id < before)
    query = _query().where(*conditions).order_by(reviews.c.id.desc()).limit(limit + 1)
    with register.reading() as connection:
        found = tuple(Review(**row) for row in connection.execute(query).mappings())
    more = len(found) > limit
    return Logged(found[:limit], found[limit - 1].id if more else None)


def review(register: Register, number: int) -> Review | None:
    """Return the review of that number; None where there is none."""
    with register.reading() as connection:
        row = connection.execute(_query().where(reviews.c.id == number)).mappings().one_or_none()
    return Review(**row) if row else None


def last_of(register: Register, who: str) -> Review | None:
    """Return the last decision of `who` that stands: what an undo takes back; None where there is none."""
    own = log(register, who=who, limit=SHOWN).reviews
    return next((one for one in own if one.action != "undo" and not one.undone), None)


def reviewers(register: Register) -> tuple[str, ...]:
    """Return the names of all who have decided on something."""
    with register.reading() as connection:
        return tuple(connection.scalars(sa.select(reviews.c.who).distinct().order_by(reviews.c.who)))


def _query() -> sa.Select[tuple[object, ...]]:
    undoing = reviews.alias()
    undone = undoing.c.id.isnot(None).label("undone")
    return sa.select(reviews, undone).outerjoin(undoing, undoing.c.undoes == reviews.c.id)


def _columns(
    who: str | None, action: str | None, report: str | None
) -> Sequence[tuple[sa.ColumnElement[str], str | None]]:
    return ((reviews.c.who, who), (reviews.c.action, action), (reviews.c.report, report))
