"""The timeline: the incidents of the situation, in order of time."""

from collections.abc import Iterable
from datetime import date

from waqai.dossiers.citing import Citation
from waqai.dossiers.report import Entry
from waqai.incidents.incident import Incident, Party


def entry(one: Incident, citations: Iterable[Citation]) -> Entry:
    """Return an incident as it stands on the timeline, its reports in order of publication."""
    return Entry(
        incident=one.id,
        start=one.start,
        end=one.end,
        type=one.type,
        mode=one.mode,
        status=one.status,
        actors=names(one.actors),
        recipients=names(one.recipients),
        place=one.site.name if one.site else None,
        casualties=tuple(sorted(one.casualties.items())),
        independent=one.independent,
        disputed=tuple(dispute.field for dispute in one.disputes),
        citations=one_a_report(citations),
    )


def names(parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the names of parties."""
    return tuple(dict.fromkeys(party.name or party.name_ar for party in parties))


def one_a_report(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return the first citation of every report, in order of publication."""
    first: dict[str, Citation] = {}
    for citation in sorted(citations, key=when):
        first.setdefault(citation.report, citation)
    return tuple(first.values())


def when(citation: Citation) -> tuple[bool, date, str, int]:
    """Return what citations are sorted by: the day of publication, the report, the place in it."""
    return citation.published is None, citation.published or date.max, citation.report, citation.mark.start


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the entries in order of time, undated ones last."""
    return tuple(
        sorted(entries, key=lambda one: (one.start is None, one.start or date.max, one.end or date.max, one.incident))
    )
