"""Clashes: parties that contradict each other or themselves, and facts on which reports differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from waqai.dossiers.citing import Citation
from waqai.dossiers.report import Clash, Position, Stand
from waqai.dossiers.sheet import Sheet
from waqai.incidents.incident import Claim, Incident, Mention

CITED = 3


def of_positions(found: Sequence[Position]) -> Iterator[Clash]:
    """Yield where a party gives another answer than before, and where two parties give different ones."""
    questions = dict.fromkeys(one.question for one in found if one.question)
    for question in questions:
        taken = [one for one in found if one.question == question]
        for party in dict.fromkeys(one.party for one in taken):
            yield from _itself(str(question), [one for one in taken if one.party == party])
        yield from _each_other(str(question), taken)


def _itself(question: str, taken: Sequence[Position]) -> Iterator[Clash]:
    """Yield each change of a party from one answer to another, in order of time."""
    run: list[Position] = []
    before: list[Position] = []
    for one in taken:
        if run and one.answer != run[-1].answer:
            before, run = run, []
        run.append(one)
        if before and len(run) == 1:
            yield Clash("itself", question, (_stand(before), _stand(_from(taken, one))))


def _from(taken: Sequence[Position], first: Position) -> list[Position]:
    """Return the positions from `first` on that give the same answer, until another is given."""
    run = []
    for one in taken[taken.index(first) :]:
        if one.answer != first.answer:
            break
        run.append(one)
    return run


def _each_other(question: str, taken: Sequence[Position]) -> Iterator[Clash]:
    sides: dict[tuple[str, str], list[Position]] = {}
    for one in taken:
        sides.setdefault((one.party, one.answer or ""), []).append(one)
    for first, second in combinations(sides, 2):
        if first[0] != second[0] and first[1] != second[1]:
            yield Clash("each other", question, (_stand(sides[first]), _stand(sides[second])))


def _stand(taken: Sequence[Position]) -> Stand:
    first = taken[0]
    citations = tuple(dict.fromkeys(citation for one in taken for citation in one.citations))
    return Stand(first.party, first.answer or "", first.day, citations[:CITED])


def in_record(sheet: Sheet) -> Iterator[Clash]:
    """Yield where a report itself tells that one contradicts another."""
    events = {event.id: event for event in sheet.account.record.events}
    for link in sheet.account.record.links:
        if link.type != "contradicts" or not {link.source, link.target} & sheet.told.keys():
            continue
        pair = [events[name] for name in (link.target, link.source) if name in events]
        stands = tuple(
            Stand(
                sheet.name_of(sheet.voice(event)) or sheet.account.outlet or sheet.account.id,
                f"{event.type} {event.status}",
                sheet.account.published,
                (sheet.cite(event.span),),
            )
            for event in pair
        )
        if len(stands) == 2:
            yield Clash("fact", f"{pair[0].type}: whether it is so", stands)


def of_incident(one: Incident, cited: Mapping[Mention, Citation]) -> Iterator[Clash]:
    """Yield the disputes of an incident."""
    for dispute in one.disputes:
        stands = tuple(stand for claim in dispute.claims if (stand := _claim(claim, cited)))
        if len(stands) > 1:
            yield Clash("fact", f"{one.type} {_days(one)}: {dispute.field}", stands)


def _claim(claim: Claim, cited: Mapping[Mention, Citation]) -> Stand | None:
    found = _sorted(cited[mention] for mention in claim.mentions if mention in cited)
    if not found:
        return None
    who = ", ".join(claim.sources) or ", ".join(dict.fromkeys(one.outlet or one.report for one in found))
    return Stand(who, claim.value, found[0].published, found[:CITED])


def _sorted(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(
        sorted(citations, key=lambda one: (one.published is None, one.published or date.max, one.report, one.start))
    )


def _days(one: Incident) -> str:
    if one.start is None:
        return "on a day not told"
    return f"of {one.start}" if one.end == one.start else f"from {one.start} to {one.end or 'an open end'}"
