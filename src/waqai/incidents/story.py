"""A story: what of an account is needed to link it with others. Made once a report, from its record alone."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from waqai.incidents.groups import Group, groups
from waqai.incidents.incident import Mention
from waqai.incidents.parties import keys, stands_for
from waqai.incidents.terms import stem, terms, words
from waqai.record.model import EntityRecord, EventRecord, Record
from waqai.register.account import Account

LEAD_TERMS = 40
LEAD = 250  # characters of the body that tell the news
SPEECH = frozenset({"ACCUSE", "REJECT", "SUPPORT", "THREATEN", "REQUEST", "AGREE", "CONCEDE"})
# A title with one of these before the event is about what came before, after or of it («بعد الضربات …»).
_ASIDE_WORDS = """بعد قبل عقب إثر حول بشأن عن بسبب منذ تجاه إزاء حيال خلال وسط ضد غداة قبيل إذا"""
_ASIDE = frozenset(stem(word) for word in _ASIDE_WORDS.split())
_ASKING = re.compile(r"(^|\s)(هل|لماذا|كيف|ماذا)\s|؟")


@dataclass(frozen=True, slots=True)
class Headline:
    """What the title tells: its words with their offsets, its events, and who speaks before a colon.

    `countries` are those of its actors, `lands` those of its places.
    """

    text: str
    words: tuple[tuple[int, str], ...]
    events: tuple[EventRecord, ...]
    countries: frozenset[str]
    lands: frozenset[str]
    speaker_end: int
    speakers: frozenset[str]
    asks: bool


@dataclass(frozen=True, slots=True)
class Story:
    """A report as linking sees it.

    `text` is the hash of its words, `copy_of` the report whose words it repeats. `title`, `lead` and `body` are the
    stems of its content words; `named` counts the keys of all actors, `lead_named` are those of title and lead,
    `places` the places of title and lead. `groups` are the incidents that the record tells, `main` the index of the
    one that the report is chiefly about (None where it tells none).
    """

    id: str
    outlet: str | None
    published: date | None
    text: str
    copy_of: str | None
    also: tuple[str, ...]
    title: tuple[str, ...]
    lead: tuple[str, ...]
    body: tuple[str, ...]
    named: tuple[tuple[str, int], ...]
    lead_named: frozenset[str]
    lead_countries: frozenset[str]
    places: frozenset[str]
    headline: Headline
    speakers: frozenset[str]
    groups: tuple[Group, ...]
    main: int | None

    @property
    def focus(self) -> Group | None:
        """The group of events that the report is chiefly about."""
        return None if self.main is None else self.groups[self.main]


def story(account: Account) -> Story:
    """Return the story of an account."""
    record = account.record
    title = title_of(record)
    told = groups(account.id, record)
    body = tuple(terms(record.document.text[len(title) :]))
    early = len(title) + LEAD
    main = main_group(record, told, len(title))
    near = [entity for entity in record.entities if _first(entity) < early]
    return Story(
        id=account.id,
        outlet=account.outlet,
        published=account.published,
        text=record.document.id,
        copy_of=account.copy_of,
        also=account.also,
        title=tuple(terms(title)),
        lead=body[:LEAD_TERMS],
        body=body,
        named=tuple(sorted(_counted(record.entities).items())),
        lead_named=frozenset(stands_for(entity) for entity in near),
        lead_countries=frozenset(entity.country for entity in near if entity.country),
        places=frozenset(place.name for place in record.places if place.span.start < early),
        headline=_headline(record, title),
        speakers=_speakers(record, len(title), told[main] if main is not None else None),
        groups=told,
        main=main,
    )


def title_of(record: Record) -> str:
    """Return the title with which the text begins; its first line, at most 120 letters, where it has none."""
    text, title = record.document.text, record.document.title
    if title and text.startswith(title):
        return title
    return text.split("\n", 1)[0][:120]


def main_group(record: Record, told: tuple[Group, ...], title_end: int) -> int | None:
    """Return the index of the group of events that a report is chiefly about; None where it tells none.

    Events of the title weigh most, the earlier the more, then those of the lead. An event that is only the
    occasion («بعد الضربات …») or the topic of what is said in the title weighs less.
    """
    speech = any(
        event.type in SPEECH and event.status == "occurred" and event.confidence >= 0.6 and event.span.start < title_end
        for event in record.events
    )
    best: tuple[float, int] | None = None
    for number, group in enumerate(told):
        weight = round(sum(_weight(record, event, title_end, speech=speech) for event in group.events), 4)
        if best is None or weight > best[0]:
            best = weight, number
    return best[1] if best else None


def _weight(record: Record, event: EventRecord, title_end: int, *, speech: bool) -> float:
    at = event.span.start
    if at >= title_end:
        return (1.0 if at < title_end + LEAD else 0.15) * event.confidence
    weight = 3 * (1 - 0.4 * at / title_end)
    before = [stem(word) for _, word in words(record.document.text[:at])][-2:]
    if _ASIDE.intersection(before):
        weight *= 0.3
    if speech and event.type not in SPEECH:
        weight *= 0.4
    return weight * event.confidence


def is_aside(before: Iterable[str]) -> bool:
    """Tell whether words (folded) before an event make it the occasion or topic of something else."""
    return not _ASIDE.isdisjoint(stem(word) for word in before)


def _headline(record: Record, title: str) -> Headline:
    end = len(title)
    colon = title.find(":", 2, 41)
    named = [(entity, span) for entity in record.entities for span in entity.mentions if span.start < end]
    speakers = {
        entity.country
        for entity, span in named
        if entity.country and span.start < colon and not _as_topic(record, entity, span.start)
    }
    return Headline(
        text=title,
        words=tuple(words(title)),
        events=tuple(event for event in record.events if event.span.start < end),
        countries=frozenset(entity.country for entity, _ in named if entity.country),
        lands=frozenset(p.country for p in record.places if p.country and p.span.start < end),
        speaker_end=colon,
        speakers=frozenset(speakers),
        asks=bool(_ASKING.search(title)),
    )


def _as_topic(record: Record, entity: EntityRecord, start: int) -> bool:
    """Tell whether a state before a colon may only say where («سوريا: …»); its capital speaks («دمشق: …»)."""
    if entity.kind not in ("state", "other"):
        return False
    return not any(place.span.start == start and place.precision == "city" for place in record.places)


def _speakers(record: Record, title_end: int, focus: Group | None) -> frozenset[str]:
    entities = {entity.id: entity for entity in record.entities}
    told = [statement.speaker for statement in record.statements if statement.span.start < title_end]
    if focus is not None:
        told += [source for event in focus.events if event.span.start < title_end for source in event.sources]
        if focus.type in SPEECH:
            told += [actor for event in focus.events for actor in event.actors]
    return frozenset(k for id_ in told if id_ in entities for k in keys(entities[id_]))


def _first(entity: EntityRecord) -> int:
    return min((span.start for span in entity.mentions), default=1 << 30)


def _counted(entities: Iterable[EntityRecord]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for entity in entities:
        counts[stands_for(entity)] += len(entity.mentions)
    return counts


def main_mentions(told: Story) -> frozenset[Mention]:
    """Return the mentions that the report is chiefly about."""
    return frozenset() if told.focus is None else frozenset(told.focus.mentions)
