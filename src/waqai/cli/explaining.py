"""`waqai explain`: why an event is on record, and what was considered and dropped."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from waqai import lexicons as knowledge
from waqai.cli.bidi import clean, isolated
from waqai.cli.text import interval, sentence_of
from waqai.coding import coded, reader_named, record_of
from waqai.coding.coded import Coded
from waqai.record.model import EventRecord, Record
from waqai.record.saying import bounds
from waqai.reports import ReportError, read_many
from waqai.spans import Span

_PLACE = re.compile(r"(?P<family>[\w-]+)/(?P<file>[\w.\-]+):(?P<line>\d+)")
_OFFSET = re.compile(r"(\d+)[: ]")
_SHOWN = ("gloss", "type", "mode", "verb", "noun", "participle", "phrase", "name", "ar", "words", "needs", "strength")


def run(
    file: Path, event: str, published: str | None, *, reader: str | None, lexicons: Path | None, latest: date
) -> int:
    """Explain `event` of the report in `file`; return 1 where it cannot be read, 2 where it has no such event."""
    if lexicons:
        knowledge.use(lexicons)
    try:
        chosen = reader_named(reader)
        reports = list(read_many([file], published=published, latest=latest))
    except (ReportError, ValueError) as problem:
        click.echo(f"waqai: {problem}", err=True)
        return 1
    for report in reports:
        found = coded(report, chosen)
        record = record_of(found)
        wanted = next((item for item in record.events if item.id == event), None)
        if wanted:
            for line in explanation(found, record, wanted):
                click.echo(line)
            return 0
        if len(reports) == 1:
            ids = ", ".join(item.id for item in record.events) or "none"
            click.echo(f"waqai: {file}: there is no event {event!r}; there are {ids}", err=True)
    return 2


def explanation(found: Coded, record: Record, event: EventRecord) -> Iterator[str]:
    """Yield the lines that explain `event`."""
    text = record.document.text
    sentence = sentence_of(text, event.span)
    yield f"{event.id}  {event.type}{f' ({event.mode})' if event.mode else ''}  {event.status}"
    yield f"    word       {isolated(event.span.of(text))} at {event.span.start}-{event.span.end}"
    yield f"    sentence   {isolated(sentence.of(text))}"
    yield from _facts(record, event)
    yield "because"
    for reason in event.because:
        yield f"  - {clean(reason)}"
        yield from (f"      {line}" for line in _entry(reason) if line)
    links = [link for link in record.links if event.id in (link.source, link.target)]
    if links:
        yield "linked"
        yield from (f"  - {link.source} {link.type} {link.target}: {clean(link.because)}" for link in links)
    dropped = list(_dropped(found, sentence))
    yield "considered in this sentence and dropped" if dropped else "nothing else was considered in this sentence"
    yield from (f"  - {clean(reason)}" for reason in dropped)


def _facts(record: Record, event: EventRecord) -> Iterator[str]:
    known = {entity.id: entity for entity in record.entities}
    for role in ("actors", "recipients", "sources"):
        for name in getattr(event, role):
            entity = known[name]
            words = isolated(entity.mentions[0].of(record.document.text))
            yield f"    {role:<11}{isolated(entity.name)} ({entity.kind}, {entity.country or 'no state'}) {words}"
            if entity.because:
                yield f"               {clean(entity.because)}"
    if event.start or event.end:
        yield f"    when       {interval(event.start, event.end)}"
    if event.place:
        yield f"    where      {isolated(event.place.name)} ({event.place.country or 'state not known'})"
    if event.count:
        yield f"    how many   {bounds(event.count)}"
    codes = event.codes
    yield f"    codes      PLOVER {codes.plover or '-'}, CAMEO {codes.cameo or '-'}, ACLED {codes.acled or '-'}"


def _entry(reason: str) -> Iterator[str]:
    """Yield the fields of the lexicon entries that `reason` names."""
    for found in _PLACE.finditer(reason):
        for entry in knowledge.load(found["family"]):
            if entry["_file"] == f"{found['family']}/{found['file']}" and entry["_line"] == int(found["line"]):
                yield "; ".join(f"{key}: {_shown(entry[key])}" for key in _SHOWN if entry.get(key))


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _dropped(found: Coded, sentence: Span) -> Iterator[str]:
    """Yield what the reader considered within `sentence`; what names no place in the text is left out."""
    for reason in found.reading.considered:
        offset = _OFFSET.match(reason)
        if offset and sentence.start <= int(offset[1]) < sentence.end:
            yield reason
