"""From a report to its record: the order of the rooms."""

from datetime import date

from waqai import actors, events, figures, places, statements, times
from waqai.arabic import Analysis, analyse
from waqai.coding.assembly import assemble
from waqai.coding.coded import Coded
from waqai.coding.garbled import garbled, merged
from waqai.coding.outcome import outcome
from waqai.coding.readers import reader_named
from waqai.reader.reading import Found, Reader
from waqai.record.model import Record
from waqai.reports.report import Report
from waqai.reports.segments import asides
from waqai.times.time import PublishedInference


def code(report: Report, reader: Reader | None = None) -> Record:
    """Return the record of `report`, read by `reader` (by default the trained one where its model is there).

    Pure: the same report, lexicons and reader give the same record.
    """
    return record_of(coded(report, reader))


def record_of(found: Coded) -> Record:
    """Return the record of what was found in a report."""
    return assemble(found, outcome(found))


def coded(report: Report, reader: Reader | None = None) -> Coded:
    """Return what every room found in `report`, before it is laid out as a record."""
    analysis = analyse(report)
    inferred = None if report.published else times.infer_published(analysis)
    earliest, latest = _days(report, inferred)
    found = found_in(report, analysis, earliest, latest)
    reading = (reader or reader_named(None)).read(report, analysis, found)
    entities = actors.resolve(analysis, reading.mentions, latest or earliest, reading.same_entity)
    decided = events.decode(report, analysis, found, reading, entities, earliest, latest)
    broken = merged(garbled(analysis), actors.notices(analysis, found.places))
    return Coded(report, analysis, found, reading, entities, decided, inferred, broken)


def _days(report: Report, inferred: PublishedInference | None) -> tuple[date | None, date | None]:
    if report.published:
        return report.published, report.published
    return (inferred.earliest, inferred.latest) if inferred else (None, None)


def found_in(report: Report, analysis: Analysis, earliest: date | None, latest: date | None) -> Found:
    """Return what the rooms before the reader find in a report that was published between the two days."""
    days = times.find(analysis, earliest, latest)
    named = places.find(analysis)
    mentions = actors.find(analysis, named, latest or earliest)
    beside = tuple(part.span for part in asides(report.segments))
    said = statements.find(analysis, mentions, beside)
    return Found(days, figures.find(analysis, days), named, mentions, said)
