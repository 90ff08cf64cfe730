"""Reports: a file, page, archive line or stream turned into an article with its segments."""

from waqai.reports.errors import (
    DateError,
    EmptyInputError,
    LineError,
    MissingInputError,
    NotArabicError,
    NotTextError,
    ReportError,
    TooLongError,
)
from waqai.reports.reading import read, read_many
from waqai.reports.report import NOISE_KINDS, Notice, Report, Segment
from waqai.reports.segments import segment

__all__ = [
    "NOISE_KINDS",
    "DateError",
    "EmptyInputError",
    "LineError",
    "MissingInputError",
    "NotArabicError",
    "NotTextError",
    "Notice",
    "Report",
    "ReportError",
    "Segment",
    "TooLongError",
    "read",
    "read_many",
    "segment",
]
