"""Reviews in the register: deciding, undoing, and what stands."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from waqai.record.check import check
from waqai.record.from_json import from_fields
from waqai.register.account import Account
from waqai.register.anchors import LETTERS, LISTS, matched
from waqai.register.bodies import whole
from waqai.register.correctable import as_it_stands, checked, missing_event
from waqai.register.corrections import laid_over, next_id, target_of
from waqai.register.errors import UnknownError
from waqai.register.following import follow
from waqai.register.opening import Register
from waqai.register.review import Review, ReviewError
from waqai.register.schema import records, reports
from waqai.register.schema import reviews as table

Fields = dict[str, Any]
PART = 500


def decide(  # noqa: PLR0913
    register: Register,
    action: str,
    report: str,
    item: str,
    *,
    who: str,
    value: Fields | None = None,
    note: str | None = None,
    blind: bool = False,
) -> Review:
    """Accept, correct or reject the item called `item` (as e3, or n1) of the current record of `report`.

    What is accepted stays as it stands now, whatever a later coding says of it. A correction sets the fields of
    `value` and leaves the others to the coding; parties and places are named by their ids in the record. As `item`,
    "new" puts an event on record that the coding missed; `value` then tells its `span` and `type`, too. `blind` tells
    that who decides has seen the record without the decisions of others (`seen_by`), and means that one.

    Raises:
        UnknownError: there is no such report or item.
        ReviewError: the fields cannot be corrected so.
    """
    if (action == "correct") != bool(value):
        raise ReviewError(f"{action}: a correction says what to set (as type=AID), and nothing else does")
    with register.writing() as connection:
        row = current(connection, report)
        coded = whole(row.body, row.text)
        standing = standing_for(connection, [report]).get(report, [])
        laid = laid_over(coded, [one for one in standing if one.who == who] if blind else standing)
        if item == "new":
            target = missing_event(laid.fields, value or {}, next_id([*coded["events"], *laid.fields["events"]], "e"))
            kind, there = "event", matched(laid.fields, target)
            if there:
                raise ReviewError(f"{report} {there} is of that type and stands on these words; correct that one")
        else:
            kind = LETTERS.get(item[:1], "")
            found = target_of(laid, coded, kind, item) if kind else None
            if found is None:
                have = ", ".join(one["id"] for one in laid.fields[LISTS.get(kind, "events")]) or "none"
                raise UnknownError(f"{report} has no {item!r}; there are {have}")
            target = found
        set_to = checked(laid.fields, kind, value, found=item != "new") if value else None
        if action == "accept":
            set_to = as_it_stands(laid.fields, coded, kind, item)
        made = _append(connection, who, note, action=action, report=report, target=target, value=set_to)
        record = from_fields(laid_over(coded, [*standing, made]).fields)
        faults = [fault for fault in check(record) if "stands where" not in fault]
        if faults:
            raise ReviewError(f"{report} {item}: the record would not hold together: {'; '.join(faults)}")
        follow(connection, [Account(report, row.outlet, row.published, row.copy_of, record)])
    return made


def seen_by(register: Register, report: str, who: str) -> Account:
    """Return the account of `report` with the decisions of `who` alone laid over its record.

    Raises:
        UnknownError: there is no such report.
    """
    with register.reading() as connection:
        row = current(connection, report)
        own = [one for one in standing_for(connection, [report]).get(report, []) if one.who == who]
    record = from_fields(laid_over(whole(row.body, row.text), own).fields)
    return Account(report, row.outlet, row.published, row.copy_of, record)


def undo(register: Register, review: int, *, who: str, note: str | None = None) -> Review:
    """Undo a review: what it decided no longer holds; both stay on file.

    Raises:
        UnknownError: there is no such review.
        ReviewError: it is undone already, or an undoing itself.
    """
    with register.writing() as connection:
        found = next((one for one in _read(connection, table.c.id == review)), None)
        if found is None:
            raise UnknownError(f"there is no review {review}")
        if found.undone or found.action == "undo":
            raise ReviewError(f"review {review} is {'undone already' if found.undone else 'an undoing'}; decide anew")
        made = _append(connection, who, note, action="undo", report=found.report, undoes=review)
        if found.report:
            row = current(connection, found.report)
            standing = standing_for(connection, [found.report]).get(found.report, [])
            record = from_fields(laid_over(whole(row.body, row.text), standing).fields)
            follow(connection, [Account(found.report, row.outlet, row.published, row.copy_of, record)])
    return made


def reviews_of(register: Register, report: str | None = None) -> list[Review]:
    """Return all reviews, or those of one report, in the order in which they were made."""
    with register.reading() as connection:
        return list(_read(connection, table.c.report == report if report else sa.true()))


def standing_for(connection: sa.Connection, ids: Sequence[str]) -> dict[str, list[Review]]:
    """Return the decisions that stand for each of the reports `ids` that has any."""
    standing: dict[str, list[Review]] = {}
    for at in range(0, len(ids), PART):
        for review in _read(connection, table.c.report.in_(ids[at : at + PART])):
            if review.report and review.action != "undo" and not review.undone:
                standing.setdefault(review.report, []).append(review)
    return standing


def standing_of_incidents(connection: sa.Connection) -> list[Review]:
    """Return the merges and splits that stand."""
    return [one for one in _read(connection, table.c.action.in_(("merge", "split"))) if not one.undone]


def append_of_incidents(
    connection: sa.Connection, action: str, target: Fields, who: str, note: str | None = None
) -> Review:
    """Append a merge or a split."""
    return _append(connection, who, note, action=action, target=target)


def current(connection: sa.Connection, report: str) -> Any:
    """Return the row of `report` with its current record's `body`.

    Raises:
        UnknownError: there is no such report.
    """
    joined = sa.and_(records.c.report == reports.c.number, records.c.current)
    query = sa.select(reports, records.c.body).join(records, joined).where(reports.c.id == report)
    row = connection.execute(query).one_or_none()
    if row is None:
        raise UnknownError(f"there is no report {report!r} in the register; `waqai reports` lists them")
    return row


def _append(connection: sa.Connection, who: str, note: str | None, **fields: Any) -> Review:
    if not who.strip():
        raise ReviewError("a review tells who decided: --who NAME")
    row = {"who": who, "note": note, "at": datetime.now(UTC), **fields}
    # JSON columns would keep None as JSON's null
    given = {key: value for key, value in row.items() if value is not None}
    number = connection.scalar(table.insert().values(given).returning(table.c.id))
    empty: Fields = dict.fromkeys(("report", "target", "value", "undoes"))
    return Review(id=int(number or 0), **{**empty, **row})


def _read(connection: sa.Connection, where: sa.ColumnElement[bool]) -> Iterator[Review]:
    undoing = table.alias()
    query = (
        sa.select(table, undoing.c.id.isnot(None).label("undone"))
        .outerjoin(undoing, undoing.c.undoes == table.c.id)
        .where(where)
        .order_by(table.c.id)
    )
    yield from (Review(**row) for row in connection.execute(query).mappings().all())
