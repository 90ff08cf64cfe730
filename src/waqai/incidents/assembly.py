"""From the mentions of one happening to the incident: what they tell, summed up."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from waqai.incidents.course import course, status
from waqai.incidents.disputes import disputes
from waqai.incidents.groups import Group, weightiest
from waqai.incidents.incident import Incident, Mention, Party, Site, Telling
from waqai.incidents.independence import independent, source
from waqai.incidents.story import Story
from waqai.incidents.tolls import tolls, widest
from waqai.incidents.unit import Unit

TOLD = 0.2  # share of the texts that name parties at all which must name one


def incident(unit: Unit, stories: dict[str, Story]) -> Incident:
    """Return the incident of a unit, not yet tied to what followed."""
    groups = sorted(unit.groups, key=lambda group: (_when(stories[group.report]), group.events[0].span.start))
    mains = [group for group in groups if _is_main(group, stories)]
    core = _core(mains or groups, groups)
    leading = [group for group in core if group in mains] or core
    reports = sorted({*(group.report for group in groups), *unit.silent})
    stages, given = course(core, stories), tolls(core, stories)
    days = [story.published for story in map(stories.__getitem__, reports) if story.published]
    start, end = _days(leading)
    main_reports = {group.report for group in mains} | set(unit.silent)
    return Incident(
        id=name(groups[0].mentions[0], groups, mains),
        type=core[0].type,
        mode=weightiest((group.mode, group.confidence) for group in core if group.mode),
        status=status(stages),
        actors=_parties(leading, stories, lambda group: group.actors),
        recipients=_parties(leading, stories, lambda group: group.recipients),
        site=_site(leading),
        start=start,
        end=end,
        mentions=unit.mentions,
        reports=tuple(Telling(report, report in main_reports, stories[report].also) for report in reports),
        outlets=tuple(sorted({outlet for report in reports if (outlet := stories[report].outlet)})),
        independent=independent(reports, stories),
        first_report=min(days, default=None),
        last_report=max(days, default=None),
        casualties=widest(given),
        tolls=given,
        disputes=disputes(core, leading, given, stories),
        course=stages,
        followed_by=None,
        open=False,
        confidence=_confidence(core, stories),
        because=unit.because,
    )


def name(first: Mention, groups: Sequence[Group], mains: Sequence[Group]) -> str:
    """Return the id of an incident: of the first report that is chiefly about it, else of the first that tells it.

    Reports that come later, in the order of publication, leave it as it is.
    """
    if mains:
        first = mains[0].mentions[0]
    return "i" + hashlib.sha256(f"{first.report}\0{first.event}".encode()).hexdigest()[:12]


def _when(story: Story) -> tuple[bool, date, str]:
    return story.published is None, story.published or date.max, story.id


def _is_main(group: Group, stories: dict[str, Story]) -> bool:
    focus = stories[group.report].focus
    return focus is not None and focus.mentions[0] in group.mentions


def _core(leading: Sequence[Group], groups: Sequence[Group]) -> list[Group]:
    """Return the groups of the type that the leading ones tell most: what is summed up."""
    type_ = weightiest((group.type, group.confidence) for group in leading)
    return [group for group in groups if group.type == type_]


def _parties(
    groups: Iterable[Group], stories: dict[str, Story], side: Callable[[Group], tuple[Party, ...]]
) -> tuple[Party, ...]:
    """Return the parties that enough texts name, of those that name any; those that most name first."""
    texts: dict[str, set[str]] = {}
    forms: dict[str, list[Party]] = {}
    for group in groups:
        for party in side(group):
            texts.setdefault(party.key, set()).add(stories[group.report].text)
            forms.setdefault(party.key, []).append(party)
    least = TOLD * len(frozenset().union(*texts.values()))
    kept = sorted((key for key in texts if len(texts[key]) >= least), key=lambda key: (-len(texts[key]), key))
    return tuple(_usual(forms[key]) for key in kept)


def _usual(forms: Sequence[Party]) -> Party:
    return min(forms, key=lambda party: (-forms.count(party), party.name, party.name_ar, party.kind))


def _site(groups: Iterable[Group]) -> Site | None:
    """Return the place that most reports tell, the most exact one in the state that most tell."""
    told = [(site, group.confidence) for group in groups for site in group.sites]
    country = weightiest((site.country, weight) for site, weight in told if site.country)
    inside = [(site, weight) for site, weight in told if site.country == country]
    exact = [(site, weight) for site, weight in inside if site.precision not in (None, "country")]
    place = weightiest((site.name, weight) for site, weight in exact or inside)
    named = [site for site, _ in exact or inside if site.name == place]
    return min(named, key=lambda site: (site.lat is None, str(site)), default=None)


def _days(groups: Iterable[Group]) -> tuple[date | None, date | None]:
    """Return the days that most tell; of those told equally, the shortest time, then the earliest."""
    weights: dict[tuple[date, date], float] = {}
    for group in groups:
        for days in group.days:
            weights[days] = weights.get(days, 0.0) + group.confidence
    best = min(weights, key=lambda d: (-round(weights[d], 6), d[1] - d[0], d), default=None)
    return best or (None, None)


def _confidence(groups: Iterable[Group], stories: dict[str, Story]) -> float:
    """Return how sure it is that it is told: one less the chance that each source was misread."""
    best: dict[str, float] = {}
    for group in groups:
        teller = source(stories[group.report], stories)
        best[teller] = max(best.get(teller, 0.0), group.confidence)
    doubt = 1.0
    for teller in sorted(best):
        doubt *= 1 - min(best[teller], 0.95)
    return round(min(1 - doubt, 0.99), 2)
