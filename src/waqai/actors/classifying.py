"""Saying what a bare noun phrase stands for, such as one that the trained reader marked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from weakref import WeakKeyDictionary

from waqai.actors.describing import country_of, latin, mention_of
from waqai.actors.entity import EntityKind, Mention
from waqai.actors.finding import best
from waqai.actors.persons import read_run
from waqai.actors.phrase import Phrase, read_name
from waqai.actors.phrases import read_noun
from waqai.actors.quantities import counted, is_quantity
from waqai.actors.view import View, view_of
from waqai.arabic.tokens import Analysis
from waqai.places.place import PlaceMention
from waqai.spans import Span

A_PLACE = "a place"


def classify(analysis: Analysis, span: Span, places: Sequence[PlaceMention], day: date | None = None) -> Mention:
    """Return the mention that the words of `span` are: kind, country, lexicon entry and English name."""
    view = view_of(analysis, places)
    place = _place_at(view, span)
    if place is not None:
        return place
    phrase = phrase_at(view, span)
    if phrase is None:
        return _unknown(view, span)
    mention = mention_of(counted(view, phrase), view)
    country = mention.country or _country_within(view, phrase, span) or _country_beyond(view, phrase)
    return replace(mention, span=span, country=country)


def _place_at(view: View, span: Span) -> Mention | None:
    """Return the mention of a place that is no actor of the lexicon, where the span is its bare name."""
    at = view.analysis.token_at(span.start)
    found = view.places.get(at)
    if found is None or found.place is None or span.end > found.full.end + 1:
        return None
    if read_name(view, at) is not None or read_noun(view, at) is not None:
        return None
    return Mention(span, at, "other", None, found.place.country, found.place.name, A_PLACE)


def phrase_at(view: View, span: Span) -> Phrase | None:
    """Return the phrase that `span` holds, read after the numbers and quantifiers that open it; None if unread."""
    at, end = opening(view, span)
    if at >= end:
        return None
    known = _read.setdefault(view, {})
    if (at, end) not in known:
        known[at, end] = _phrase_between(view.bounded(end), at)
    return known[at, end]


_read: WeakKeyDictionary[View, dict[tuple[int, int], Phrase | None]] = WeakKeyDictionary()  # the coder asks twice


def _phrase_between(view: View, at: int) -> Phrase | None:
    """Return the phrase at token `at` of a view that ends where the span does."""
    phrase = best(view, at) or read_noun(view, at) or read_name(view, at)
    if phrase is None:
        run = read_run(view, at, titled=True)
        if run is None or view.tokens[at].pos != "PROPN":
            return None
        phrase = Phrase(view.offset(at, 0), at, run, person=(at, run))
    return phrase


def opening(view: View, span: Span) -> tuple[int, int]:
    """Return the tokens (first, last + 1) of `span` without the numbers and quantifiers that open it."""
    at = view.analysis.token_at(span.start)
    end = at
    while end < len(view.tokens) and view.tokens[end].span.start < span.end:
        end += 1
    while at < end - 1 and is_quantity(view, at):
        at += 1
    return at, end


def _country_beyond(view: View, phrase: Phrase) -> str | None:
    """Return the state that the words after the span add («الجيش» of «الجيش السوري»)."""
    whole = best(view, phrase.head)
    return country_of(whole) if whole is not None and whole.entry is None and not whole.person else None


def _country_within(view: View, phrase: Phrase, span: Span) -> str | None:
    at = phrase.last
    while at < len(view.tokens) and view.tokens[at].span.start < span.end:
        found = view.infos[at].nisbas
        if found:
            return found[0][2].country
        name = read_name(view, at)
        if name is not None:
            return mention_of(name, view).country
        place = view.places.get(at)
        if place is not None and place.place is not None:
            return place.place.country
        at += 1
    return None


def _unknown(view: View, span: Span) -> Mention:
    at, end = opening(view, span)
    head = min(at, len(view.tokens) - 1)
    token = view.tokens[head]
    kind: EntityKind = "other"
    if token.pos == "PROPN" or (end - at == 1 and token.folded[:1].isalpha()):
        kind = "person"
    if token.folded.endswith(("ين", "ون", "ات")):
        kind = "population"
    phrase = Phrase(span.start, head, end)
    country = _country_within(view, replace(phrase, last=at), span)
    return Mention(span, head, kind, None, country, latin(span.of(view.analysis.text)), "no lexicon line")
