"""The formats: one line each; what they write is in `waqai.exports.formats`, loaded when it is asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module

from waqai.exports.errors import ExportError
from waqai.exports.material import LeftOut, Material

Export = Callable[[Material, LeftOut], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """A way out. `tables` tells that it writes one of our tables, `extra` what must be installed besides Waqai."""

    name: str
    ending: str
    what: str
    module: str
    tables: bool = False
    extra: str | None = None

    def export(self, table: str | None = None) -> Export:
        """Return the function that makes the bytes of the format, of `table` where it writes tables.

        Raises:
            ExportError: what the format needs is not installed, or there is no such table.
        """
        try:
            module = import_module(f"waqai.exports.formats.{self.module}")
        except ModuleNotFoundError as problem:
            if self.extra is None:
                raise
            raise ExportError(f"{self.name} needs more: pip install 'waqai[{self.extra}]'") from problem
        if not self.tables:
            return module.export  # type: ignore[no-any-return]
        from waqai.exports.tables import table_named  # noqa: PLC0415

        chosen = table_named(table or "events")
        return lambda material, left_out: module.export(chosen, material, left_out)


FORMATS: tuple[Format, ...] = (
    Format("jsonl", ".jsonl", "records, a line each, as docs/record.md has them", "jsonl"),
    Format("csv", ".csv", "our tables, for spreadsheets and R", "csv", tables=True),
    Format("parquet", ".parquet", "our tables, typed, for pandas, R, DuckDB", "parquet", tables=True, extra="parquet"),
    Format("plover", ".plover.jsonl", "events in PLOVER's interchange form, by PLOVER's rules", "plover"),
    Format("polecat", ".polecat.tsv", "events in the columns of POLECAT", "polecat"),
    Format("gdelt", ".gdelt.tsv", "incidents in the columns of GDELT 2.0 events, CAMEO codes", "gdelt"),
    Format("acled", ".acled.csv", "incidents in the columns of ACLED", "acled"),
    Format("geojson", ".geojson", "incidents on the map", "geojson"),
    Format("ical", ".ics", "planned events, for a calendar", "ical"),
    Format("ftm", ".ftm.json", "FollowTheMoney entities: actors, events, articles", "ftm"),
    Format("annotations", ".annotations.jsonld", "W3C Web Annotations on the words of the reports", "annotations"),
    Format("conllu", ".conllu", "the language layer in CoNLL-U", "conllu"),
    Format("docbin", ".spacy", "the language layer, entities and events as a spaCy DocBin", "docbin", extra="spacy"),
)


def format_named(name: str) -> Format:
    """Return the format called `name`.

    Raises:
        ExportError: there is none.
    """
    for form in FORMATS:
        if form.name == name:
            return form
    raise ExportError(f"there is no format {name!r}; there are {', '.join(form.name for form in FORMATS)}")
