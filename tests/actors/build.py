from datetime import date

from waqai import actors
from waqai.actors import Entity, Mention
from waqai.arabic import Analysis, analyse
from waqai.reports.report import Report


def analysed(text: str) -> Analysis:
    return analyse(Report(text, "test"))


def found(text: str, day: date | None = None) -> dict[str, Mention]:
    return {m.span.of(text): m for m in actors.find(analysed(text), (), day)}


def entities(text: str, day: date | None = None) -> list[tuple[Entity, list[str]]]:
    analysis = analysed(text)
    mentions = actors.find(analysis, (), day)
    resolved = actors.resolve(analysis, mentions, day)
    return [(e, [mentions[i].span.of(text) for i in e.mentions]) for e in resolved]
