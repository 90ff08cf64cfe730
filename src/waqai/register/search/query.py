"""What is searched for: words, and what must hold of the events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waqai.register.errors import RegisterError
from waqai.register.search.passages import found_words
from waqai.register.search.words import IN_LEAD, IN_TITLE

Phrase = tuple[str, ...]
_TERM = re.compile(r"(-?)(?:\"([^\"]*)\"?|«([^»]*)»?|“([^”]*)”?|([^\s|]+))(\|?)")


class QueryError(RegisterError):
    """The search cannot be made as asked; the message says what can be."""


@dataclass(frozen=True, slots=True)
class Query:
    """A search. Where a field names several values, one of them must hold; all fields must.

    `words` must stand in the report: each of them, in any form; "words in quotation marks" one behind the other;
    one of those with | between them (قصف|غارة); those with a minus before them must not. `actors`, `recipients`,
    `parties` (either) and `sources` are named by words of their names («الجيش الأمريكي», "United States"), by a
    state's code (USA) or the beginning of an actor code (USAMIL). `places` are named by words, `countries` by code.
    `since` and `until` bound the days of the event, `published_since` and `published_until` those of publication,
    all included. `confidence` is the least.
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
    """Words of a query as stems: each of `wanted` must stand in a text, one of each of `either`, no `unwanted`."""

    wanted: tuple[Phrase, ...]
    unwanted: tuple[Phrase, ...]
    either: tuple[tuple[Phrase, ...], ...] = ()

    @property
    def groups(self) -> tuple[tuple[Phrase, ...], ...]:
        """Return the phrases of which one each must stand in a text."""
        return (*((phrase,) for phrase in self.wanted), *self.either)


def terms(words: str) -> Terms | None:
    """Return the words of a query as stems; None where there are none.

    Raises:
        QueryError: nothing is left to be found.
    """
    if not words.strip():
        return None
    found = list(_terms(words))
    groups = tuple(dict.fromkeys(group for minus, group in found if not minus))
    if not groups:
        raise QueryError(f"{words!r}: a search names a word that is to be found, in letters or digits")
    unwanted = tuple(dict.fromkeys(phrase for minus, group in found if minus for phrase in group))
    wanted = tuple(group[0] for group in groups if len(group) == 1)
    return Terms(wanted, unwanted, tuple(group for group in groups if len(group) > 1))


def _terms(words: str) -> Iterator[tuple[bool, tuple[Phrase, ...]]]:
    """Yield the terms: whether they have a minus, and the phrases of which one is meant."""
    group: dict[Phrase, None] = {}
    minus = False
    for match in _TERM.finditer(words):
        phrase = tuple(word.stem for word in found_words(next(filter(None, match.groups()[1:5]), "")))
        minus = bool(match.group(1)) if not group else minus
        if phrase:
            group[phrase] = None
        if not match.group(6) and group:
            yield minus, tuple(group)
            group = {}
    if group:
        yield minus, tuple(group)


def match_sqlite(found: Terms, tier: int | None = None) -> str:
    """Return the terms as FTS5 reads them; of a `tier` (2 title, 1 lead, 0 rest), only those texts of no higher one."""
    told = _all_of(found, _MARKS[tier or 0])
    not_wanted = [_quoted(phrase, "") for phrase in found.unwanted]
    if tier is not None and tier < 2:
        not_wanted.append(_all_of(found, _MARKS[tier + 1]))
    return f"{told} NOT ({' OR '.join(not_wanted)})" if not_wanted else told


_MARKS = ("", IN_LEAD, IN_TITLE)


def _all_of(found: Terms, mark: str) -> str:
    groups = (" OR ".join(_quoted(phrase, mark) for phrase in group) for group in found.groups)
    return f"({' AND '.join(f'({group})' for group in groups)})"


def match_postgresql(found: Terms, tier: int | None = None) -> str:
    """Return the terms as PostgreSQL's tsquery reads them, likewise."""
    parts = [_wanted(found, _MARKS[tier or 0])]
    parts += [f"!({_sequence(phrase, '')})" for phrase in found.unwanted]
    if tier is not None and tier < 2:
        parts.append(f"!({_wanted(found, _MARKS[tier + 1])})")
    return " & ".join(parts)


def _wanted(found: Terms, mark: str) -> str:
    groups = (" | ".join(f"({_sequence(phrase, mark)})" for phrase in group) for group in found.groups)
    return " & ".join(f"({group})" for group in groups)


def _sequence(phrase: Phrase, mark: str) -> str:
    return " <-> ".join(f"'{mark}{stem}'" for stem in phrase)


def _quoted(phrase: Phrase, mark: str) -> str:
    return f'"{" ".join(mark + stem for stem in phrase)}"'
