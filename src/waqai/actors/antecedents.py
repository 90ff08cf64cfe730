"""What a definite description goes back to: «الحركة», «المسؤول», «هذه القوات»."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import merge

from waqai.actors.classifying import A_PLACE, phrase_at
from waqai.actors.describing import entry_of
from waqai.actors.entity import Mention
from waqai.actors.knowledge import actors
from waqai.actors.nouns import noun_forms
from waqai.actors.offices import Office, office_of
from waqai.actors.phrase import Phrase
from waqai.actors.view import View

_ARMED = frozenset({"armed_group"})
_FITTING: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    # noun: the kinds and, where not empty, the sectors of the named actors that it can go back to
    "movement": (frozenset({"armed_group", "organisation"}), frozenset({"REB", "UAF", "PTY", "OPP", "PRM"})),
    "organisation-armed": (_ARMED, frozenset()),
    "group": (frozenset({"armed_group", "organisation"}), frozenset({"REB", "UAF", "PRM", "OPP", "PTY", "CRM"})),
    "militia": (_ARMED, frozenset()),
    "rebel": (_ARMED, frozenset({"REB", "UAF"})),
    "militant": (_ARMED, frozenset()),
    "group-armed": (_ARMED, frozenset()),
    "party": (frozenset({"organisation", "armed_group"}), frozenset({"PTY", "OPP"})),
    "organisation": (frozenset({"organisation"}), frozenset({"NGO", "IGO"})),
    "news-agency": (frozenset({"organisation"}), frozenset({"JRN"})),
    "agency": (frozenset({"organisation", "government"}), frozenset({"JRN", "IGO", "SPY"})),
    "newspaper": (frozenset({"organisation"}), frozenset({"JRN"})),
    "channel": (frozenset({"organisation"}), frozenset({"JRN"})),
    "company": (frozenset({"organisation"}), frozenset({"BUS", "MNC"})),
    "country-def": (frozenset({"state"}), frozenset()),
    "kingdom": (frozenset({"state"}), frozenset()),
}
_REFERRING = frozenset({"office", "official", "people", "armed", "body", "force", "org", "media", "group", "coalition"})
_BY_WORDS = frozenset({"org", "media", "group", "body", "facility", "force", "coalition"})
_REACH = 60  # mentions back in which an antecedent is looked for


@dataclass(frozen=True, slots=True)
class Item:
    """A mention with what its phrase tells of it. `run` are the folded words of an unknown person's name."""

    index: int
    mention: Mention
    phrase: Phrase | None
    entry: str | None
    run: tuple[str, ...]
    office: Office | None
    noun: str
    group: str
    plural: bool
    definite: bool
    tied: tuple[str, ...]
    words: tuple[str, ...]
    place: str | None = None

    @property
    def named(self) -> bool:
        """Whether the mention gives a name: of the lexicon, or a person's."""
        return self.entry is not None or bool(self.run)


def items_of(view: View, mentions: Sequence[Mention]) -> list[Item]:
    """Return an item a mention, in their order."""
    return [_item(view, number, mention) for number, mention in enumerate(mentions)]


def _item(view: View, number: int, mention: Mention) -> Item:
    phrase = phrase_at(view, mention.span) if mention.because != A_PLACE else None
    words = tuple(token.folded for token in view.analysis.tokens_in(mention.span))
    if phrase is None:
        alone = bare(view, mention) if mention.kind == "person" and len(words) <= 4 else ()
        place = mention.name if mention.because == A_PLACE else None
        return Item(number, mention, None, mention.entry, alone, None, "", "", False, False, (), words, place)
    entry = mention.entry or entry_of(phrase)
    run: tuple[str, ...] = ()
    if phrase.person is not None and entry is None:
        run = tuple(view.tokens[at].folded for at in range(*phrase.person))
        cut = mention.span.start - view.tokens[phrase.person[0]].span.start
        if cut > 0:
            run = (run[0][cut:], *run[1:])
    noun = phrase.noun.noun if phrase.noun else None
    office = office_of(phrase) if mention.kind == "person" else None
    tied = (
        *phrase.countries,
        *([phrase.of] if phrase.of else []),
        *([office.to] if office and office.to else []),
        *([phrase.portfolio.id] if phrase.portfolio else []),
        *(m.name for m in phrase.modifiers),
        *([phrase.inner.noun.noun.id] if phrase.inner and phrase.inner.noun else []),
        *([phrase.place.place.name] if phrase.place and phrase.place.place else []),
    )
    return Item(
        index=number,
        mention=mention,
        phrase=phrase,
        entry=entry,
        run=run,
        office=office,
        noun=noun.id if noun else "",
        group=noun.group if noun else "",
        plural=phrase.noun is not None and phrase.noun.number != "sg",
        definite=phrase.definite and not phrase.possessed,
        tied=tuple(sorted(set(tied))),
        words=words,
        place=phrase.place.place.name
        if noun and noun.group == "place" and phrase.place and phrase.place.place
        else None,
    )


