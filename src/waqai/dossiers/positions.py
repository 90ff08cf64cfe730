"""Positions: what each party says, asks, refuses, threatens, and which answer it gives to a question."""

from collections.abc import Iterable, Iterator
from datetime import date

from waqai.dossiers.dossier import Dossier, Question
from waqai.dossiers.parties import fits
from waqai.dossiers.phrases import Finder, Hit, Words
from waqai.dossiers.report import Position
from waqai.dossiers.sheet import Sheet
from waqai.record.model import EventRecord, StatementRecord
from waqai.spans import Span

# Types that are words: to do them is to take a position.
BY_WORDS = frozenset(["REQUEST", "REJECT", "ACCUSE", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "SANCTION"])
Found = tuple[str | None, str | None, str, Span | None]  # question, answer, because, words that tell


class Asked:
    """The questions of a dossier, ready to be put to the words of parties."""

    def __init__(self, questions: Iterable[Question]) -> None:
        self.questions = tuple(questions)
        self._finders = {
            question.id: Finder((answer.id, words) for answer in question.answers for words in answer.words)
            for question in self.questions
        }

    def in_words(self, text: str, span: Span) -> Iterator[Found]:
        """Yield the answers that words within `span` give."""
        words = Words.of(span.of(text))
        for question in self.questions:
            for hit in self._finders[question.id].find(words):
                answer = answer_of(question, hit)
                if answer is not None:
                    mark = Span(hit.span.start + span.start, hit.span.end + span.start)
                    yield question.name, answer, because(hit, span.of(text)), mark

    def in_event(self, sheet: Sheet, event: EventRecord) -> Iterator[Found]:
        """Yield the answers that an event tells, whoever says it."""
        actors, recipients = sheet.among(event.actors), sheet.among(event.recipients)
        for question in self.questions:
            for answer in question.answers:
                if any(fits(pattern, event.type, event.status, actors, recipients) for pattern in answer.events):
                    yield question.name, answer.name, f"{event.type} {event.status}", event.span


def answer_of(question: Question, hit: Hit) -> str | None:
    """Return the name of the answer that a hit gives: denied, the other one of two; of more, none."""
    if hit.negation is None:
        return next(answer.name for answer in question.answers if answer.id == hit.key)
    others = [answer.name for answer in question.answers if answer.id != hit.key]
    return others[0] if len(others) == 1 else None


def because(hit: Hit, text: str) -> str:
    """Return what places a hit."""
    return f"words «{hit.phrase}»" + (f", denied by «{hit.negation.of(text)}»" if hit.negation else "")


def positions(sheet: Sheet, dossier: Dossier, asked: Asked) -> Iterator[Position]:
    """Yield the positions that parties take in an account: their statements, then their deeds of words."""
    yield from _unlike(_statements(sheet, dossier, asked))
    yield from _unlike(_deeds(sheet, dossier, asked))


def _unlike(found: Iterable[tuple[str, Position]]) -> Iterator[Position]:
    """Leave out what an account tells twice."""
    seen = set()
    for key, position in found:
        whole = key, position.party, position.speaker, position.question, position.answer
        if whole not in seen:
            seen.add(whole)
            yield position


def _statements(sheet: Sheet, dossier: Dossier, asked: Asked) -> Iterator[tuple[str, Position]]:
    text = sheet.account.record.document.text
    for said in sheet.account.record.statements:
        party = sheet.party_of(said.speaker)
        if party is None or sheet.is_noise(said.span):
            continue
        events = [event for event in sheet.events_in(said.span) if event.confidence >= dossier.confidence]
        found = list(asked.in_words(text, said.span))
        told = [one for event in events if _own(sheet, said, event, party) for one in asked.in_event(sheet, event)]
        found += [one for one in told if not _within(one, found)]
        if not found and not _concerns(sheet, said, events, party):
            continue
        for question, answer, why, mark in _by_answer(found) or [(None, None, "", None)]:
            yield (
                "said" if question else said.span.of(text),
                Position(
                    party=dossier.called(party),
                    speaker=sheet.name_of(said.speaker) or dossier.called(party),
                    day=said.end or sheet.account.published,
                    kind=said.kind,
                    question=question,
                    answer=answer,
                    because=why,
                    citations=(sheet.cite(mark or said.span, said.span),),
                ),
            )


