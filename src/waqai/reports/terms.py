"""Terms of a reading: what the caller says of all reports, and what becomes of what cannot be read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from waqai.reports.errors import ReportError

OnError = Callable[[ReportError], None]


@dataclass(frozen=True, slots=True)
class Terms:
    """`published` and `outlet` are those of reports that do not tell their own, `latest` the last day that can be.

    Without `on_error` the first input that cannot be read raises its error.
    """

    published: object = None
    latest: date | None = None
    on_error: OnError | None = None
    outlet: str | None = None

    def tell(self, problem: ReportError) -> None:
        """Hand over an error, after which reading goes on; raise it where nobody takes it."""
        if self.on_error is None:
            raise problem
        self.on_error(problem)


ANY = Terms()
