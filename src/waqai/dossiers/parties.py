"""Which party of a dossier an actor is."""

import re
from collections.abc import Iterable

from waqai.arabic.folding import fold
from waqai.dossiers.dossier import Dossier, Pattern
from waqai.dossiers.phrases import Finder, Words
from waqai.incidents.incident import Incident, Party
from waqai.record.model import EntityRecord

_STATE = re.compile(r"[A-Z]{3}")
_CODE = re.compile(r"[A-Z]{6,}")
# What acts for a state, by the PLOVER role in its code (none: the state itself).
_ORGANS = frozenset({"", "GOV", "MIL", "JUD", "LEG", "COP", "SPY"})

_ACTING = frozenset({"state", "government", "military", "person"})


class Parties:
    """Tells the party of actors: a name decides over Arabic words, these over a code, this over a state."""

    def __init__(self, dossier: Dossier) -> None:
        self._names: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._states: dict[str, str] = {}
        for party in dossier.parties:
            for actor in party.actors:
                table = self._states if _STATE.fullmatch(actor) else self._codes if _CODE.fullmatch(actor) else None
                if table is None:
                    self._names.setdefault(fold(actor), party.id)
                else:
                    table.setdefault(actor, party.id)
        self._words = Finder((party.id, words) for party in dossier.parties for words in party.words)
        self._known: dict[tuple[str, str, str, str | None, str | None], str | None] = {}

    def of(self, actor: EntityRecord | Party) -> str | None:
        """Return the id of the party that `actor` belongs to; None where it is none of them."""
        key = (actor.kind, actor.name, actor.name_ar, actor.country, actor.code)
        if key not in self._known:
            self._known[key] = self._find(actor)
        return self._known[key]

    def among(self, actors: Iterable[EntityRecord | Party]) -> frozenset[str]:
        """Return the parties that `actors` belong to."""
        return frozenset(party for actor in actors if (party := self.of(actor)) is not None)

    def named_in(self, words: Words) -> frozenset[str]:
        """Return the parties that the dossier's own words for them tell in a text."""
        return frozenset(hit.key for hit in self._words.find(words))

    def _find(self, actor: EntityRecord | Party) -> str | None:
        for name in (actor.name, actor.name_ar):
            if fold(name) in self._names:
                return self._names[fold(name)]
        if hits := self._words.find(Words.of(actor.name_ar)):
            return hits[0].key
        code = actor.code or ""
        if code in self._codes:
            return self._codes[code]
        if (
            actor.kind in _ACTING
            and actor.country in self._states
            and code[:3] == actor.country
            and code[3:6] in _ORGANS
        ):
            return self._states[actor.country]
        return None


def involved(parties: Parties, incident: Incident) -> frozenset[str]:
    """Return the parties that do or undergo an incident."""
    return parties.among((*incident.actors, *incident.recipients))


def fits(pattern: Pattern, type_: str, status: str, actors: frozenset[str], recipients: frozenset[str]) -> bool:
    """Tell whether an event is one of the pattern.

    Each of `by` and `on`, where given, must be met by a party that the text names; in an open pattern one of them
    is enough, where of the other the text names no party at all.
    """
    if type_ not in pattern.types or status not in pattern.statuses:
        return False
    asked = [(set(want), have) for want, have in ((pattern.by, actors), (pattern.on, recipients)) if want]
    met = [bool(want & have) for want, have in asked]
    if pattern.open and any(met):
        return all(hit or not have for hit, (_, have) in zip(met, asked, strict=True))
    return all(met)
