"""Running totals that officials and outlets give: «more than 60 attacks since 17 October»."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from waqai.arabic.folding import fold
from waqai.dossiers.dossier import Count, Dossier
from waqai.dossiers.report import Total
from waqai.dossiers.sheet import Sheet
from waqai.record.model import Bounds, EventRecord, FigureRecord
from waqai.spans import Span

WEEK = 7
_SINCE = frozenset(map(fold, ("منذ", "ومنذ")))


@dataclass(frozen=True, slots=True)
class Running:
    """A total as one report tells it: of which count (its id), and the events that are only this total."""

    count: str
    total: Total
    events: frozenset[str]


def running(sheet: Sheet, dossier: Dossier) -> Iterator[Running]:
    """Yield the running totals of an account."""
    for figure in sheet.account.record.figures:
        for count in dossier.counts:
            if (
                figure.unit in count.units
                and not sheet.is_noise(figure.span)
                and (found := _total(sheet, count, figure))
            ):
                yield found


def _total(sheet: Sheet, count: Count, figure: FigureRecord) -> Running | None:
    sentence = sheet.sentence(figure.span)
    who = {*count.pattern.by, *count.pattern.on}
    if not who & sheet.named_in(sentence):
        return None
    events = [e for e in sheet.events_in(sentence) if e.count is not None and e.span.overlaps(figure.span)]
    since = _since(sheet, sentence, figure.span) or next((day for e in events if (day := _long(e))), None)
    if since is None:
        return None
    total = Total(
        bounds=Bounds(figure.low, figure.high),
        unit=figure.unit or "",
        approx=figure.approx,
        since=since,
        told=sheet.account.published,
        by=sheet.source_of(figure),
        counted=None,
        lower=False,
        citation=sheet.cite(figure.span),
    )
    return Running(count.id, total, frozenset(event.id for event in events))


def _since(sheet: Sheet, sentence: Span, figure: Span) -> date | None:
    """Return the day behind «منذ» in the sentence, the nearest to the figure."""
    words = sheet.words
    found = []
    for time in sheet.account.record.times:
        if time.start is None or not sentence.contains(time.span):
            continue
        before = [word for span, word in zip(words.spans, words.folded, strict=True) if span.end <= time.span.start][
            -2:
        ]
        within = [word for span, word in zip(words.spans, words.folded, strict=True) if time.span.contains(span)][:1]
        if _SINCE.intersection((*before, *within)):
            found.append((abs(time.span.start - figure.end), time.start))
    return min(found)[1] if found else None


def _long(event: EventRecord) -> date | None:
    """Return the first day of an event that takes more than a week."""
    if event.start and event.end and (event.end - event.start).days > WEEK:
        return event.start
    return None


def compared(totals: Iterable[Total], days: Sequence[date]) -> tuple[Total, ...]:
    """Return the totals in order of time, each beside the incidents counted on `days`, falling ones marked."""
    found: list[Total] = []
    highest: dict[date, float] = {}
    for total in sorted(totals, key=lambda one: (one.told is None, one.told or date.max, one.citation)):
        if total.since is None:
            found.append(total)
            continue
        counted = sum(total.since <= day <= (total.told or date.max) for day in days)
        low, before = total.bounds.low, highest.get(total.since)
        top = low if total.bounds.high is None else total.bounds.high
        lower = before is not None and top is not None and top < before
        highest[total.since] = max(low or 0, before or 0)
        found.append(replace(total, counted=counted, lower=lower))
    return tuple(found)
