"""From a report to its record: the order of the rooms."""

from datetime import date

from waqai.arabic import Analysis, analyse
from waqai.coding.assembly import assemble
from waqai.coding.coded import Coded
from waqai.coding.garbled import garbled
from waqai.coding.outcome import outcome
from waqai.coding.rooms import ask
from waqai.events import decode
from waqai.reader.reading import Found, Reader, Reading
from waqai.record.model import Record
from waqai.reports.report import Report
from waqai.times.time import PublishedInference


def code(report: Report, reader: Reader | None = None) -> Record:
    """Return the record of `report`, read by `reader` (by default the lexicon reader).

    Pure: the same report, lexicons and reader give the same record.
    """
    return record_of(coded(report, reader))


def record_of(found: Coded) -> Record:
    """Return the record of what was found in a report."""
    return assemble(found, outcome(found))


def coded(report: Report, reader: Reader | None = None) -> Coded:
    """Return what every room found in `report`, before it is laid out as a record."""
    analysis = analyse(report)
    inferred = None if report.published else ask("times", "infer_published", analysis, otherwise=None)
    earliest, latest = _days(report, inferred)
    times = ask("times", "find", analysis, earliest, latest)
    places = ask("places", "find", analysis)
    mentions = ask("actors", "find", analysis, places, latest or earliest)
    figures = ask("figures", "find", analysis, times)
    found = Found(times, figures, places, mentions, ask("statements", "find", analysis, mentions))
    reading = _read(reader, report, analysis, found)
    entities = ask("actors", "resolve", analysis, reading.mentions, latest or earliest, reading.same_entity)
    events = decode(report, analysis, found, reading, entities, earliest, latest)
    return Coded(report, analysis, found, reading, entities, events, inferred, garbled(analysis))


def _days(report: Report, inferred: PublishedInference | None) -> tuple[date | None, date | None]:
    if report.published:
        return report.published, report.published
    return (inferred.earliest, inferred.latest) if inferred else (None, None)


def _read(reader: Reader | None, report: Report, analysis: Analysis, found: Found) -> Reading:
    chosen = reader or _lexicon_reader()
    if chosen is None:
        return Reading((), found.mentions, (), found.statements, (), (), (), (), (), ())
    return chosen.read(report, analysis, found)


def _lexicon_reader() -> Reader | None:
    made: Reader | None = ask("reader", "LexiconReader", otherwise=None)
    return made
