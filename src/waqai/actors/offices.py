"""Offices: which office a phrase names, and who held it on a day by the lexicon's terms."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from waqai import lexicons
from waqai.actors.describing import country_of
from waqai.actors.knowledge import Term, actors
from waqai.actors.nouns import noun_forms, portfolios
from waqai.actors.phrase import Phrase

_SAME = {"head-of-state": "president", "queen": "king", "first-lady": "first-lady", "chancellor": "adviser"}
_SENT = frozenset({"envoy", "ambassador", "representative", "diplomat"})
_UNITED, _UNITED_FORM = "united-nations", "الاممي"
_LEADERS = ("leader", "secretary-general", "president", "head", "commander", "emir", "general-guide", "chair")


@dataclass(frozen=True, slots=True)
class Office:
    """An office: its noun and portfolio (ids of `lexicons/data/roles`), and the state or body that it is of.

    `to` is the state or body that envoys are sent to («مبعوث الأمم المتحدة إلى سوريا», «السفير الأمريكي لدى تل أبيب»),
    None of other offices, and where the words do not tell.
    """

    noun: str
    portfolio: str
    of: str | None
    to: str | None = None


def office_of(phrase: Phrase) -> Office | None:
    """Return the office that the phrase names, None where it names none of a single holder."""
    if phrase.noun is None or phrase.noun.number != "sg" or phrase.noun.noun.group != "office":
        return None
    if any(m.name == "former" for m in phrase.modifiers):
        return None
    actor = actors().get(phrase.of or "")
    of = phrase.of if actor is not None and actor.kind != "state" else country_of_office(phrase)
    noun, portfolio = phrase.noun.noun.id, phrase.portfolio.id if phrase.portfolio else ""
    if noun not in _SENT or phrase.to is None:
        return Office(_SAME.get(noun, noun), portfolio, of)
    of = _UNITED if _UNITED_FORM in phrase.noun.rest or any(m.name == "international" for m in phrase.modifiers) else of
    return Office(noun, portfolio, of, phrase.to)


def country_of_office(phrase: Phrase) -> str | None:
    """Return the state whose office it is, by the phrase's adjective or complement, not by the person's entry."""
    if phrase.countries:
        return phrase.countries[0]
    actor = actors().get(phrase.of or "")
    if actor is not None:
        return actor.country
    return country_of(phrase.inner) if phrase.inner is not None else None


def _office_of_title(title: str) -> tuple[str, str] | None:
    first, *rest = title.split()
    for form in noun_forms().get(first.removeprefix("ال"), ()):
        if tuple(rest[: len(form.rest)]) == form.rest:
            left = rest[len(form.rest) :]
            portfolio = ""
            if left:
                found = portfolios().get(left[0], ())
                portfolio = next((p.id for words, p in found if tuple(left[1:]) == words), "")
            return _SAME.get(form.noun.id, form.noun.id), portfolio
    return None


def _office_held(noun: str, portfolio: str, term: Term) -> Office:
    """Return the office of a term; `of` of the lexicon is whom the UN's envoys are for, else «USA>SYR» tells both."""
    of, _, to = term.of.partition(">")
    if term.role.endswith(_UNITED_FORM):
        of, to = _UNITED, of
    return Office(noun, portfolio, of, to or None)


@cache
def _holders() -> dict[Office, list[tuple[Term, str]]]:
    """Return who held each office, and when."""
    table: dict[Office, list[tuple[Term, str]]] = {}
    for actor in actors().values():
        for term in actor.roles:
            office = _office_of_title(term.role)
            if office is not None:
                table.setdefault(_office_held(*office, term), []).append((term, actor.id))
    return table


def holder(office: Office, day: date | None) -> str | None:
    """Return the id of the one known to hold `office` on `day`; None where nobody or several are."""
    if office.of is None or day is None:
        return None
    nouns = _LEADERS if office.noun == "leader" and office.of in actors() else (office.noun,)
    found = {
        who
        for noun in nouns
        for term, who in _holders().get(Office(noun, office.portfolio, office.of, office.to), ())
        if term.covers(day) and (term.first is not None or term.last is not None)
    }
    return found.pop() if len(found) == 1 else None


def offices_held(actor: str, day: date | None) -> tuple[Office, ...]:
    """Return the offices that the actor held on `day` (ever, where it is unknown)."""
    entry = actors().get(actor)
    if entry is None:
        return ()
    terms = [(term, _office_of_title(term.role)) for term in entry.roles if term.covers(day)]
    return tuple(_office_held(*office, term) for term, office in terms if office is not None)


lexicons.on_change(_holders.cache_clear)
