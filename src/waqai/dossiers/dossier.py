"""A dossier: a standing situation, as its YAML file lays it down (docs/dossiers.md)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the situation. `actors` are codes or names on record, `words` Arabic descriptions of it."""

    id: str
    name: str
    actors: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Events of certain types and statuses, done `by` and `on` certain parties (their ids; empty: any).

    With `open`, one of the two sides may be of no party that is named, as in attacks that nobody claims.
    """

    types: tuple[str, ...]
    statuses: tuple[str, ...]
    by: tuple[str, ...]
    on: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """Happenings to be counted by week, and the `units` of the running totals that officials give of them."""

    id: str
    name: str
    pattern: Pattern
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a question, and what tells it: Arabic words that are said, events that are told."""

    id: str
    name: str
    words: tuple[str, ...]
    events: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What parties take positions on, or (as a factor, with the answers `for` and `against`) what tips the scale."""

    id: str
    name: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """Figures to be followed: their units, and the party (its id) that their sentence must name, if any."""

    id: str
    name: str
    units: tuple[str, ...]
    of: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A situation. Events less sure than `confidence` are left out; empty `places` or `types` leave them open."""

    name: str
    title: str
    about: str
    since: date | None
    until: date | None
    places: tuple[str, ...]
    types: tuple[str, ...]
    confidence: float
    parties: tuple[Actor, ...]
    counts: tuple[Count, ...]
    questions: tuple[Question, ...]
    factors: tuple[Question, ...]
    figures: tuple[Measure, ...]

    def called(self, party: str) -> str:
        """Return the name of a party by its id."""
        return next(actor.name for actor in self.parties if actor.id == party)
