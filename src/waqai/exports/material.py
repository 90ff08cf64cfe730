"""What an export is made of: what each report tells, and the happenings that reports tell of."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from waqai.incidents.incident import Incident
from waqai.record.model import EntityRecord, EventRecord, PlaceRecord
from waqai.register.account import Account
from waqai.spans import Span

LeftOut = Counter[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What one report tells. `incidents` names the incident of each of its events (by the event's id)."""

    account: Account
    incidents: Mapping[str, str]
    entities: Mapping[str, EntityRecord]
    places: Mapping[str, PlaceRecord]

    @classmethod
    def of(cls, account: Account, incidents: Mapping[str, str] | None = None) -> "Told":
        """Return what `account` tells, its entities and places laid out by id."""
        record = account.record
        return cls(
            account,
            incidents or {},
            {entity.id: entity for entity in record.entities},
            {place.id: place for place in record.places},
        )

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.account.record.document.text

    @property
    def events(self) -> tuple[EventRecord, ...]:
        """The events of the report."""
        return self.account.record.events

    def who(self, ids: Iterable[str]) -> tuple[EntityRecord, ...]:
        """Return the entities of these ids."""
        return tuple(self.entities[one] for one in ids)

    def place(self, event: EventRecord) -> PlaceRecord | None:
        """Return the place of the record where `event` happened, if it is one."""
        return self.places.get(event.place.id) if event.place and event.place.id else None

    def address(self) -> str | None:
        """Return the web address of the report."""
        source = self.account.record.document.source
        return source if source.startswith(("http://", "https://")) else None

    def paragraph(self, span: Span) -> str:
        """Return the paragraph that `span` begins in."""
        start = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.start)
        return self.text[start : end if end >= 0 else None].strip()


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident, with the event mention that tells it best and the report of that mention."""

    incident: Incident
    told: Told
    event: EventRecord


@dataclass(frozen=True, slots=True)
class Material:
    """What is exported: `told` gives the reports one by one, `happenings` the incidents; each anew at every call."""

    told: Callable[[], Iterator[Told]]
    happenings: Callable[[], Iterator[Happening]]
