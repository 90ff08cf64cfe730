"""What must hold of the rows of a search, as SQL.

We choose the way, since the databases guess badly where conditions hang together: small sets are looked up and sorted
(`Narrow`), else rows are walked through in the order wanted, and tested one by one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from waqai.register.search.docs import first_of
from waqai.register.search.naming import PLACE
from waqai.register.search.passages import found_words
from waqai.register.search.query import Query, QueryError, Terms, match_postgresql, match_sqlite, terms
from waqai.register.search.tables import ACTOR, RECIPIENT, SOURCE, events, names, parties, texts

SMALL = 20_000
EVENTS_OF_A_REPORT = 12
LONG = 31
_COUNTRY = re.compile(r"[A-Z]{3}")
_CODE = re.compile(r"[A-Z]{4,}")
Test = sa.ColumnElement[bool]
Set = sa.Select[Any]


@dataclass(frozen=True, slots=True)
class Narrow:
    """A condition by which few rows may be left: the set of their keys, and the test of a single row.

    `weight` is how many rows come of a key; `indexed` is the test for orders in which an index gives such rows.
    """

    keys: Set
    within: Test
    test: Test
    weight: int = 1
    indexed: Test | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A query made ready for one database: its terms, plain tests of events, conditions that may narrow it down."""

    query: Query
    terms: Terms | None
    sqlite: bool
    plain: tuple[Test, ...]
    narrows: tuple[Narrow, ...]

    def matching(self, tier: int | None = None) -> Set:
        """Return the docs in which the words stand (as a set of numbers)."""
        assert self.terms is not None
        if self.sqlite:
            table = sa.table("search_words", sa.column("rowid", sa.BigInteger))
            told = sa.literal_column("search_words").op("MATCH")(match_sqlite(self.terms, tier))
            return sa.select(table.c.rowid).where(told)
        table = sa.table("search_words", sa.column("doc", sa.BigInteger), sa.column("words"))
        wanted = sa.text("words @@ CAST(:match AS tsquery)").bindparams(
            sa.bindparam("match", match_postgresql(self.terms, tier), unique=True)
        )
        return sa.select(table.c.doc).where(wanted)


def asked(query: Query, dialect: str) -> Asked:
    """Make `query` ready for a database.

    Raises:
        QueryError: it names something that cannot be.
    """
    sqlite = dialect == "sqlite"
    narrows = [
        *_values(query, sqlite),
        *_window(query, sqlite),
        *_parties(query.actors, (ACTOR,), sqlite),
        *_parties(query.recipients, (RECIPIENT,), sqlite),
        *_parties(query.parties, (ACTOR, RECIPIENT), sqlite),
        *_parties(query.sources, (SOURCE,), sqlite),
        *_places(query.places, sqlite),
    ]
    return Asked(query, terms(query.words), sqlite, tuple(_plain(query, sqlite)), tuple(narrows))


def of_docs(query: Query, column: sa.ColumnElement[Any]) -> Iterator[Test]:
    """Yield what must hold of the number of a doc."""
    if query.published_since:
        yield column >= first_of(query.published_since)
    if query.published_until:
        yield column < first_of(query.published_until + timedelta(days=1))
        yield column >= first_of(_FIRST_DAY)


_FIRST_DAY = date.min


def _plain(query: Query, sqlite: bool) -> Iterator[Test]:
    for column, values in ((events.c.mode, query.modes), (events.c.status, query.statuses)):
        if values:
            yield _one_of(column, values)
    if query.confidence:
        yield unindexed(events.c.confidence, sqlite) >= round(query.confidence * 1000)
    if not (query.since and query.until):
        yield from _days(query, sqlite)
    yield from of_docs(query, events.c.doc)


def _days(query: Query, sqlite: bool) -> Iterator[Test]:
    if query.since:
        yield events.c.last >= query.since.toordinal()
    if query.until:
        yield unindexed(events.c.first, sqlite).between(1, query.until.toordinal())


def _window(query: Query, sqlite: bool) -> Iterator[Narrow]:
    """Yield the condition that an event falls between two days: the few that last for long are looked up apart."""
    if not (query.since and query.until):
        return
    since, until = query.since.toordinal(), query.until.toordinal()
    other = events.alias()
    key = sa.select(other.c.doc, other.c.turn).where(other.c.last >= since)
    short = key.where(other.c.first.between(max(1, since - LONG), until), other.c.last - other.c.first <= LONG)
    lasting = key.where(other.c.first.between(1, until), other.c.last - other.c.first > sa.literal_column(str(LONG)))
    keys = sa.select(sa.union_all(short, lasting).subquery())
    yield Narrow(keys, _key().in_(keys), sa.and_(*_days(query, sqlite)))


def _values(query: Query, sqlite: bool) -> Iterator[Narrow]:
    for column, values, ordered in (
        (events.c.type, tuple(value.upper() for value in query.types), True),
        (events.c.country, tuple(value.upper() for value in query.countries), True),
        (events.c.outlet, query.outlets, False),
    ):
        if values:
            other = events.alias()
            keys = sa.select(other.c.doc, other.c.turn).where(_one_of(other.c[column.name], values))
            # with an empty string behind it, SQLite does not look a word up
            tested = _one_of(sa.type_coerce(column + "", sa.Text) if sqlite else column, values)
            yield Narrow(keys, _key().in_(keys), tested, indexed=_one_of(column, values) if ordered else None)


