"""Files of every kind, told apart by their first bytes: texts, pages, feeds, tables, WARC, and archives of these."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from waqai.reports import archives, parquet, warc
from waqai.reports.addresses import name_at
from waqai.reports.decoding import decode
from waqai.reports.errors import EmptyInputError, MissingInputError, NotTextError, ReportError, TooLongError
from waqai.reports.feeds import feed, reports_in
from waqai.reports.lines import of_lines
from waqai.reports.making import report
from waqai.reports.pages import article, declared_encoding, is_page
from waqai.reports.report import Report
from waqai.reports.terms import Terms
from waqai.reports.unpacking import gunzipped
from waqai.reports.xml import guarded, kind_of

MAX_BYTES = 16_000_000
DEEPEST = 2
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_LINE_ENDINGS = (".jsonl", ".ndjson")


def of_path(path: Path, terms: Terms) -> Iterator[Report]:
    """Yield the reports of the file at `path`, or of all files in the folder there and in those below it.

    In a folder, what cannot be read is told, file by file; names that begin with a dot are passed over.
    """
    if path.is_dir():
        if next(_files(path, terms), None) is None:
            raise EmptyInputError(str(path), "is a folder without files")
        for each in _files(path, terms):
            try:
                yield from of_path(each, terms)
            except ReportError as problem:
                terms.tell(problem)
        return
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            yield from of_stream(stream, path.name, str(path), terms, size=size)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise MissingInputError(str(path), f"cannot be read ({reason}); check the path") from problem


def of_stream(
    stream: io.BufferedReader, name: str, source: str, terms: Terms, *, depth: int = 0, size: int | None = None
) -> Iterator[Report]:
    """Yield the reports of an open file called `name`; `depth` tells in how many archives it lies."""
    head = stream.peek(16)
    if head.startswith((b"\x1f\x8b", *archives.MAGIC)) and depth >= DEEPEST:
        raise NotTextError(source, "is an archive in an archive in an archive; unpack it first")
    if head.startswith(b"\x1f\x8b"):
        inner = name[:-3] if name.lower().endswith(".gz") else name
        yield from of_stream(gunzipped(stream, source), inner, source, terms, depth=depth + 1)
    elif head.startswith(archives.MAGIC):
        yield from _of_archive(stream, source, terms, depth)
    elif head.startswith(warc.MAGIC):
        yield from _of_warc(stream, source, terms)
    elif head.startswith(parquet.MAGIC):
        yield from parquet.of_rows(stream, source, terms)
    elif name.lower().endswith(_LINE_ENDINGS):
        yield from of_lines(stream, source, terms, MAX_BYTES)
    else:
        yield from of_bytes(_whole(stream, source, size), name, source, terms)


def of_bytes(data: bytes, name: str, source: str, terms: Terms) -> Iterator[Report]:
    """Yield the report of a text or page, or those that a feed gives."""
    stem = name.split(".", maxsplit=1)[0] or Path(name).stem
    text = decode(data, source, declared_encoding(data))
    kind = kind_of(text)
    if kind == "feed":
        yield from reports_in(feed(guarded(data, source), source), source, terms)
    elif kind == "sitemap":
        raise NotTextError(source, "is a sitemap: it names pages and holds none; give its address to `waqai add`")
    elif name.lower().endswith(_PAGE_ENDINGS) or is_page(text):
        yield of_page(text, source, terms, name=stem)
    else:
        yield report(text, terms, source=source, name=stem)


def of_page(
    html: str, source: str, terms: Terms, *, name: str, url: str | None = None, outlet: str | None = None,
    published: object = None,
) -> Report:  # fmt: skip
    """Return the report on a page; `url`, `outlet` and `published` are what the place where it was found tells of it.

    The page's own name for its outlet and its own day go first, its address where none is known.
    """
    found = article(html, source)
    return report(
        found.text,
        terms,
        source=source,
        title=found.title,
        name=name,
        published=found.published or published,
        url=url or found.url,
        outlet=found.outlet or outlet,
    )


def _of_archive(stream: IO[bytes], source: str, terms: Terms, depth: int) -> Iterator[Report]:
    if depth or not stream.seekable():
        raise NotTextError(source, "is a ZIP archive in an archive or a stream; unpack it first")
    for name, member in archives.members(stream, source, terms):
        try:
            with member:
                yield from of_stream(member, Path(name).name, f"{source}:{name}", terms, depth=depth + 1)
        except ReportError as problem:
            terms.tell(problem)


def _of_warc(stream: IO[bytes], source: str, terms: Terms) -> Iterator[Report]:
    for held in warc.held(stream, source, terms, MAX_BYTES):
        where = f"{source}:{held.url}"
        try:
            text = decode(held.data, where, held.encoding or declared_encoding(held.data))
            name = name_at(held.url) or "page"
            if held.kind != "text/plain" or is_page(text):
                yield of_page(text, where, terms, name=name, url=held.url)
            else:
                yield report(text, terms, source=where, name=name, url=held.url)
        except ReportError as problem:
            terms.tell(problem)


def _whole(stream: IO[bytes], source: str, size: int | None) -> bytes:
    """Return all bytes, without taking in more than a report can have."""
    if size is None or size <= MAX_BYTES:
        data = stream.read(MAX_BYTES + 1)
        if len(data) <= MAX_BYTES:
            stream.read(1)  # an archive that breaks off says so now
            return data
    long = f"{size:,} bytes long" if size else "longer"
    raise TooLongError(source, f"is {long}, a report at most {MAX_BYTES:,} bytes; split it")


def _files(folder: Path, terms: Terms) -> Iterator[Path]:
    """Yield the files below `folder`, in order of name."""

    def on_error(problem: OSError) -> None:
        terms.tell(MissingInputError(str(problem.filename), f"cannot be read ({problem.strerror}); check the path"))

    for place, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(place, name) for name in sorted(names) if not name.startswith("."))
