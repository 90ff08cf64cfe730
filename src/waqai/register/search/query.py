"""What is searched for: words, and what must hold of the events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waqai.register.errors import RegisterError
from waqai.register.search.passages import found_words

Phrase = tuple[str, ...]
_TERM = re.compile(r"(-?)(?:\"([^\"]*)\"?|«([^»]*)»?|“([^”]*)”?|(\S+))")


class QueryError(RegisterError):
    """The search cannot be made as asked; the message says what can be."""


@dataclass(frozen=True, slots=True)
class Query:
    """A search. Where a field names several values, one of them must hold; all fields must.

    `words` must stand in the report: each of them, in any form; "words in quotation marks" one behind the other;
    those with a minus before them must not. `actors`, `recipients`, `parties` (either) and `sources` are named by
    words of their names («الجيش الأمريكي», "United States"), by a state's code (USA) or the beginning of an actor code
    (USAMIL). `places` are named by words, `countries` by code. `since` and `until` bound the days of the event,
    `published_since` and `published_until` those of publication, all included. `confidence` is the least.
    """

    words: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    published_since: date | None = None
    published_until: date | None = None
    confidence: float = 0.0

    @property
    def of_events(self) -> bool:
        """Tell whether something must hold of the events, not of the report alone."""
        named = (self.actors, self.recipients, self.parties, self.sources, self.types, self.modes, self.statuses)
        return any((*named, self.places, self.countries, self.since, self.until, self.confidence))


@dataclass(frozen=True, slots=True)
class Terms:
    """Words of a query as stems: each phrase of `wanted` must stand in a text, and none of `unwanted`."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]


def terms(words: str) -> Terms | None:
    """Return the words of a query as stems; None where there are none.

    Raises:
        QueryError: nothing is left to be found.
    """
    if not words.strip():
        return None
    found = list(_terms(words))
    wanted = tuple(dict.fromkeys(phrase for minus, phrase in found if not minus))
    if not wanted:
        raise QueryError(f"{words!r}: a search names a word that is to be found, in letters or digits")
    return Terms(wanted, tuple(dict.fromkeys(phrase for minus, phrase in found if minus)))


def _terms(words: str) -> Iterator[tuple[bool, Phrase]]:
    for match in _TERM.finditer(words):
        phrase = tuple(word.stem for word in found_words(next(filter(None, match.groups()[1:]), "")))
        if phrase:
            yield bool(match.group(1)), phrase


def match_sqlite(found: Terms, tier: int | None = None) -> str:
    """Return the terms as FTS5 reads them; of a `tier` (2 title, 1 lead, 0 rest), only those texts of no higher one."""
    wanted = " AND ".join(_quoted(phrase) for phrase in found.wanted)
    not_wanted = [_quoted(phrase) for phrase in found.unwanted]
    if tier is None:
        told = f"({wanted})"
    else:
        told = f"{_COLUMNS[tier]} ({wanted})".strip()
        if tier < 2:
            not_wanted.append(f"({_COLUMNS[tier + 1]} ({wanted}))")
    return f"({told}) NOT ({' OR '.join(not_wanted)})" if not_wanted else told


_COLUMNS = ("", "{title lead} :", "{title} :")


def match_postgresql(found: Terms, tier: int | None = None) -> str:
    """Return the terms as PostgreSQL's tsquery reads them, likewise."""
    parts = [_wanted(found, _WEIGHTS[tier or 0])]
    parts += [f"!({_sequence(phrase, '')})" for phrase in found.unwanted]
    if tier is not None and tier < 2:
        parts.append(f"!({_wanted(found, _WEIGHTS[tier + 1])})")
    return " & ".join(parts)


_WEIGHTS = ("", ":AB", ":A")


def _wanted(found: Terms, weight: str) -> str:
    return " & ".join(f"({_sequence(phrase, weight)})" for phrase in found.wanted)


def _sequence(phrase: Phrase, weight: str) -> str:
    return " <-> ".join(f"'{stem}'{weight}" for stem in phrase)


def _quoted(phrase: Phrase) -> str:
    return f'"{" ".join(phrase)}"'
