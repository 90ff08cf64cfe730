"""What the address of a page asks for: incidents of certain kinds, in an order; and addresses that ask for it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote, urlencode

from waqai.incidents.choosing import Wanted
from waqai.record.check import STATUSES, TYPES

ORDER = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    *("COOPERATE", "AID", "RETREAT"),
    *("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    *("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
QUADS = {1: ORDER[:4], 2: ORDER[4:7], 3: ORDER[7:11], 4: ORDER[11:]}
QUAD_OF = {code: quad for quad, codes in QUADS.items() for code in codes}
IN_ORDER = ("occurred", "planned", "demanded", "threatened", "possible", "denied")
LONGEST = 200
_COUNTRY = re.compile(r"[A-Z]{3}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; `faults` names the parts of the address that were not understood, and are left out."""

    wanted: Wanted
    oldest: bool = False
    faults: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Tell whether anything is filtered at all."""
        return self.wanted != Wanted()

    def address(self, path: str, **changes: Any) -> str:
        """Return the address of a page at `path` that asks for the same, but for the fields of `Wanted` changed."""
        return address(path, self.wanted.changed(**changes), oldest=self.oldest)


def filters(given: Iterable[tuple[str, str]]) -> Filters:
    """Return what the parameters of an address ask for; empty ones ask for nothing."""
    found: dict[str, list[str]] = {}
    for key, value in given:
        if value.strip():
            found.setdefault(key, []).append(value.strip()[:LONGEST])
    faults: list[str] = []
    each, one = _readers(found, faults)
    wanted = Wanted(
        types=each("type", lambda value: value if value in TYPES else None),
        statuses=each("status", lambda value: value if value in STATUSES else None),
        countries=each("country", lambda value: value.upper() if _COUNTRY.fullmatch(value.upper()) else None),
        parties=each("party", str),
        actors=each("actor", str),
        recipients=each("recipient", str),
        place=one("place", str),
        since=one("since", _day),
        until=one("until", _day),
        disputed=one("disputed", _yes) or False,
        open=one("open", _yes) or False,
        outlets=one("outlets", _number) or 0,
    )
    return Filters(wanted, found.get("order") == ["oldest"], tuple(dict.fromkeys(faults)))


def _readers(found: Mapping[str, list[str]], faults: list[str]) -> tuple[Callable[..., Any], Callable[..., Any]]:
    """Return a reader of all values of a key, and one of the last; both take down the keys that they cannot read."""

    def each(key: str, read: Callable[[str], Any]) -> tuple[Any, ...]:
        values = [read(value) for value in found.get(key, ())]
        if None in values:
            faults.append(key)
        return tuple(dict.fromkeys(value for value in values if value is not None))

    def one(key: str, read: Callable[[str], Any]) -> Any:
        return next(reversed(each(key, read)), None)

    return each, one


def address(path: str, wanted: Wanted, *, oldest: bool = False) -> str:
    """Return the address at `path` that asks for `wanted`."""
    told: list[tuple[str, str]] = []
    for key, values in (
        ("type", wanted.types),
        ("status", wanted.statuses),
        ("country", wanted.countries),
        ("party", wanted.parties),
        ("actor", wanted.actors),
        ("recipient", wanted.recipients),
    ):
        told += [(key, value) for value in values]
    for key, value in (("place", wanted.place), ("since", wanted.since), ("until", wanted.until)):
        if value is not None:
            told.append((key, str(value)))
    told += [(key, "yes") for key, value in (("disputed", wanted.disputed), ("open", wanted.open)) if value]
    if wanted.outlets > 1:
        told.append(("outlets", str(wanted.outlets)))
    if oldest:
        told.append(("order", "oldest"))
    return path + (f"?{urlencode(told, errors='replace')}" if told else "")


def words_at(report: str, event: str) -> str:
    """Return the address of the words of an event in its report."""
    return f"/reports/{quote(report, safe='~', errors='replace')}#{event}"


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return None


def _yes(value: str) -> bool | None:
    return True if value in ("yes", "on", "1", "true") else None


def _number(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else None
