"""Figures as series: those that the dossier asks for, and units that several reports give."""

from collections.abc import Iterable, Iterator
from datetime import date

from waqai.dossiers.dossier import Dossier
from waqai.dossiers.report import Point, Series
from waqai.dossiers.sheet import Sheet
from waqai.record.model import Bounds, FigureRecord
from waqai.spans import Span

LEAST = 2  # reports that give a unit which the dossier does not ask for
Given = tuple[str | None, str, Point]  # id of the measure, unit, the figure


def points(sheet: Sheet, dossier: Dossier, taken: Iterable[Span]) -> Iterator[Given]:
    """Yield the figures of an account whose sentences name a party, but those that are `taken` as totals."""
    used = set(taken)
    for figure in sheet.account.record.figures:
        if figure.unit is None or figure.span in used or sheet.is_noise(figure.span):
            continue
        sentence = sheet.sentence(figure.span)
        named = sheet.named_in(sentence)
        if not named or _is_casualty(sheet, figure, sentence):
            continue
        asked = [m for m in dossier.figures if figure.unit in m.units and (m.of is None or m.of in named)]
        point = Point(
            sheet.account.published,
            bounds=Bounds(figure.low, figure.high),
            approx=figure.approx,
            by=sheet.source_of(figure),
            citation=sheet.cite(figure.span),
        )
        for measure in asked:
            yield measure.id, figure.unit, point
        if not asked:
            yield None, figure.unit, point


def _is_casualty(sheet: Sheet, figure: FigureRecord, sentence: Span) -> bool:
    """Tell whether a figure counts casualties of an event, which stand with its incident."""
    many = Bounds(figure.low, figure.high)
    return any(many in event.casualties.values() for event in sheet.events_in(sentence))


def series(dossier: Dossier, given: Iterable[Given]) -> tuple[Series, ...]:
    """Return the series: those asked for in the order of the dossier, then the rest by unit."""
    found = list(given)
    asked = [
        Series(measure.name, "/".join(measure.units), True, _in_order(p for id_, _, p in found if id_ == measure.id))
        for measure in dossier.figures
    ]
    rest = []
    for unit in sorted({unit for id_, unit, _ in found if id_ is None}):
        these = _in_order(point for id_, of, point in found if id_ is None and of == unit)
        if len({point.citation.report for point in these}) >= LEAST:
            rest.append(Series(unit, unit, False, these))
    return (*asked, *rest)


def _in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple(sorted(points, key=lambda one: (one.day is None, one.day or date.max, one.citation)))