def bare(view: View, mention: Mention) -> tuple[str, ...]:
    """Return the folded words of a mention without quotation marks and the clitics before the first."""
    tokens = [t for t in view.analysis.tokens_in(mention.span) if t.folded[:1].isalnum()]
    first = [("ال" if "ال" in t.proclitics else "") + t.stem + "".join(t.enclitics) for t in tokens[:1]]
    return (*first, *(t.folded for t in tokens[1:]))


class Earlier:
    """Where the mentions of a report stand by what they share, to be looked up for each that comes later."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._found: dict[tuple[str, object], list[int]] = {}
        for item in items:
            keys: list[tuple[str, object]] = [("words", item.words)]
            keys += [("place", item.place)] if item.place is not None else []
            keys += [("placed", True)] if item.place else []
            keys += [("people", item.tied)] if item.noun == "" and not item.named else []
            for key in keys:
                self._found.setdefault(key, []).append(item.index)

    def first(self, index: int, kind: str, value: object) -> Iterator[int]:
        """Yield the mentions before mention `index` that share `value`, the first of the report first."""
        for other in self._found.get((kind, value), ()):
            if other >= index:
                return
            yield other

    def last(self, index: int, kind: str, value: object) -> Iterator[int]:
        """Yield the mentions before mention `index` that share `value`, the nearest first."""
        found = self._found.get((kind, value), [])
        for at in range(bisect_left(found, index) - 1, -1, -1):
            yield found[at]


def antecedent_of(  # noqa: PLR0911 (a cascade)
    items: Sequence[Item], item: Item, earlier: Earlier
) -> Iterator[int]:
    """Yield the mentions that `item`, a description, may go back to, the likeliest first."""
    at = item.index
    if item.named:
        return
    if item.place is not None:
        yield from earlier.first(at, "place", item.place)
        return
    if item.group == "place" and item.definite and not item.tied:
        both = (earlier.last(at, "placed", True), earlier.last(at, "words", item.words))
        yield from merge(*both, reverse=True)
        return
    if item.phrase is None or (item.noun == "" and not item.phrase.countries):
        yield from earlier.first(at, "words", item.words)
        return
    if len(item.words) > 1 and item.group in _BY_WORDS:
        yield from earlier.first(at, "words", item.words)
    if not item.definite:
        return
    if item.noun == "" and item.phrase.countries:
        yield from earlier.first(at, "people", item.tied)
        return
    if item.group not in _REFERRING and item.noun not in _FITTING:
        yield from earlier.first(at, "words", item.words) if len(item.words) > 1 else ()
        return
    before = items[max(0, item.index - _REACH) : item.index]
    if item.group not in ("office", "official"):
        yield from (o.index for o in reversed(before) if o.words == item.words and o.plural == item.plural)
    yield from (o.index for o in reversed(before) if _same_noun(o, item) and o.tied == item.tied and item.tied)
    yield from (o.index for o in reversed(before) if _goes_back(o, item))


def _same_noun(other: Item, item: Item) -> bool:
    return other.noun == item.noun and other.plural == item.plural


def _goes_back(other: Item, item: Item) -> bool:
    if set(item.tied) - set(other.tied):
        return False
    if item.tied and not other.tied:
        return False
    if _same_noun(other, item):
        return True
    actor = actors().get(other.entry or "")
    if actor is None or item.tied:
        return False
    if item.noun in _own_nouns(actor.id) and item.plural == (actor.kind == "military"):
        return True
    fitting = _FITTING.get(item.noun)
    return fitting is not None and actor.kind in fitting[0] and (not fitting[1] or actor.sector in fitting[1])


def _own_nouns(entry: str) -> frozenset[str]:
    """Return the nouns that the actor's own names begin with («حزب العدالة» is a party)."""
    firsts = (name.split()[0] for name in actors()[entry].names if " " in name)
    forms = (f for first in firsts for f in noun_forms().get(first.removeprefix("ال"), ()) if not f.rest)
    return frozenset(form.noun.id for form in forms)
