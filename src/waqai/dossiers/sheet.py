"""A sheet: one account laid out for a dossier, with what its words, events and statements belong to."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from waqai.dossiers.citing import Citation, cite, sentence_of
from waqai.dossiers.parties import Parties
from waqai.dossiers.phrases import Words
from waqai.incidents.incident import Incident, Mention
from waqai.record.model import EntityRecord, EventRecord, FigureRecord, StatementRecord
from waqai.register.account import Account
from waqai.spans import Span


@dataclass(frozen=True)
class Sheet:
    """An account, the parties, and the incidents of the situation that it tells, by the ids of its events."""

    account: Account
    parties: Parties
    told: dict[str, Incident]

    @cached_property
    def entities(self) -> dict[str, EntityRecord]:
        """The actors of the record by id."""
        return {entity.id: entity for entity in self.account.record.entities}

    @cached_property
    def words(self) -> Words:
        """The words of the whole text."""
        return Words.of(self.account.record.document.text)

    @cached_property
    def noise(self) -> tuple[Span, ...]:
        """The passages that are not the report's own, and the bylines."""
        return tuple(noise.span for noise in self.account.record.noise if noise.kind != "caption")

    def party_of(self, entity: str | None) -> str | None:
        """Return the party of an actor of the record by id."""
        return self.parties.of(self.entities[entity]) if entity in self.entities else None

    def among(self, entities: tuple[str, ...]) -> frozenset[str]:
        """Return the parties of actors by id."""
        return self.parties.among(self.entities[name] for name in entities if name in self.entities)

    def name_of(self, entity: str | None) -> str | None:
        """Return the name of an actor by id."""
        return self.entities[entity].name or self.entities[entity].name_ar if entity in self.entities else None

    def sentence(self, span: Span) -> Span:
        """Return the sentence that holds `span`."""
        return sentence_of(self.account.record.document.text, span)

    def cite(self, mark: Span, within: Span | None = None) -> Citation:
        """Return the citation of the words at `mark`."""
        return cite(self.account, mark, within)

    def events_in(self, span: Span) -> Iterator[EventRecord]:
        """Yield the events told within `span`, in the order of the text."""
        found = (event for event in self.account.record.events if span.contains(event.span))
        yield from sorted(found, key=lambda event: (event.span, event.id))

    def statement_over(self, span: Span) -> StatementRecord | None:
        """Return the statement in which `span` is said, the innermost."""
        over = [said for said in self.account.record.statements if said.span.contains(span)]
        return min(over, key=lambda said: (said.span.end - said.span.start, said.id), default=None)

    def voice(self, event: EventRecord) -> str | None:
        """Return who says that the event is: its one source, or the speaker of the words; None is the report itself."""
        if len(event.sources) == 1:
            return event.sources[0]
        said = self.statement_over(event.span)
        return said.speaker if said else next(iter(event.sources), None)

    def source_of(self, figure: FigureRecord) -> str | None:
        """Return the name of who gives a figure; None is the report itself."""
        said = self.statement_over(figure.span)
        return self.name_of(said.speaker) if said else None

    def named_in(self, span: Span) -> frozenset[str]:
        """Return the parties that are named within `span`."""
        named = (
            entity
            for entity in self.account.record.entities
            if any(span.contains(mention) for mention in entity.mentions)
        )
        within = Words.of(span.of(self.account.record.document.text))
        return self.parties.among(named) | self.parties.named_in(within)

    def is_noise(self, span: Span) -> bool:
        """Tell whether `span` lies in words that are not the report's own."""
        return any(noise.overlaps(span) for noise in self.noise)


def sheet(account: Account, parties: Parties, by_mention: dict[Mention, Incident]) -> Sheet:
    """Return the sheet of an account."""
    mentions = ((event.id, Mention(account.id, event.id)) for event in account.record.events)
    return Sheet(account, parties, {id_: by_mention[m] for id_, m in mentions if m in by_mention})
