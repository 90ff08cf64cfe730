"""Latin names in a search, with the Arabic ones by which reports name the same actor or place."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import takewhile
from typing import Any

import sqlalchemy as sa

from waqai import lexicons
from waqai.register.opening import Register
from waqai.register.search.passages import found_words
from waqai.register.search.tables import names

FORMS = 24  # Arabic forms of one Latin name, at most
NAMES = 40
LONGEST_RUN = 5
SHORTEST = 4
_ONE = r'(?:-?"[^"]*"?|-?«[^»]*»?|[^\s|]+)'
_TERM = re.compile(rf"{_ONE}(?:\|{_ONE})*")  # with those that may stand in its place
_ALTERNATIVE = re.compile(_ONE)
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f][A-Za-z\u00c0-\u024f'’.-]*")
_ARABIC = re.compile(r"[\u0621-\u064a]")


def in_both_scripts(register: Register, words: str) -> str:
    """Return the words of a query, each Latin name in it widened to the Arabic names of the same: `"a b"|"c"`.

    Names are those of the lexicon of actors and of the register's parties and places. What names nobody stays.
    """
    terms = _TERM.findall(words)
    if not any(_latin(one) for term in terms for one in _ALTERNATIVE.findall(term)):
        return words
    out: list[str] = []
    at = 0
    with register.reading() as connection:
        while at < len(terms):
            length, wide = _longest(connection, terms[at:])
            out.append(wide)
            at += length
    return " ".join(out)


def _longest(connection: sa.Connection, terms: list[str]) -> tuple[int, str]:
    """Return of how many terms the longest Latin name is that `terms` begin with, and it widened."""
    found = _ALTERNATIVE.findall(terms[0])
    if len(found) > 1 or terms[0][:1] in '"«':
        return 1, "|".join(_widened(connection, one, _latin(one)) or one for one in found)
    run = list(takewhile(_LATIN.fullmatch, terms[:LONGEST_RUN]))
    for length in range(len(run), 0, -1):
        if wide := _widened(connection, " ".join(run[:length]), run[:length]):
            return length, wide
    return 1, terms[0]


def _widened(connection: sa.Connection, told: str, run: list[str]) -> str | None:
    """Return a Latin name with the Arabic ones of the same; None where there are none."""
    forms = dict.fromkeys((*_of_lexicon(run), *_of_register(connection, run)))
    return "|".join(f'"{form}"' for form in (_bare(told), *list(forms)[:FORMS])) if forms else None


def _latin(term: str) -> list[str]:
    """Return the words of a term that is Latin and wanted; else none."""
    words = _bare(term).split()
    return words if all(map(_LATIN.fullmatch, words)) else []


def _bare(term: str) -> str:
    return term.strip('"«»')


def _of_lexicon(run: Iterable[str]) -> Iterator[str]:
    """Yield the Arabic names of the actors of that English name; else of persons, else of others, who bear it."""
    wanted = frozenset(stem for word in run for stem in _stems(word))
    if not wanted:
        return
    bearing = [(known, person, forms) for known, person, forms in _actors() if wanted <= known]
    exact = [forms for known, _, forms in bearing if known == wanted]
    persons = [forms for _, person, forms in bearing if person]
    for forms in (exact or persons or [forms for _, _, forms in bearing])[:NAMES]:
        yield from forms


@cache
def _actors() -> tuple[tuple[frozenset[str], bool, tuple[str, ...]], ...]:
    """Return the words of the English name of each actor, whether it is a person, and its Arabic names.

    Of a person, the family name alone is a name, too.
    """
    made = []
    for entry in lexicons.load("actors"):
        person = entry.get("kind") == "person"
        short = [one for one in _listed(entry.get("short")) if person and len(one) >= SHORTEST]
        forms = tuple(one for one in (*_listed(entry.get("names")), *short) if _ARABIC.search(one))
        if entry.get("name") and forms and not entry.get("same_as"):
            made.append((frozenset(_stems(str(entry["name"]))), person, forms))
    return tuple(made)


lexicons.on_change(_actors.cache_clear)


def _listed(value: object) -> list[str]:
    items = value if isinstance(value, list) else str(value or "").split("|")
    return [text for item in items if (text := str(item).strip())]


@cache
def _stems(name: str) -> tuple[str, ...]:
    return tuple(word.stem for word in found_words(name))


def _of_register(connection: sa.Connection, run: Iterable[str]) -> Iterator[str]:
    """Yield the Arabic names of the parties and places of the register whose names hold all words of `run`."""
    stems = [stem for word in run for stem in _stems(word)]
    if not stems:
        return
    number: sa.Select[Any]
    if connection.dialect.name == "sqlite":
        told = " AND ".join(f'"{stem}"' for stem in stems)
        matching = sa.literal_column("search_name_words").op("MATCH")(told)
        number = sa.select(sa.table("search_name_words", sa.column("rowid", sa.BigInteger)).c.rowid).where(matching)
    else:
        table = sa.table("search_name_words", sa.column("id", sa.BigInteger))
        told = " & ".join(f"'{stem}'" for stem in stems)
        wanted: sa.BindParameter[str] = sa.bindparam("match", told, unique=True)
        number = sa.select(table.c.id).where(sa.text("words @@ CAST(:match AS tsquery)").bindparams(wanted))
    query = sa.select(names.c.name, names.c.name_ar, names.c.kind).where(names.c.id.in_(number))
    shortest = query.order_by(sa.func.length(names.c.name), names.c.id).limit(NAMES)
    for row in connection.execute(shortest):
        known = set(_stems(row.name))
        named = set(stems) == known or (row.kind in ("person", "place") and set(stems) <= known)
        if row.name_ar and _ARABIC.search(row.name_ar) and named:
            yield row.name_ar.replace('"', " ")
