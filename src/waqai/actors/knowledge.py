"""What the lexicon knows of actors: names, kinds, offices with their terms (`lexicons/data/actors/FORMAT.md`)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, cast

from waqai import lexicons
from waqai.actors.entity import EntityKind
from waqai.arabic.folding import fold

_TERM = re.compile(r"^(?P<role>.+?)\s*@\s*(?P<of>\S+)(?:\s+(?P<from>[\d-]*)\.\.(?P<to>[\d-]*))?$")


@dataclass(frozen=True, slots=True)
class Term:
    """An office held: `role` is its folded Arabic title, `of` an ISO alpha-3 code or an actor's id.

    `first` and `last` bound the days in office as far as they are known.
    """

    role: str
    of: str
    first: date | None
    last: date | None

    def covers(self, day: date | None) -> bool:
        """Tell whether the office was held on `day`; an unknown day is covered by every term."""
        if day is None:
            return True
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry: somebody whom news names. Names are folded; `short` ones are weak (FORMAT.md)."""

    id: str
    name: str
    kind: EntityKind
    country: str | None
    sector: str | None
    part_of: str | None
    names: tuple[str, ...]
    short: tuple[str, ...]
    needs: tuple[str, ...]
    roles: tuple[Term, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capital: tuple[str, ...]
    demonym: str | None
    because: str
    written: str


def listed(value: object) -> tuple[str, ...]:
    """Return the values of a list field: a YAML list, or the ``|``-separated cell of a table."""
    if value is None:
        return ()
    items = value if isinstance(value, list) else str(value).split("|")
    return tuple(text for item in items if (text := str(item).strip()))


def _bound(value: object, *, last: bool) -> date | None:
    parts = [int(part) for part in str(value or "").split("-") if part]
    if not parts:
        return None
    year, month, day = (*parts, *([0] * (3 - len(parts))))
    if not last or day:
        return date(year, month or 1, day or 1)
    after = date(year + 1, 1, 1) if month in (0, 12) else date(year, month + 1, 1)
    return after - timedelta(days=1)


def _term(value: object) -> Term | None:
    if isinstance(value, str):
        match = _TERM.match(value.strip())
        fields: dict[str, Any] = match.groupdict() if match else {}
    else:
        fields = cast(dict[str, Any], value)
    if not fields.get("role") or not fields.get("of"):
        return None
    first, last = _bound(fields.get("from"), last=False), _bound(fields.get("to"), last=True)
    return Term(fold(str(fields["role"])), str(fields["of"]), first, last)


def _terms(value: object) -> tuple[Term, ...]:
    items = value if isinstance(value, list) else listed(value)
    return tuple(term for item in items if (term := _term(item)) is not None)


def _folded(value: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(fold, listed(value)))) if value else ()


def _actor(entry: lexicons.Entry) -> Actor:
    written = listed(entry.get("names")) or listed(entry.get("short")) or ("",)
    return Actor(
        id=str(entry["id"]),
        name=str(entry.get("name") or entry["id"]),
        kind=cast(EntityKind, entry.get("kind", "other")),
        country=entry.get("country"),
        sector=entry.get("sector"),
        part_of=entry.get("part_of"),
        names=(*_folded(entry.get("names")), *_folded(entry.get("metonyms"))),
        short=_folded(entry.get("short")),
        needs=_folded(entry.get("needs")),
        roles=_terms(entry.get("roles")),
        adjectives=_folded(entry.get("adjectives")),
        people=_folded(entry.get("people")),
        capital=_folded(entry.get("capital")),
        demonym=entry.get("demonym"),
        because=lexicons.where(entry),
        written=written[0],
    )


@cache
def actors() -> dict[str, Actor]:
    """Return all actors by id. A later entry of the same id (a user's own) takes the earlier one's place."""
    return {str(e["id"]): _actor(e) for e in lexicons.load("actors") if "same_as" not in e}


@cache
def aliases() -> tuple[tuple[Actor, str], ...]:
    """Return the entries that only add names to another one, with the id of that one (`same_as`)."""
    entries = (e for e in lexicons.load("actors") if "same_as" in e)
    return tuple((_actor(e), str(e["same_as"])) for e in entries)


@cache
def states() -> dict[str, Actor]:
    """Return the states by ISO 3166-1 alpha-3 code."""
    found = (actor for actor in actors().values() if actor.kind == "state" and actor.country)
    return {actor.country: actor for actor in found if actor.country == actor.id.upper()}


for _table in (actors, aliases, states):
    lexicons.on_change(_table.cache_clear)