def _one_of(column: sa.ColumnElement[Any], values: Sequence[str]) -> Test:
    return column == values[0] if len(values) == 1 else column.in_(values)


def of_texts(query: Query) -> Iterator[Test]:
    """Yield what must hold of a report without regard to its events."""
    if query.outlets:
        yield texts.c.outlet.in_(query.outlets)
    yield from of_docs(query, texts.c.doc)


def _parties(wanted: Sequence[str], roles: Sequence[int], sqlite: bool) -> Iterator[Narrow]:
    if not wanted:
        return
    named = sa.or_(*(_party(value, sqlite) for value in wanted))
    in_role = parties.c.role == roles[0] if len(roles) == 1 else parties.c.role.in_(roles)
    keys = sa.select(parties.c.doc, parties.c.turn).where(in_role, named)
    other = parties.alias()
    here = sa.and_(other.c.doc == events.c.doc, other.c.turn == events.c.turn, other.c.role.in_(roles))
    told = sa.or_(*(_party(value, sqlite, other) for value in wanted))
    yield Narrow(keys, _key().in_(keys), sa.exists(sa.select(sa.literal(1)).where(here, told)))


def _party(value: str, sqlite: bool, table: sa.FromClause = parties) -> Test:
    if _COUNTRY.fullmatch(value):
        return table.c.country == value
    if _CODE.fullmatch(value):
        return table.c.name.in_(sa.select(names.c.id).where(names.c.code.between(value, value + "Z" * 30)))
    return table.c.name.in_(_named(value, sqlite))


def _places(wanted: Sequence[str], sqlite: bool) -> Iterator[Narrow]:
    if not wanted:
        return
    numbers = [
        sa.select(names.c.id).where(names.c.kind == PLACE, names.c.id.in_(_named(value, sqlite))) for value in wanted
    ]
    other = events.alias()
    keys = sa.select(other.c.doc, other.c.turn).where(sa.or_(*(other.c.place.in_(one) for one in numbers)))
    column: sa.ColumnElement[Any] = unindexed(events.c.place, sqlite)
    yield Narrow(keys, _key().in_(keys), sa.or_(*(column.in_(one) for one in numbers)))


def _named(value: str, sqlite: bool) -> Set:
    """Return the numbers of the names that hold all words of `value`."""
    stems = [word.stem for word in found_words(value)]
    if not stems:
        raise QueryError(f"{value!r}: name a party or place by a word, a state by its code of three letters")
    if sqlite:
        table = sa.table("search_name_words", sa.column("rowid", sa.BigInteger))
        match = sa.literal_column("search_name_words").op("MATCH")(" AND ".join(f'"{stem}"' for stem in stems))
        return sa.select(table.c.rowid).where(match)
    number = sa.table("search_name_words", sa.column("id", sa.BigInteger), sa.column("words"))
    wanted = sa.text("words @@ CAST(:match AS tsquery)").bindparams(
        sa.bindparam("match", " & ".join(f"'{stem}'" for stem in stems), unique=True)
    )
    return sa.select(number.c.id).where(wanted)


def unindexed(column: sa.ColumnElement[Any], sqlite: bool) -> sa.ColumnElement[Any]:
    """Return `column` such that SQLite does not look it up in an index."""
    return column.op("+", is_comparison=False)(sa.literal_column("0")) if sqlite else column


def _key() -> sa.Tuple:
    return sa.tuple_(events.c.doc, events.c.turn)


def narrowed(
    connection: sa.Connection, wanted: Asked, docs: Set | None, *, most: int = SMALL, by_index: bool = False
) -> tuple[list[Test], bool]:
    """Return the tests of all conditions that may narrow a query down, and whether few rows are left by one of them.

    The smallest set is looked up where it has no more than `most` rows for each condition (the more there
    are, the fewer rows fulfil all, and the longer the way through the others). `docs` are the docs in which the
    words stand, where words are asked for. `by_index` says that indices give rows of a type or country in order.
    """
    found = [*wanted.narrows]
    if docs is not None:
        rows = unindexed(events.c.doc, wanted.sqlite).in_(docs)
        found.append(Narrow(docs, events.c.doc.in_(docs), rows, EVENTS_OF_A_REPORT))
    most *= len(found)
    sizes = [_size(connection, one, most) for one in found]
    least = min(range(len(found)), key=lambda at: (sizes[at], at), default=None)
    if least is None or sizes[least] > most:
        return [one.indexed if by_index and one.indexed is not None else one.test for one in found], False
    return [one.within if at == least else one.test for at, one in enumerate(found)], True


def _size(connection: sa.Connection, one: Narrow, most: int) -> int:
    """Return how many rows a set gives, as far as that it is small or not."""
    counted = sa.select(sa.func.count()).select_from(one.keys.limit(most // one.weight + 1).subquery())
    return one.weight * int(connection.scalar(counted) or 0)
