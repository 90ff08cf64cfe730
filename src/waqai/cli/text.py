"""The record for eyes: a page of text that fits a terminal of 80 columns or more."""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from waqai.cli.bidi import around, clean, fit, isolated
from waqai.cli.lines import Lines
from waqai.codebooks import quad
from waqai.record.model import Bounds, EventRecord, FigureRecord, Record, StatementRecord
from waqai.record.saying import bounds
from waqai.spans import Span

_STOP = re.compile(r"\n|[.!؟?]\s")
NARROWEST, WIDEST = 60, 120
_COLOURS = {
    "verbal cooperation": "cyan",
    "material cooperation": "green",
    "verbal conflict": "yellow",
    "material conflict": "red",
}


def show(record: Record) -> None:
    """Print the record on standard output, in colour where it is a terminal."""
    console = Console(file=sys.stdout, highlight=False, soft_wrap=True)
    width = min(max(console.width, NARROWEST), WIDEST)
    for line in page(record, width):
        console.print(line)


def plain(record: Record, width: int = 100) -> str:
    """Return the record as plain text of `width` columns."""
    return "".join(line.plain + "\n" for line in page(record, width))


def page(record: Record, width: int) -> Iterator[Text]:
    """Yield the lines of the page."""
    out = Lines(width)
    yield from _head(record, out)
    yield from _events(record, out)
    yield from _statements(record, out)
    yield from _figures(record, out)
    yield from _notices(record, out)
    yield Text("")


def _head(record: Record, out: Lines) -> Iterator[Text]:
    document = record.document
    yield out.arabic(document.title or document.text[:200], "bold")
    yield Text(fit(clean(document.source), out.width), "dim")
    inferred = document.published_inferred
    if document.published:
        yield Text(f"Published {document.published} (given)")
    elif inferred:
        words = ", ".join(isolated(span.of(document.text)) for span in inferred.because[:3])
        yield Text(f"Published {interval(inferred.earliest, inferred.latest)} (inferred from {words})")
    else:
        yield Text("Published: not known; days are resolved only as far as the text tells")


def _events(record: Record, out: Lines) -> Iterator[Text]:
    yield from out.heading(f"EVENTS ({len(record.events)})")
    for event in sorted(record.events, key=lambda e: (e.start or e.end or date.max, e.span)):
        yield from _event(record, event, out)


def _event(record: Record, event: EventRecord, out: Lines) -> Iterator[Text]:
    head = Text(f"{event.id:<5}{interval(event.start, event.end):<17} ")
    head.append(" · ".join(filter(None, (event.type, event.mode))), f"bold {_COLOURS[quad(event.type)]}")
    if event.status != "occurred":
        head.append(f"  {event.status}", "italic")
    if event.headline:
        head.append("  headline", "dim")
    head.append(" " * max(1, out.width - head.cell_len - 4))
    head.append(f"{event.confidence:.2f}", "dim")
    yield head
    parties = [_names(record, event.actors) or "unnamed"]
    parties += [_names(record, event.recipients)] if event.recipients else []
    yield from out.wrapped(" → ".join(parties))
    details = list(_details(record, event))
    if details:
        yield from out.wrapped("; ".join(details), "dim")
    yield out.quote(*around(record.document.text, sentence_of(record.document.text, event.span), event.span, out.inner))


def _details(record: Record, event: EventRecord) -> Iterator[str]:
    if event.place:
        known = f" ({event.place.country})" if event.place.country and event.place.country != event.place.name else ""
        yield f"in {isolated(event.place.name)}{known}"
    if event.count:
        yield f"{bounds(event.count)} times"
    for kind, many in event.casualties.items():
        yield f"{kind} {bounds(many)}"
    if event.sources:
        yield f"according to {_names(record, event.sources)}"


def _statements(record: Record, out: Lines) -> Iterator[Text]:
    if record.statements:
        yield from out.heading(f"STATEMENTS ({len(record.statements)})")
    for said in record.statements:
        yield from out.wrapped(_saying(record, said), first=f"{said.id:<5}")
        yield out.quote("", "", fit(clean(said.span.of(record.document.text)), out.inner))


def _saying(record: Record, said: StatementRecord) -> str:
    parts = [_names(record, (said.speaker,)) if said.speaker else "somebody unnamed", f"{said.standing} ({said.kind})"]
    parts += [f"to {_names(record, (said.addressee,))}"] if said.addressee else []
    parts += [f"in {_names(record, (said.outlet,))}"] if said.outlet else []
    parts += [f"on {interval(said.start, said.end)}"] if said.start or said.end else []
    return " ".join(parts)


def _figures(record: Record, out: Lines) -> Iterator[Text]:
    if record.figures:
        yield from out.heading(f"FIGURES ({len(record.figures)})")
    for figure in record.figures:
        yield from out.wrapped(_figure(record, figure), first=f"{figure.id:<5}")


def _figure(record: Record, figure: FigureRecord) -> str:
    words = isolated(fit(clean(figure.span.of(record.document.text)), 40))
    about = "about " if figure.approx else ""
    whole = f", part of {figure.of}" if figure.of else ""
    return f"{about}{bounds(Bounds(figure.low, figure.high))} {figure.unit or ''}".rstrip() + f"{whole}  {words}"


def _notices(record: Record, out: Lines) -> Iterator[Text]:
    if record.notices:
        yield from out.heading(f"NOTICES ({len(record.notices)})")
    for notice in record.notices:
        words = isolated(fit(clean(notice.span.of(record.document.text)), 40))
        yield from out.wrapped(f"{notice.kind}: {notice.detail}  {words}", first="  ")


def _names(record: Record, ids: Sequence[str]) -> str:
    known = {entity.id: entity for entity in record.entities}
    return ", ".join(isolated(fit(clean(known[name].name or known[name].name_ar), 48)) for name in ids)


def interval(start: date | None, end: date | None) -> str:
    """Return two days as they read best: one day, a range, or an open interval."""
    if start and end:
        short = end.strftime("%m-%d") if start.year == end.year else end
        return f"{start}" if start == end else f"{start}–{short}"
    return f"since {start}" if start else f"until {end}" if end else "undated"


def sentence_of(text: str, span: Span) -> Span:
    """Return the line, or the sentence in it, that holds `span`."""
    starts = [found.end() for found in _STOP.finditer(text, 0, span.start)]
    end = _STOP.search(text, span.end)
    return Span(starts[-1] if starts else 0, end.start() + 1 if end else len(text))
