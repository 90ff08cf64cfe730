"""The names of parties and places: each once, with the words by which it is found."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from waqai.record.model import EntityRecord, EventPlace, Record
from waqai.register.search.passages import found_words
from waqai.register.search.tables import names
from waqai.register.search.words import write_names

IN_ONE_QUERY = 400
PLACE = "place"


@dataclass(frozen=True, slots=True)
class Name:
    """A party or a place as it is filed; `others` are further words by which it is found."""

    name: str
    name_ar: str
    kind: str
    country: str | None
    code: str | None
    others: str = ""

    @property
    def hash(self) -> str:
        """Return what is the same for the same name, and for nothing else."""
        told = (self.name, self.name_ar, self.kind, self.country or "", self.code or "", self.others)
        return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]

    @property
    def stems(self) -> list[str]:
        """Return the words by which it is found, each once."""
        told = (self.name, self.name_ar, self.others)
        return list(dict.fromkeys(word.stem for part in told for word in found_words(part)))


def party_name(entity: EntityRecord) -> Name:
    """Return the name of a party."""
    return Name(entity.name, entity.name_ar, entity.kind, entity.country, entity.code)


def place_name(place: EventPlace, record: Record) -> Name:
    """Return the name of a place: its words in the text without their clitics, and the province that it lies in."""
    known = next((item for item in record.places if item.id == place.id), None)
    if known is None:
        return Name(place.name, "", PLACE, place.country, None)
    words = " ".join(word.stem for word in found_words(known.span.of(record.document.text)))
    return Name(place.name, words, PLACE, place.country, known.ref, known.admin1 or "")


def numbers_of(connection: sa.Connection, wanted: Iterable[Name]) -> dict[Name, int]:
    """Return the number of each name, filing those that are new."""
    hashes = {name.hash: name for name in wanted}
    found = _known(connection, list(hashes))
    new = [(key, name) for key, name in hashes.items() if key not in found]
    rows = [{"hash": key, **{part: getattr(name, part) for part in _FILED}} for key, name in new]
    if rows:
        connection.execute(names.insert(), rows)
        made = _known(connection, [key for key, _ in new])
        write_names(connection, [(made[key], name.stems) for key, name in new])
        found |= made
    return {name: found[key] for key, name in hashes.items()}


_FILED = ("name", "name_ar", "kind", "country", "code")


def _known(connection: sa.Connection, hashes: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for at in range(0, len(hashes), IN_ONE_QUERY):
        query = sa.select(names.c.hash, names.c.id).where(names.c.hash.in_(hashes[at : at + IN_ONE_QUERY]))
        found |= {row.hash: row.id for row in connection.execute(query)}
    return found
