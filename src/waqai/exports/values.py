"""Values that several exports share: casualties, coded days, codes of parties."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from waqai.codebooks import Plover, against, codes, plover
from waqai.incidents.incident import Incident, Party
from waqai.record.model import Bounds, Codes, EntityRecord, EventRecord
from waqai.record.to_json import number

CASUALTIES = ("killed", "wounded", "captured", "missing", "displaced")
_ENDS = re.compile("[\x85\u2028\u2029]")
NO_STATES = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"))


def casualties(told: Mapping[str, Bounds]) -> Iterator[int | float | None]:
    """Yield the least and the most of every kind of casualty, in the order of CASUALTIES."""
    for kind in CASUALTIES:
        bounds = told.get(kind)
        yield number(bounds.low) if bounds else None
        yield number(bounds.high) if bounds else None


def plover_of(event: EventRecord | Incident) -> Plover | None:
    """Return PLOVER's coding of `event`; None where it codes none."""
    return plover(event.type, event.mode, event.status)


def codes_of(incident: Incident) -> Codes:
    """Return the codes of an incident in the codebooks."""
    whom = against(len(incident.actors), (who.kind for who in incident.recipients))
    return codes(incident.type, incident.mode, incident.status, whom)


def coded_days(event: EventRecord | Incident, coded: Plover, published: date | None) -> tuple[date, date] | None:
    """Return the first and the last day of what PLOVER codes, None where no day is known.

    What is coded as the announcement or the threat has the day of the report; so has what the text does not date.
    """
    start, end = (None, None) if coded.changed else (event.start, event.end)
    first, last = start or end or published, end or start or published
    return (first, last) if first and last else None


def dated_by_report(event: EventRecord, coded: Plover) -> bool:
    """Tell whether the day of `event` in PLOVER is that of its report."""
    return coded.changed or not (event.start or event.end)


def sector(actor: EntityRecord | Party) -> str | None:
    """Return the sector of PLOVER («GOV», «MIL») in the actor's code."""
    code = actor.code or ""
    if actor.country and code.startswith(actor.country):
        code = code[len(actor.country) :]
    return code if code and code not in NO_STATES else None


def state(actor: EntityRecord | Party) -> str | None:
    """Return the state of the actor's code, or what PLOVER has in its place («IGO»)."""
    return actor.country or (actor.code if actor.code in NO_STATES else None)


def number_of(name: str) -> int:
    """Return a number for the incident called `name`, the same at every export: 59 bits of its SHA-256."""
    return int.from_bytes(hashlib.sha256(name.encode("utf-8")).digest()[:8], "big") >> 5


def joined(values: Iterable[str | None], between: str = "; ") -> str:
    """Return the known ones of `values`, each once, in their order, as one text."""
    return between.join(dict.fromkeys(value for value in values if value))


def json_line(value: object) -> str:
    """Return `value` as JSON on one line, also for readers who take U+2028 and the like for the end of a line."""
    return _ENDS.sub(_escaped, json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def one_line(words: str) -> str:
    """Return `words` on one line, without tabs and characters that no table can hold."""
    return " ".join(words.replace("\x00", " ").split())
