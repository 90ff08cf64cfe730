"""Those who act: the mentions of a report, and the entities that they are mentions of."""

from dataclasses import dataclass
from typing import Literal

from waqai.spans import Span

EntityKind = Literal[
    "state",
    "government",
    "military",
    "armed_group",
    "organisation",
    "person",
    "population",
    "facility",
    "other",
]


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that stands for somebody or something that can take part in an event.

    `head` is the index of its head token. `entry` is the id of the lexicon entry that names it, None
    where it is only described («مسلحون مجهولون») or an unknown name. `country` is ISO 3166-1 alpha-3.
    `name` is the usual English name, where the lexicon has one.
    """

    span: Span
    head: int
    kind: EntityKind
    entry: str | None
    country: str | None
    name: str | None
    because: str


@dataclass(frozen=True, slots=True)
class Entity:
    """All mentions of one actor in a report. `mentions` are indices into the report's mentions.

    `code` is the PLOVER actor code (country and sector), `role` the office held at the report's date.
    """

    id: str
    kind: EntityKind
    name: str
    name_ar: str
    country: str | None
    code: str | None
    role: str | None
    mentions: tuple[int, ...]
    entry: str | None
    because: str
