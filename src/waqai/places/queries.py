"""Questions that later rooms put to the places of a report."""

from collections import Counter
from collections.abc import Iterable

from waqai.arabic import Analysis, fold
from waqai.places.place import Place, PlaceMention
from waqai.places.scanning import names_of
from waqai.spans import Span

_FINENESS = {"point": 5, "district": 4, "city": 3, "province": 2, "region": 1, "country": 0}


def lookup(name: str) -> tuple[Place, ...]:
    """Return all places that bear `name`, the lexicon's first, then the most populous first."""
    return tuple(known.place for known in names_of(fold(name)))


def within(mentions: Iterable[PlaceMention], span: Span) -> tuple[PlaceMention, ...]:
    """Return the mentions that lie in `span`."""
    return tuple(mention for mention in mentions if span.contains(mention.span))


def within_sentence(analysis: Analysis, mentions: Iterable[PlaceMention], sentence: int) -> tuple[PlaceMention, ...]:
    """Return the mentions of sentence number `sentence`."""
    return within(mentions, analysis.sentences[sentence].span)


def most_specific(mentions: Iterable[PlaceMention]) -> PlaceMention | None:
    """Return the mention of the finest place (a point before a city, a city before a state); of equals the first."""
    decided = [mention for mention in mentions if mention.place is not None]
    return max(decided, key=_fineness, default=None)


def _fineness(mention: PlaceMention) -> int:
    return _FINENESS[mention.place.precision] if mention.place else -1


def country_of(analysis: Analysis, mentions: Iterable[PlaceMention], span: Span) -> str | None:
    """Return the state that the words of `span` lie in: of a place in it, else in its sentence if only one is named."""
    found = tuple(mentions)
    state = _one_state(within(found, span))
    if state is not None:
        return state
    token = analysis.token_at(span.start)
    if token >= len(analysis.tokens):
        return None
    return _one_state(within_sentence(analysis, found, analysis.tokens[token].sentence))


def _one_state(mentions: tuple[PlaceMention, ...]) -> str | None:
    finer = [m.place for m in mentions if m.place and m.place.country and m.place.precision != "country"]
    named = finer or [m.place for m in mentions if m.place and m.place.country]
    states = Counter(place.country for place in named)
    return next(iter(states)) if len(states) == 1 else None
