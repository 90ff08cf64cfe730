"""What can be wrong with an input: each error names the input and what to do."""


class ReportError(ValueError):
    """An input that cannot be read as a report. `source` names it, the message says what to do."""

    def __init__(self, source: str, problem: str):
        super().__init__(f"{source}: {problem}")
        self.source = source
        self.problem = problem


class MissingInputError(ReportError):
    """There is no such file, or it cannot be opened."""


class EmptyInputError(ReportError):
    """The input holds no words."""


class NotTextError(ReportError):
    """The input is not text: a PDF, an image, an archive, or bytes in no known encoding."""


class DamagedError(NotTextError):
    """An archive is damaged or breaks off; what stood before that place has been read."""


class UnsafeError(ReportError):
    """The input would blow up or reach for other files: a zip or gzip bomb, or XML that declares entities."""


class FetchError(ReportError):
    """An address cannot be fetched. `lasting` tells that trying again is of no use."""

    def __init__(self, source: str, problem: str, *, lasting: bool = False):
        super().__init__(source, problem)
        self.lasting = lasting


class NotArabicError(ReportError):
    """The text is in another language; Waqai reads Arabic."""


class TooLongError(ReportError):
    """The text is longer than an article can be."""


class DateError(ReportError):
    """The publication date is not a day, or lies in the future."""


class LineError(ReportError):
    """A line of a JSONL file is not a report; the source names file and line."""
