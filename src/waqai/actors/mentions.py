"""The mentions of a report: by lexicon and grammar, and the names that only the tagger of names knows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from waqai.actors.describing import entry_of, latin, mention_of
from waqai.actors.entity import Mention
from waqai.actors.finding import phrases
from waqai.actors.knowledge import actors
from waqai.actors.naming import Named, named
from waqai.actors.phrase import Phrase
from waqai.actors.quantities import counted, quantified
from waqai.actors.view import View, view_of
from waqai.arabic.folding import fold
from waqai.arabic.tokens import Analysis
from waqai.places.place import PlaceMention

TAGGED = "a name by its context"


def find(analysis: Analysis, places: Sequence[PlaceMention], day: date | None = None) -> tuple[Mention, ...]:
    """Return the mentions of `analysis` by offset: named, by role, and described; some lie in others."""
    view = view_of(analysis, places)
    found: dict[tuple[int, int], Mention] = {}
    read = [(phrase, mention_of(counted(view, phrase), view, quantified(view, phrase))) for phrase in phrases(view)]
    for mention in (*(mention for _, mention in read), *_unlisted(view, places, [phrase for phrase, _ in read])):
        found.setdefault((mention.span.start, -mention.span.end), mention)
    return tuple(found[key] for key in sorted(found))


def _unlisted(view: View, places: Sequence[PlaceMention], read: Sequence[Phrase]) -> Iterator[Mention]:
    """Yield the persons and organisations that no phrase of lexicon and grammar names."""
    over: dict[int, list[Phrase]] = {}
    people = _people(view, read)
    for phrase in read:
        for at in range(phrase.head, phrase.last):
            over.setdefault(at, []).append(phrase)
    for name in named(view, places):
        within = [phrase for at in range(name.first, name.last) for phrase in over.get(at, ())]
        mention = _mention(view, name, within)
        if mention is not None:
            yield _known(view, mention, people)


def _people(view: View, read: Sequence[Phrase]) -> dict[str, set[str]]:
    """Return, for each word of the names of the lexicon's persons in the report, who bears it."""
    found: dict[str, set[str]] = {}
    for phrase in read:
        entry = entry_of(phrase)
        if entry is not None and actors()[entry].kind == "person":
            first, last = phrase.person or (phrase.head, phrase.last)
            for token in view.tokens[first:last]:
                found.setdefault(token.folded, set()).add(entry)
    return found


def _known(view: View, mention: Mention, people: Mapping[str, set[str]]) -> Mention:
    """Return the mention with the lexicon's person whose fuller name stands in the report, where it can be one only."""
    bearers = [people.get(word, set()) for word in fold(mention.span.of(view.analysis.text)).split()]
    if mention.kind != "person" or not bearers or len(common := set.intersection(*bearers)) != 1:
        return mention
    actor = actors()[common.pop()]
    return replace(mention, entry=actor.id, country=actor.country, name=actor.name, because=actor.because)


def _mention(view: View, name: Named, within: Sequence[Phrase]) -> Mention | None:
    named_already = any(phrase.entry or phrase.person for phrase in within)
    if name.kind == "LOC" or named_already or (within and name.kind == "ORG"):
        return None
    text = latin(name.span.of(view.analysis.text))
    if name.kind == "PER":
        return Mention(name.span, name.first, "person", None, None, text, TAGGED)
    return Mention(name.span, name.first, "organisation", None, _country(view, name), text, TAGGED)


def _country(view: View, name: Named) -> str | None:
    """Return the state that an adjective or a place within the name tells («المرصد السوري لحقوق الإنسان»)."""
    for at in range(name.first, name.last):
        for _, _, nisba in view.infos[at].nisbas:
            if nisba.country is not None:
                return nisba.country
        place = view.places.get(at)
        if place is not None and place.place is not None:
            return place.place.country
    return None
