"""What earlier linkings left on file, fetched as it is needed."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from waqai.incidents.attaching import Key
from waqai.incidents.story import Story

Counted = tuple[Counter[tuple[str, str]], int]  # how many texts of a day tell each item, and how many texts there are


class Shelf:
    """A shelf with nothing on it: all that there is is in memory. `keeping` has one that looks into a register."""

    def stories(self) -> dict[str, Story]:
        """Return the stories by report, which may be fetched when asked for."""
        return {}

    def counts(self, day: date | None) -> Counted | None:
        """Return the counts of a day that are on file."""

    def fetch(self, reports: Iterable[str]) -> None:
        """Fetch the stories of reports at once."""

    def coming(self, reports: Iterable[str]) -> None:
        """Fetch what is on file of reports that come anew, and of their copies: their texts, clusters and asides."""

    def texts(self, texts: Iterable[str]) -> None:
        """Fetch texts."""

    def around(self, days: Iterable[date | None]) -> None:
        """Fetch all that may change where texts of these days have: texts near by and what they are clustered with."""

    def clusters(self, reports: Iterable[str]) -> None:
        """Fetch the clusters in which reports were."""

    def asides(self, keys: Iterable[Key]) -> None:
        """Fetch the asides that are filed under keys."""

    def heads(self, keys: Iterable[Key]) -> None:
        """Fetch the clusters that are filed under keys."""

    def held(self, heads: Iterable[str]) -> None:
        """Fetch clusters by their first report, and the asides that are tied to them."""

    def of(self, reports: Iterable[str]) -> None:
        """Fetch the clusters and asides of reports."""

    def same(self, keys: Iterable[str]) -> None:
        """Fetch the asides that tell the very same."""
