"""What belongs to a situation."""

from datetime import date

from waqai.arabic.folding import fold
from waqai.dossiers.dossier import Dossier
from waqai.dossiers.parties import Parties, involved
from waqai.incidents.incident import Incident, Site

# Happenings that are of the place where they happen; words and talks may be elsewhere.
_ON_THE_GROUND = frozenset(["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID"])


def belongs(dossier: Dossier, parties: Parties, incident: Incident) -> bool:
    """Tell whether an incident is of the situation.

    It is where one of its parties acts or is acted upon at one of its places, or where two of its parties meet;
    what happens on the ground must not be told of another place.
    """
    if dossier.types and incident.type not in dossier.types:
        return False
    if incident.confidence < dossier.confidence or not _in_time(dossier, incident):
        return False
    who = involved(parties, incident)
    here = at_place(dossier, incident.site)
    if here is False and incident.type in _ON_THE_GROUND:
        return False
    return len(who) >= (1 if here else 2)


def at_place(dossier: Dossier, site: Site | None) -> bool | None:
    """Tell whether a site is at a place of the situation; None where no site is told, or the dossier names none."""
    if site is None or not dossier.places:
        return None
    places = {fold(place) for place in dossier.places}
    return any(fold(name) in places for name in (site.name, site.country, site.admin1) if name)


def in_time(dossier: Dossier, first: date | None, last: date | None) -> bool:
    """Tell whether days are within the time of the situation; what is not dated is."""
    after = dossier.since is None or last is None or last >= dossier.since
    return after and (dossier.until is None or first is None or first <= dossier.until)


def _in_time(dossier: Dossier, incident: Incident) -> bool:
    if incident.start or incident.end:
        return in_time(dossier, incident.start, incident.end)
    return in_time(dossier, incident.first_report, incident.last_report)
