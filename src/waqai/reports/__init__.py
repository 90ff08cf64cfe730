"""Reports: a file, folder, page, feed, archive or stream turned into articles with their segments."""

from waqai.reports.errors import (
    DamagedError,
    DateError,
    EmptyInputError,
    FetchError,
    LineError,
    MissingInputError,
    NotArabicError,
    NotTextError,
    ReportError,
    TooLongError,
    UnsafeError,
)
from waqai.reports.reading import read, read_many
from waqai.reports.report import NOISE_KINDS, Notice, Report, Segment
from waqai.reports.segments import segment

__all__ = [
    "NOISE_KINDS",
    "DamagedError",
    "DateError",
    "EmptyInputError",
    "FetchError",
    "LineError",
    "MissingInputError",
    "NotArabicError",
    "NotTextError",
    "Notice",
    "Report",
    "ReportError",
    "Segment",
    "TooLongError",
    "UnsafeError",
    "read",
    "read_many",
    "segment",
]
