"""The language layer of a report, analysed again from its text."""

from waqai.arabic import Analysis, analyse
from waqai.exports.material import Told
from waqai.reports.report import Report
from waqai.reports.segments import segment


def analysed(told: Told) -> Analysis:
    """Return the tokens and sentences of the report, as the coder saw them."""
    document = told.account.record.document
    title = document.title if document.title and document.text.startswith(f"{document.title}\n\n") else None
    segments = segment(document.text, title, len(title) + 2 if title else 0)
    return analyse(Report(document.text, document.source, document.title, document.published, segments=segments))
