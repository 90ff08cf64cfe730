"""Incidents, told with the words of their mentions."""

from typing import Any

from waqai.desk.answers import forms
from waqai.desk.answers.citing import citations
from waqai.dossiers.citing import Citation
from waqai.incidents.choosing import Wanted
from waqai.incidents.form import to_fields
from waqai.incidents.incident import Incident, Mention
from waqai.incidents.listing import incident as incident_of
from waqai.incidents.listing import page, place_of
from waqai.register.errors import UnknownError
from waqai.register.opening import Register
from waqai.register.search.query import QueryError

CITED = 2  # mentions of an incident in a list
_SAME = ("id", "type", "mode", "status", "actors", "recipients", "site", "start", "end", "first_report", "last_report")
_MORE = ("outlets", "independent", "casualties", "followed_by", "open", "confidence")


def listed(
    register: Register, wanted: Wanted, *, oldest: bool, limit: int, after: str | None
) -> tuple[tuple[forms.IncidentBrief, ...], str | None]:
    """Return a page of the incidents that are wanted, and where the next one begins.

    Raises:
        QueryError: `after` does not say where a page begins.
    """
    try:
        place = place_of(after) if after else None
    except ValueError as problem:
        raise QueryError(str(problem)) from problem
    found = page(register, wanted, after=place, oldest=oldest, limit=limit)
    shown = {one.id: _shown(one) for one in found.incidents}
    with register.reading() as connection:
        cited = citations(connection, (mention for mentions in shown.values() for mention in mentions))
    briefs = tuple(_brief(one, _cited(shown[one.id], cited)) for one in found.incidents)
    return briefs, str(found.after) if found.after else None


def whole(register: Register, name: str) -> forms.IncidentWhole:
    """Return all of the incident of that id.

    Raises:
        UnknownError: there is none.
    """
    found = incident_of(register, name)
    if found is None:
        raise UnknownError(f"there is no incident {name!r}")
    with register.reading() as connection:
        cited = citations(connection, found.mentions)
    return forms.IncidentWhole(**to_fields(found), citations=_cited(found.mentions, cited))


def _shown(one: Incident) -> tuple[Mention, ...]:
    """Return the mentions to be cited: of the reports chiefly about it first, one of a report."""
    main = {telling.report for telling in one.reports if telling.main}
    ordered = sorted(one.mentions, key=lambda mention: mention.report not in main)
    return tuple({mention.report: mention for mention in reversed(ordered)}.values())[::-1][:CITED]


def _cited(mentions: tuple[Mention, ...], cited: dict[Mention, Citation]) -> tuple[forms.CitedMention, ...]:
    return tuple(
        forms.CitedMention(event=mention.event, citation=cited[mention]) for mention in mentions if mention in cited
    )


def _brief(one: Incident, cited: tuple[forms.CitedMention, ...]) -> forms.IncidentBrief:
    told: dict[str, Any] = {name: getattr(one, name) for name in (*_SAME, *_MORE)}
    disputed = tuple(dispute.field for dispute in one.disputes)
    return forms.IncidentBrief(**told, reports=len(one.reports), disputed=disputed, citations=cited)
