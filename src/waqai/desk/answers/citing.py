"""Citations of events by name: from the search's tables, without reading whole records."""

from collections.abc import Iterable, Sequence
from datetime import date

import sqlalchemy as sa

from waqai.dossiers.citing import LONGEST, Citation, quoted
from waqai.incidents.incident import Mention
from waqai.register.schema import reports
from waqai.register.search.tables import events, texts
from waqai.spans import Span

PART = 300


def citation(report: str, outlet: str | None, published: date | None, text: str, mark: Span) -> Citation:
    """Return the citation of `mark`, quoted with its sentence; what is long is cut."""
    mark = Span(mark.start, min(mark.end, mark.start + LONGEST))
    start, end = quoted(text, mark)
    return Citation(report, outlet, published, start, end, mark, text[start:end])


def citations(connection: sa.Connection, mentions: Iterable[Mention]) -> dict[Mention, Citation]:
    """Return the words in which each of the `mentions` is told."""
    wanted = set(mentions)
    names = sorted({mention.report for mention in wanted})
    found: dict[Mention, Citation] = {}
    for at in range(0, len(names), PART):
        found |= _of_reports(connection, names[at : at + PART], wanted)
    return found


def _of_reports(connection: sa.Connection, names: Sequence[str], wanted: set[Mention]) -> dict[Mention, Citation]:
    told = reports.c.id, events.c.event, events.c.span_start, events.c.span_end
    query = sa.select(*told).join(texts, texts.c.report == reports.c.number).join(events, events.c.doc == texts.c.doc)
    rows = connection.execute(query.where(reports.c.id.in_(names)))
    spans = {Mention(name, event): Span(start, end) for name, event, start, end in rows}
    heads = sa.select(reports.c.id, reports.c.outlet, reports.c.published, reports.c.text)
    by_id = {row.id: row for row in connection.execute(heads.where(reports.c.id.in_(names)))}
    return {mention: citation(*by_id[mention.report], mark) for mention, mark in spans.items() if mention in wanted}
