"""Prominent happenings: what so many reports of a day tell that no two of them need tell it in the same words.

A strike that half of the day's reports mention is told as breaking news, as an eyewitness's account and as a list of
the weapons used. Such reports share few words, but each title names the act, and all tell it of one country and day.
A prominent happening is learned from the reports of a day themselves: one kind of act in one country that at least
`SHARE` of them tell in title or lead, in `OUTLETS` or more. A report is chiefly about it where its title names the
act in words that the others use, and not as the occasion or the topic of something else.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from waqai.incidents.clusters.likeness import Told
from waqai.incidents.clusters.vectors import Vector, cosine
from waqai.incidents.groups import Group, mode_class
from waqai.incidents.story import LEAD, SPEECH, Story, is_aside
from waqai.incidents.terms import stem
from waqai.record.model import EventRecord

SHARE, REPORTS, OUTLETS = 0.15, 8, 3
LASTS = 3  # days for which it is told on
BURST = 2  # times as much as on the days before: what goes on day after day is no one happening
NEWS = 3  # an event dated more days before its report is history
ANCHOR, USUAL_ANCHOR, PARTY = 0.03, 0.08, 0.1  # shares of the words and actors that tell it
CLOSE = 0.15
Act = tuple[str, str, str]  # type, class of mode, country


@dataclass(frozen=True, slots=True)
class Prominent:
    """An act in a country, the day on which reports were full of it, their share, its usual words and its actors."""

    act: Act
    day: date
    share: float
    anchors: frozenset[str]
    usual: frozenset[str]
    actors: frozenset[str]


def act_of(event: EventRecord) -> Act | None:
    """Return the act of an event; None where its country is not told, or where it is something said."""
    if event.type in SPEECH or event.place is None or event.place.country is None:
        return None
    return event.type, mode_class(event.mode), event.place.country


def told_early(story: Story) -> dict[Act, list[Group]]:
    """Return the acts that a report tells as news in its title or lead."""
    found: dict[Act, list[Group]] = {}
    early = len(story.headline.text) + LEAD
    for group in story.groups:
        for event in group.events:
            act = act_of(event)
            if act and event.span.start < early and event.status == "occurred" and _is_news(event, story.published):
                told = found.setdefault(act, [])
                told += () if group in told else (group,)
    return found


def _is_news(event: EventRecord, published: date | None) -> bool:
    return event.start is None or published is None or event.start >= published - timedelta(days=NEWS)


Shares = Mapping[date, Mapping[Act, float]]


def shares(stories: Sequence[Story]) -> dict[Act, float]:
    """Return the share of the reports of one day (of different words) that tell each act of which many tell."""
    told: Counter[Act] = Counter()
    outlets: dict[Act, set[str | None]] = defaultdict(set)
    for story in stories:
        for act in told_early(story):
            told[act] += 1
            outlets[act].add(story.outlet)
    least = max(REPORTS, SHARE * len(stories))
    return {
        act: round(count / len(stories), 4)
        for act, count in told.items()
        if count >= least and len(outlets[act]) >= OUTLETS
    }


def prominent(day: date, stories: Sequence[Story], by_day: Shares) -> tuple[Prominent, ...]:
    """Return the prominent happenings of a day, the most told first.

    An act is prominent from the day on which it breaks, that is, on which `BURST` times as many reports tell it as on
    any of the `LASTS` days before.
    """
    found = [
        _prominent(act, day, share, stories) for act, share in by_day.get(day, {}).items() if _breaks(act, day, by_day)
    ]
    return tuple(sorted(found, key=lambda happening: (-happening.share, happening.act)))


def _breaks(act: Act, day: date, by_day: Shares) -> bool:
    """Tell whether an act breaks on `day`: several times as much told as before, and no greater burst just after."""

    def near(*steps: int) -> float:
        return max((by_day.get(day + timedelta(days=step), {}).get(act, 0.0) for step in steps), default=0.0)

    share = by_day[day][act]
    return share >= BURST * near(*range(-LASTS, 0)) and near(*range(1, LASTS + 1)) < BURST * share


def _prominent(act: Act, day: date, share: float, stories: Iterable[Story]) -> Prominent:
    anchors: Counter[str] = Counter()
    actors: Counter[str] = Counter()
    for story in stories:
        for group in told_early(story).get(act, ()):
            anchors.update(group.anchors)
            actors.update(party.country for party in group.actors if party.country)
    total, acting = anchors.total(), actors.total()
    return Prominent(
        act,
        day,
        share,
        frozenset(a for a, count in anchors.items() if count >= ANCHOR * total),
        frozenset(a for a, count in anchors.items() if count >= USUAL_ANCHOR * total),
        frozenset(a for a, count in actors.items() if count >= PARTY * acting) - {act[2]},
    )


def named_in_title(story: Story, happening: Prominent) -> bool:
    """Tell whether the title of a report names a prominent happening as what the report is about."""
    act, headline = happening.act, story.headline
    if not _tells(story, act):
        return False
    other = [event.span for event in headline.events if not _can_be(event, act)]
    hits = [event.span.start for event in headline.events if _can_be(event, act)]
    hits += [
        at
        for at, word in headline.words
        if stem(word) in happening.anchors and not any(span.start <= at < span.end for span in other)
    ]
    if not hits or (headline.asks and not _asks_what(headline.text)):
        return False
    at = min(hits)
    before = [word for start, word in headline.words if start < at][-2:]
    if is_aside(before) or headline.countries - happening.actors - {act[2]}:
        return False
    if any(e.type in SPEECH and e.status == "occurred" and e.confidence >= 0.6 for e in headline.events):
        return False
    return not (at >= headline.speaker_end > 0 and headline.speakers and not headline.speakers & happening.actors)


def _tells(story: Story, act: Act) -> bool:
    """Tell whether a report tells an act as news; also with a date of old, if its title names the country."""
    if act[2] not in story.headline.countries | story.headline.lands:
        return act in told_early(story)
    early = len(story.headline.text) + LEAD
    return any(
        event.status == "occurred" and event.span.start < early and act_of(event) == act
        for group in story.groups
        for event in group.events
    )


def _can_be(event: EventRecord, act: Act) -> bool:
    if event.status != "occurred":
        return False
    told = act_of(event)
    return told == act if told else (event.type, mode_class(event.mode)) == act[:2]


def _asks_what(title: str) -> bool:
    """Tell whether a question is after facts («ما المواقع التي استهدفتها …؟»), which is news, not an opinion."""
    return not any(stem(word) in _OPINION for word in title.split())


_OPINION = frozenset(stem(word) for word in ("هل", "لماذا", "كيف", "ماذا"))


def about(happening: Prominent, told: Sequence[Told]) -> tuple[str, ...]:
    """Return the ids of those of the reports of its day and the days after that are chiefly about a happening."""
    named = [one for one in told if named_in_title(one.story, happening)]
    middle = _middle([one.vectors.lead for one in named])
    return tuple(
        one.story.id for one in named if _fits(one.story, happening) and cosine(one.vectors.lead, middle) >= CLOSE
    )


def _fits(story: Story, happening: Prominent) -> bool:
    acting = story.lead_countries & happening.actors
    if happening.actors and not acting:
        return False
    return len(acting) >= 2 or not happening.usual.isdisjoint(story.title)


def _middle(all_vectors: Sequence[Vector]) -> Vector:
    total: dict[str, float] = {}
    for vector in all_vectors:
        for word, weight in vector.items():
            total[word] = total.get(word, 0.0) + weight
    length = math.sqrt(sum(weight * weight for weight in total.values()))
    return {word: weight / length for word, weight in total.items()}
