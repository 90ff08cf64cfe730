"""Reading reports: from text, a file, a folder, a page, a feed, an archive or a stream."""

import io
import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, cast

from waqai.reports.decoding import decode
from waqai.reports.errors import LineError, NotTextError, ReportError
from waqai.reports.files import MAX_BYTES, of_path, of_stream
from waqai.reports.lines import of_lines
from waqai.reports.making import report
from waqai.reports.report import Report
from waqai.reports.terms import OnError, Terms

_ADDRESS = re.compile(r"https?://\S+", re.I)
_FILE_NAME = re.compile(
    r"[^\s]*\.(?:txt|html?|xhtml|jsonl|ndjson|gz|pdf|docx?|text|warc|zip|xml|rss|atom)", re.I
)  # fmt: skip


def read(
    source: str | Path | bytes,
    *,
    published: date | str | None = None,
    name: str | None = None,
    latest: date | None = None,
) -> Report:
    """Read one report from a path, or from the text itself.

    A string is a path where such a file exists; else it is text. `published` is the day of publication
    where the source does not tell it, `latest` the last day that can be (today), `name` the report's name.

    Raises:
        ReportError: the input cannot be read; the message names it and says what to do.
    """
    terms = Terms(published, latest)
    if isinstance(source, bytes):
        return report(decode(source, "bytes"), terms, source="bytes", name=name)
    path = _path(source)
    if path is None:
        return report(str(source), terms, source="text", name=name)
    found = list(read_many([path], published=published, latest=latest))
    if len(found) != 1:
        raise LineError(str(path), f"holds {len(found)} reports; use read_many")
    return found[0]


def read_many(
    sources: Iterable[str | Path] | str | Path,
    *,
    published: date | str | None = None,
    latest: date | None = None,
    on_error: OnError | None = None,
    outlet: str | None = None,
) -> Iterator[Report]:
    """Yield the reports of files, folders, pages, feeds, JSONL, WARC and ZIP archives, and of standard input («-»).

    They come in the order of `sources`, in a folder in order of name, one by one: an archive may be larger than
    memory. `published` and `outlet` are those of reports that do not tell their own. Without `on_error` the first
    input that cannot be read raises its ReportError; with it, each such error is handed over and reading goes on with
    the next line, record, member or file.
    """
    terms = Terms(published, latest, on_error, outlet)
    for source in [sources] if isinstance(sources, str | Path) else sources:
        yield from read_under(source, terms)


def read_under(source: str | Path, terms: Terms) -> Iterator[Report]:
    """Yield the reports of one source, as `read_many` does."""
    try:
        yield from _of_source(source, terms)
    except ReportError as problem:
        terms.tell(problem)


def is_address(source: str | Path) -> bool:
    """Tell whether `source` is an address on the web, which `register.fetching` reads."""
    return _ADDRESS.fullmatch(str(source)) is not None


def _path(source: str | Path) -> Path | None:
    if isinstance(source, Path):
        return source
    if len(source) > 1000 or "\n" in source or "\x00" in source:
        return None
    try:
        exists = Path(source).exists()
    except OSError:
        return None
    return Path(source) if source and (exists or _FILE_NAME.fullmatch(source)) else None


def _of_source(source: str | Path, terms: Terms) -> Iterator[Report]:
    if str(source) == "-":
        yield from _of_input(sys.stdin.buffer, terms)
    elif is_address(source):
        raise NotTextError(str(source), "is an address; `waqai add` fetches it")
    else:
        yield from of_path(Path(source), terms)


def _of_input(stream: IO[bytes], terms: Terms) -> Iterator[Report]:
    held = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    if held.peek(64).lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from of_lines(held, "-", terms, MAX_BYTES)
    else:
        yield from of_stream(held, "stdin", "-", terms)