def _by_answer(found: Iterable[Found]) -> list[Found]:
    """Return the first thing that tells each answer."""
    first: dict[tuple[str | None, str | None], Found] = {}
    for one in found:
        first.setdefault(one[:2], one)
    return list(first.values())


def _within(told: Found, found: Iterable[Found]) -> bool:
    """Tell whether an event is told within words that answer the same question: they decide."""
    return any(one[0] == told[0] and one[3] and told[3] and one[3].contains(told[3]) for one in found)


def _own(sheet: Sheet, said: StatementRecord, event: EventRecord, party: str) -> bool:
    """Tell whether what is said of an event is the speaker's own demand, plan or word, not one told of others."""
    if event.status == "demanded" and party in sheet.among(event.actors):
        return False  # nobody demands it of themselves
    before = [one for one in sheet.events_in(Span(said.span.start, event.span.start)) if one.type == "REQUEST"]
    return all(one.status == "occurred" and party in sheet.among(one.actors) for one in before)


def _concerns(sheet: Sheet, said: StatementRecord, events: Iterable[EventRecord], party: str) -> bool:
    """Tell whether a statement is of the situation: of one of its incidents, or of another party."""
    return any(event.id in sheet.told for event in events) or bool(sheet.named_in(said.span) - {party})


def _deeds(sheet: Sheet, dossier: Dossier, asked: Asked) -> Iterator[tuple[str, Position]]:
    for event in sheet.account.record.events:
        if event.type not in BY_WORDS or event.status != "occurred" or event.confidence < dossier.confidence:
            continue
        if sheet.is_noise(event.span) or not (event.id in sheet.told or sheet.named_in(sheet.sentence(event.span))):
            continue
        said = sheet.statement_over(event.span)
        for party in sorted(_askers(sheet, event)):
            if said is not None and sheet.party_of(said.speaker) == party:
                continue  # stands among the statements
            for question, answer, why, _ in _answers(sheet, asked, event) or [(None, None, "", None)]:
                yield (
                    event.incident,
                    Position(
                        party=dossier.called(party),
                        speaker=next(n for a in event.actors if sheet.party_of(a) == party and (n := sheet.name_of(a))),
                        day=_day(sheet, event),
                        kind=event.type,
                        question=question,
                        answer=answer,
                        because=why,
                        citations=(sheet.cite(event.span),),
                    ),
                )


def _day(sheet: Sheet, event: EventRecord) -> date | None:
    """Return the day of an event, where it is one, and not after the report of it."""
    published = sheet.account.published
    return (
        event.start
        if event.start == event.end and event.start and event.start <= (published or date.max)
        else published
    )


def _askers(sheet: Sheet, event: EventRecord) -> frozenset[str]:
    """Return the parties that do the event; of several, not the one from whom something is asked."""
    parties = sheet.among(event.actors)
    asked = frozenset().union(*(sheet.among(one.actors) for one in _content(sheet, event) if one.status == "demanded"))
    return parties - asked or parties


def _answers(sheet: Sheet, asked: Asked, event: EventRecord) -> list[Found]:
    """Return the answers of an event and of its content."""
    return _by_answer(found for one in (event, *_content(sheet, event)) for found in asked.in_event(sheet, one))


def _content(sheet: Sheet, event: EventRecord) -> list[EventRecord]:
    """Return what an event of words asks for, threatens or agrees to: the events behind it in its sentence."""
    sentence = sheet.sentence(event.span)
    content = []
    for one in sheet.events_in(Span(event.span.end, max(event.span.end, sentence.end))):
        if one.type in BY_WORDS and one.status == "occurred":
            break
        if one.status != "occurred":
            content.append(one)
    return content
