"""Laying out what the rooms found as a record: ids, references, noise and notices."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from waqai.actors.entity import Entity
from waqai.coding.coded import Coded
from waqai.coding.outcome import Outcome, finite
from waqai.figures.figure import Figure
from waqai.places.place import PlaceMention
from waqai.record.model import (
    Document,
    EntityRecord,
    FigureRecord,
    Noise,
    NoticeRecord,
    PlaceRecord,
    PublishedInferred,
    Record,
    StatementRecord,
    TimeRecord,
)
from waqai.reports.report import NOISE_KINDS, Notice, Report
from waqai.spans import Span, Spans
from waqai.statements.statement import Statement
from waqai.times.time import PublishedInference, Time


def assemble(coded: Coded, told: Outcome) -> Record:
    """Return the record of what was found; `told` holds its events."""
    report, reading = coded.report, coded.reading
    who = entity_ids(coded.entities)
    spans = [mention.span for mention in reading.mentions]
    return Record(
        document=document(report, coded.inferred),
        noise=noise(report, coded.notices),
        entities=tuple(_entity(item, f"n{n}", spans) for n, item in enumerate(coded.entities, 1)),
        times=tuple(_time(item, f"t{n}") for n, item in enumerate(coded.found.times, 1)),
        places=tuple(_place(item, f"p{n}") for n, item in enumerate(coded.found.places, 1)),
        figures=tuple(_figure(item, f"f{n}") for n, item in enumerate(coded.found.figures, 1)),
        statements=tuple(
            _statement(item, f"s{n}", who, day)
            for n, (item, day) in enumerate(zip(reading.statements, said_on(coded), strict=True), 1)
        ),
        events=told.events,
        relations=told.relations,
        links=told.links,
        notices=notices(coded),
    )


def entity_ids(entities: Sequence[Entity]) -> dict[int, str]:
    """Return the record's entity id of every mention (by its index) that belongs to an entity."""
    return {mention: f"n{n}" for n, entity in enumerate(entities, 1) for mention in entity.mentions}


def document(report: Report, inferred: PublishedInference | None) -> Document:
    """Return the document of `report`."""
    return Document(
        id=hashlib.sha256(report.text.encode("utf-8")).hexdigest(),
        source=report.url or report.source,
        title=report.title,
        published=report.published,
        published_inferred=_inferred(inferred),
        language=report.language,
        text=report.text,
    )


def _inferred(item: PublishedInference | None) -> PublishedInferred | None:
    return PublishedInferred(item.earliest, item.latest, item.because) if item else None


def noise(report: Report, found: Sequence[Notice] = ()) -> tuple[Noise, ...]:
    """Return the passages that are not the report's own words, in order."""
    kinds = {"dateline": "byline"} | {kind: kind for kind in NOISE_KINDS}
    parts = [Noise(p.span, kinds[p.kind], p.because) for p in report.segments if p.kind in kinds]
    parts += [Noise(item.span, "garbled", item.detail) for item in (*report.notices, *found) if item.kind == "garbled"]
    return tuple(sorted(parts, key=lambda part: (part.span, part.kind)))


def notices(coded: Coded) -> tuple[NoticeRecord, ...]:
    """Return the report's notices, and one where it has no date."""
    report = coded.report
    every = (*report.notices, *coded.notices)
    items = [NoticeRecord(item.kind, item.span, item.detail) for item in every]
    if report.published is None and report.segments:
        detail = "no publication date is given; days are resolved only as far as the text itself tells"
        items.append(NoticeRecord("undated", report.segments[0].span, detail))
    return tuple(sorted(items, key=lambda item: (item.span, item.kind)))


def _entity(item: Entity, name: str, spans: Sequence[Span]) -> EntityRecord:
    return EntityRecord(
        id=name,
        kind=item.kind,
        name=item.name,
        name_ar=item.name_ar,
        country=item.country,
        code=item.code,
        role=item.role,
        mentions=tuple(sorted({spans[index] for index in item.mentions})),
        because=item.because,
    )


def _time(item: Time, name: str) -> TimeRecord:
    return TimeRecord(name, item.span, item.start, item.end, item.timex, item.time_of_day, item.because)


def _place(item: PlaceMention, name: str) -> PlaceRecord:
    place = item.place
    candidates = tuple(dict.fromkeys(_described(each.name, each.country) for each in item.candidates))
    return PlaceRecord(
        id=name,
        span=item.span,
        name=place.name if place else (item.candidates[0].name if item.candidates else ""),
        country=place.country if place else _shared(each.country for each in item.candidates),
        admin1=place.admin1 if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        precision=place.precision if place else None,
        ref=place.ref if place else None,
        candidates=() if place else candidates,
        because=item.because,
    )


def _described(name: str, country: str | None) -> str:
    return f"{name} ({country})" if country else name


def _shared(values: Iterable[str | None]) -> str | None:
    kinds = set(values)
    return kinds.pop() if len(kinds) == 1 else None


def _figure(item: Figure, name: str) -> FigureRecord:
    whole = f"f{item.of + 1}" if item.of is not None else None
    return FigureRecord(
        name, item.span, finite(item.low), finite(item.high), item.unit, item.approx, whole, item.because
    )


def _statement(
    item: Statement, name: str, who: dict[int, str], day: tuple[date | None, date | None]
) -> StatementRecord:
    def entity(mention: int | None) -> str | None:
        return None if mention is None else who.get(mention)

    return StatementRecord(
        id=name,
        kind=item.kind,
        span=item.span,
        speaker=entity(item.speaker),
        cue=item.cue,
        standing=item.standing,
        addressee=entity(item.addressee),
        outlet=entity(item.outlet),
        start=day[0],
        end=day[1],
        because=item.because,
    )


def said_on(coded: Coded) -> Iterator[tuple[date | None, date | None]]:
    """Yield the days on which each statement was made: the one time in the sentence of its cue, outside words said."""
    analysis, statements = coded.analysis, coded.reading.statements
    said = Spans([statement.span for statement in statements])
    outside = [time for time in coded.found.times if not said.touching(time.span)]
    inside = analysis.by_sentence(time.span for time in outside)
    for statement in statements:
        at = analysis.token_at((statement.cue or statement.span).start)
        told = inside.get(analysis.tokens[at].sentence, []) if at < len(analysis.tokens) else []
        yield (outside[told[0]].start, outside[told[0]].end) if len(told) == 1 else (None, None)
