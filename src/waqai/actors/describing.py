"""What a phrase stands for: its kind, its country, its usual English name."""

from waqai import arabic
from waqai.actors.entity import EntityKind, Mention
from waqai.actors.knowledge import Actor, actors, states
from waqai.actors.phrase import Phrase
from waqai.actors.view import View
from waqai.spans import Span

_FOLLOWS_OF = frozenset({"armed", "official", "office", "force", "delegation", "group"})
_BY_MODIFIER = frozenset({"source", "delegation", "group", "org", "people", "official"})
_PLAIN = frozenset({"man", "person", "individual", "youth"})  # «رجال مسلحون» are gunmen, armed victims are victims
_NO_COUNTRY = frozenset({"ambassador", "envoy", "representative", "diplomat"})


def entry_of(phrase: Phrase) -> str | None:
    """Return the id of the lexicon entry that the phrase names, as a whole or by a person's name."""
    return phrase.entry or phrase.person_entry


def kind_of(phrase: Phrase) -> EntityKind:
    """Return the kind of entity (`gold/GUIDELINES.md`) that the phrase stands for."""
    entry = entry_of(phrase)
    if entry is not None:
        return actors()[entry].kind
    if phrase.person is not None or phrase.noun is None:
        return "person" if phrase.person is not None else "population"
    noun, number = phrase.noun.noun, phrase.noun.number
    kind = noun.kind if number == "sg" else noun.many
    if noun.group in _FOLLOWS_OF and kind not in ("person", "facility"):
        whole = _whole_kind(phrase)
        if whole in ("armed_group", "military", "organisation") or (whole and noun.group == "armed"):
            return whole
    plain = noun.group != "people" or noun.id in _PLAIN
    if noun.group in _BY_MODIFIER and plain and kind != "person":
        return next((m.kind for m in phrase.modifiers if m.kind), kind)
    if noun.group == "force" and any(m.sector in ("REB", "UAF") for m in phrase.modifiers):
        return "armed_group"
    return kind


def _whole_kind(phrase: Phrase) -> EntityKind | None:
    """Return the kind of the body that the phrase's people belong to («عناصر الشرطة»), where it is one."""
    of = actors().get(phrase.of or "")
    if of is not None:
        return of.kind if of.kind not in ("person", "state") else None
    inner = phrase.inner
    if inner is None or inner.noun is None or inner.noun.noun.group not in ("body", "force", "group"):
        return None
    return kind_of(inner)


def sector_of(phrase: Phrase) -> str | None:
    """Return the PLOVER sector of what the phrase stands for."""
    entry = entry_of(phrase)
    if entry is not None:
        return actors()[entry].sector
    found = next((m.sector for m in phrase.modifiers if m.sector), None)
    if found is not None or phrase.noun is None:
        return found
    of = actors().get(phrase.of or "")
    if of is not None and of.kind != "state" and phrase.noun.noun.group in _FOLLOWS_OF:
        return of.sector
    return (phrase.portfolio.sector if phrase.portfolio else None) or phrase.noun.noun.sector


def country_of(phrase: Phrase) -> str | None:  # noqa: PLR0911 (a cascade)
    """Return the state that the phrase belongs to, as far as its own words or its entry tell."""
    if len(set(phrase.countries)) > 1:
        return None
    if phrase.entry is not None and actors()[phrase.entry].kind == "state":
        return actors()[phrase.entry].country
    entry = entry_of(phrase)
    if entry is not None and actors()[entry].country:
        return actors()[entry].country
    if phrase.countries:
        return phrase.countries[0]
    if phrase.of is not None:
        return actors()[phrase.of].country
    if phrase.inner is not None and (inner := country_of(phrase.inner)) is not None:
        return inner
    if phrase.place is not None and not (phrase.noun and phrase.noun.noun.id in _NO_COUNTRY):
        return phrase.place.place.country if phrase.place.place else None
    return None


def latin(text: str) -> str:
    """Return an Arabic name in Latin letters."""
    romanise = getattr(arabic, "transliterate", None)
    return str(romanise(text)) if romanise is not None else text


def demonym(country: str) -> str:
    """Return the English adjective of the state `country` («Iraqi»), or its code."""
    state = states().get(country)
    return (state.demonym or state.name) if state else country


def _noun_name(phrase: Phrase) -> str:
    assert phrase.noun is not None
    noun = phrase.noun.noun
    many = phrase.noun.number != "sg"
    word = noun.many_name if many else noun.name
    if noun.id == "adviser" and phrase.countries[:1] in (("DEU",), ("AUT",)) and not phrase.inner:
        word = "Chancellor"
    if phrase.portfolio is not None:
        word = f"{phrase.portfolio.name} {word.capitalize()}"
    plain = [m.name for m in phrase.modifiers if m.name in _SPOKEN]
    return " ".join([*dict.fromkeys(plain), word])


_SPOKEN = frozenset(
    {"senior", "former", "local", "security", "military", "armed", "judicial", "medical", "opposition", "diplomatic"}
)


def name_of(phrase: Phrase, view: View) -> str:  # noqa: PLR0911 (a cascade)
    """Return the usual English name, or a description in English with names transliterated."""
    entry = entry_of(phrase)
    if entry is not None:
        return actors()[entry].name
    if phrase.person is not None:
        first, last = phrase.person
        return latin(view.analysis.text[view.offset(first, 0) : view.tokens[last - 1].span.end])
    countries = " and ".join(demonym(c) for c in dict.fromkeys(phrase.countries))
    if phrase.noun is None and phrase.of is not None:
        return actors()[phrase.of].name
    if phrase.noun is None:
        return (
            "Americans" if countries == "US" else countries + ("s" if countries and countries[-1] not in "hes" else "")
        )
    words = _noun_name(phrase)
    of = phrase.of or (phrase.inner.of if phrase.inner else None)
    if countries:
        return f"{countries} {words}"
    if of is not None:
        return f"{words} of {actors()[of].name}"
    if phrase.inner is not None:
        return f"{words} of the {name_of(phrase.inner, view)}"
    if phrase.place is not None and phrase.place.place is not None:
        return f"{words} in {phrase.place.place.name}"
    return words


def because_of(phrase: Phrase) -> str:
    """Return the lexicon line that the phrase was read by."""
    entry = entry_of(phrase)
    actor: Actor | None = actors().get(entry) if entry else None
    if actor is not None:
        return actor.because
    if phrase.noun is not None:
        return phrase.noun.noun.because
    return "a person's name" if phrase.person is not None else "people of a state"


def mention_of(phrase: Phrase, view: View, start: int | None = None) -> Mention:
    """Return the mention that `phrase` is; `start` widens it to the left, over a number or demonstrative."""
    return Mention(
        span=Span(phrase.start if start is None else start, view.tokens[phrase.last - 1].span.end),
        head=phrase.head,
        kind=kind_of(phrase),
        entry=entry_of(phrase),
        country=country_of(phrase),
        name=name_of(phrase, view),
        because=because_of(phrase),
    )
