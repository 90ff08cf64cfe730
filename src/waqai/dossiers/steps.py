"""Steps: what was announced or agreed, and whether it came."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from waqai.dossiers.citing import Citation
from waqai.dossiers.parties import Parties
from waqai.dossiers.report import Step
from waqai.dossiers.sheet import Sheet
from waqai.dossiers.timeline import names, one_a_report
from waqai.incidents.incident import Incident, Mention

HORIZON = timedelta(days=120)  # within which a plan without a day may come true
SLACK = timedelta(days=1)
_NOT_TO_BE = ("لن", "ولن", "فلن")


@dataclass(frozen=True, slots=True)
class Announced:
    """What a report tells of an event to come: `own` where who is to do it says so, `refused` where it will not be.

    `by` is the name of who says so; `timed` tells whether there is a last day for it.
    """

    mention: Mention
    by: str | None
    own: bool
    refused: bool
    timed: bool


def announced(sheet: Sheet) -> Iterator[Announced]:
    """Yield the planned and refused events of an account."""
    for event in sheet.account.record.events:
        if event.id not in sheet.told or sheet.is_noise(event.span):
            continue
        refused = event.status == "denied" and bool({*_before(sheet, event.span.start)} & {*_NOT_TO_BE})
        if event.status == "planned" or refused:
            speaker = sheet.voice(event)
            voice = sheet.party_of(speaker)
            own = voice is not None and voice in sheet.among(event.actors)
            yield Announced(
                Mention(sheet.account.id, event.id), sheet.name_of(speaker), own, refused, event.end is not None
            )


def _before(sheet: Sheet, at: int) -> list[str]:
    """Return the two words before an offset."""
    pairs = zip(sheet.words.spans, sheet.words.folded, strict=True)
    return [word for span, word in pairs if at - 30 < span.end <= at][-2:]


def steps(
    incidents: Sequence[Incident],
    parties: Parties,
    told: Iterable[Announced],
    cited: Mapping[Mention, Citation],
    as_of: date | None,
) -> tuple[Step, ...]:
    """Return the steps, in the order in which they were first told."""
    by_mention = {one.mention: one for one in told}
    found = []
    for one in incidents:
        here = [by_mention[mention] for mention in one.mentions if mention in by_mention]
        made = _step(one, here, incidents, parties, cited, as_of)
        if made is not None:
            found.append(made)
    return tuple(sorted(found, key=lambda step: (step.told is None, step.told or date.max, step.incident)))


def _step(
    one: Incident,
    here: Sequence[Announced],
    incidents: Sequence[Incident],
    parties: Parties,
    cited: Mapping[Mention, Citation],
    as_of: date | None,
) -> Step | None:
    planned = one.status == "planned" or any(stage.status == "planned" for stage in one.course)
    kind = _kind(one, here, planned=planned)
    if kind is None:
        return None
    end = one.end if any(item.timed for item in here) or not here else None
    state, by, because = _outcome(replace(one, end=end), kind, incidents, parties, as_of)
    later = next((other for other in incidents if other.id == by), None)
    announcing = {item.mention for item in here} if kind != "agreement" else set(one.mentions)
    citations = one_a_report(cited[m] for m in one.mentions if m in cited and (m in announcing or not announcing))
    kept = later.mentions if later and later.id != one.id else [m for m in one.mentions if m not in announcing]
    return Step(
        incident=one.id,
        kind=kind,
        type=one.type,
        who=names(one.actors) or tuple(dict.fromkeys(item.by for item in here if item.by)),
        start=one.start,
        end=end,
        told=min((c.published for c in citations if c.published), default=one.first_report),
        state=state,
        by=by,
        because=because,
        citations=citations,
        kept=one_a_report(cited[m] for m in kept if m in cited) if by else (),
    )


def _kind(one: Incident, here: Sequence[Announced], *, planned: bool) -> str | None:
    if planned:
        return "commitment" if any(item.own for item in here) else "plan"
    if one.type == "AGREE" and one.status == "occurred":
        return "agreement"
    return "refusal" if any(item.refused for item in here) else None


def _outcome(
    one: Incident, kind: str, incidents: Sequence[Incident], parties: Parties, as_of: date | None
) -> tuple[str, str | None, str]:
    """Return the state of a step, the incident in which it came true, and what tells so."""
    if kind in ("agreement", "refusal"):
        return "stands", None, "no report says that it was carried out or given up"
    if (kept := _kept(one, incidents, parties)) is not None:
        return "kept", *kept
    if one.course and one.course[-1].status == "denied":
        return "dropped", None, f"denied on {one.course[-1].published or 'a day not told'}"
    if one.end is not None and (one.open or (as_of is not None and one.end < as_of)):
        return "overdue", None, f"its day has passed by {as_of}, and no report tells that it came"
    return "open", None, "its day is not told" if one.end is None else "its day has not come"


def _kept(one: Incident, incidents: Sequence[Incident], parties: Parties) -> tuple[str, str] | None:
    """Return the incident in which a step came true, and what tells so."""
    if one.status == "occurred":
        return one.id, "told as planned, later as having occurred"
    if one.followed_by:
        return one.followed_by, "a later incident of its kind, parties, place and days"
    later = _came(one, incidents, parties)
    return (later.id, "the first incident of its kind and parties after it was told") if later else None


def _came(plan: Incident, incidents: Sequence[Incident], parties: Parties) -> Incident | None:
    """Return the first incident that can be what was planned for no certain day; one with a day must keep to it."""
    told = plan.first_report
    begin = plan.start - SLACK if plan.start else told
    end = plan.end + SLACK if plan.end else begin + HORIZON if begin else None
    if begin is None or end is None or (plan.start is None and told is None):
        return None
    who = parties.among(plan.actors), parties.among(plan.recipients)
    found = [
        one
        for one in incidents
        if (one.type, one.status) == (plan.type, "occurred")
        and one.start is not None
        and begin <= one.start <= end
        and (told is None or one.start >= told - SLACK)
        and _same(who, (parties.among(one.actors), parties.among(one.recipients)))
    ]
    return min(found, key=lambda one: (one.start or date.max, one.id), default=None)


def _same(plan: tuple[frozenset[str], frozenset[str]], one: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Tell whether all parties of the plan take part, at least one of them as its actor."""
    whole = plan[0] | plan[1]
    return bool(plan[0]) and len(whole) > 1 and whole <= one[0] | one[1] and bool(plan[0] & one[0])
