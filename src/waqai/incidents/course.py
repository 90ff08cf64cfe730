"""The course of an incident: what its status was told to be, day by day."""

from collections.abc import Iterable
from datetime import date

from waqai.incidents.groups import Group, weightiest
from waqai.incidents.incident import Mention, Stage
from waqai.incidents.story import Story


def course(groups: Iterable[Group], stories: dict[str, Story]) -> tuple[Stage, ...]:
    """Return the status that most told on each day of publication, where it is another than before."""
    by_day: dict[date | None, list[Group]] = {}
    for group in groups:
        by_day.setdefault(stories[group.report].published, []).append(group)
    stages: list[Stage] = []
    for day in sorted(by_day, key=lambda day: (day is None, day)):
        told = [(event, group.report) for group in by_day[day] for event in group.events]
        status = weightiest((event.status, event.confidence) for event, _ in told)
        if status is not None and (not stages or stages[-1].status != status):
            mention = min(Mention(report, event.id) for event, report in told if event.status == status)
            stages.append(Stage(day, status, mention))
    return tuple(stages)


def status(stages: tuple[Stage, ...]) -> str:
    """Return the status in the end: what was once told to have occurred has, whatever is told of it afterwards."""
    return "occurred" if any(stage.status == "occurred" for stage in stages) else stages[-1].status
