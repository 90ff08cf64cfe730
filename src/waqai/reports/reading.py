"""Reading reports: from text, a file, a page, a JSONL archive or a stream."""

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, Any

from waqai.reports.dates import published_day
from waqai.reports.decoding import decode
from waqai.reports.errors import (
    EmptyInputError,
    LineError,
    MissingInputError,
    NotArabicError,
    ReportError,
    TooLongError,
)
from waqai.reports.language import foreign, language, name_of
from waqai.reports.pages import article
from waqai.reports.report import Notice, Report
from waqai.reports.script import odd_characters, without_surrogates
from waqai.reports.segments import segment

MAX_CHARACTERS = 6_000_000
MAX_BYTES = 16_000_000
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_LINE_ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz")
_FILE_NAME = re.compile(r"[^\s]*\.(?:txt|html?|xhtml|jsonl|ndjson|gz|pdf|docx?|text)", re.I)
_WORDS = re.compile(r"\w")
OnError = Callable[[ReportError], None]


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
    if isinstance(source, bytes):
        return report(decode(source, "bytes"), source="bytes", name=name, published=published, latest=latest)
    path = _path(source)
    if path is None:
        return report(str(source), source="text", name=name, published=published, latest=latest)
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
) -> Iterator[Report]:
    """Yield the reports of files, pages, JSONL archives, and of standard input («-»), in order.

    Without `on_error` the first input that cannot be read raises its ReportError; with it, each such
    error is handed over and reading goes on with the next line or file.
    """
    for source in [sources] if isinstance(sources, str | Path) else sources:
        try:
            yield from _of_source(source, published, latest, on_error)
        except ReportError as problem:
            if on_error is None:
                raise
            on_error(problem)


def report(
    text: str,
    *,
    source: str,
    title: str | None = None,
    name: str | None = None,
    published: object = None,
    url: str | None = None,
    latest: date | None = None,
) -> Report:
    """Make the report of `text`, `title` being known from the source; checks length, script and language.

    A text of more than MAX_CHARACTERS is refused with TooLongError; the time that coding takes grows as the length.
    """
    day = published_day(published, source, latest)
    whole = f"{title}\n\n{text}" if title else text
    if len(whole) > MAX_CHARACTERS:
        raise TooLongError(
            source,
            f"has {len(whole):,} characters, an article at most {MAX_CHARACTERS:,}; split it",
        )
    if not _WORDS.search(whole):
        raise EmptyInputError(source, "holds no words; give it the text of a report")
    whole, lost = without_surrogates(whole)
    code = language(whole)
    if code != "ar":
        raise NotArabicError(source, f"is in {name_of(code)}, not in Arabic; Waqai reads Arabic reports")
    segments = segment(whole, title, len(title) + 2 if title else 0)
    notices: list[Notice] = [*lost, *odd_characters(whole), *foreign(whole)]
    heading = next((part.span.of(whole) for part in segments if part.kind == "title"), None)
    return Report(
        text=whole,
        source=source,
        title=title or heading,
        published=day,
        name=name,
        url=url,
        segments=segments,
        notices=tuple(sorted(notices, key=lambda notice: (notice.span, notice.kind))),
    )


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


def _of_source(
    source: str | Path, published: object, latest: date | None, on_error: OnError | None
) -> Iterator[Report]:
    if str(source) == "-":
        yield from _of_stream(sys.stdin.buffer, published, latest, on_error)
        return
    path = Path(source)
    try:
        if str(path).endswith(_LINE_ENDINGS):
            with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as lines:
                yield from _of_lines(lines, str(path), published, latest, on_error)
            return
        size, data = path.stat().st_size, b""
        if size <= MAX_BYTES:
            data = path.read_bytes()
    except (OSError, EOFError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise MissingInputError(str(path), f"cannot be read ({reason}); check the path") from problem
    if size > MAX_BYTES:
        raise TooLongError(str(path), f"is {size:,} bytes long, a report at most {MAX_BYTES:,}; split it")
    yield _of_bytes(data, str(path), path.name.split(".")[0] or path.stem, published, latest)


def _of_bytes(data: bytes, source: str, name: str, published: object, latest: date | None) -> Report:
    text = decode(data, source)
    if source.lower().endswith(_PAGE_ENDINGS) or text[:500].lstrip().lower().startswith(("<!doctype html", "<html")):
        title, body, day = article(text, source)
        return report(body, source=source, title=title, name=name, published=published or day, latest=latest)
    return report(text, source=source, name=name, published=published, latest=latest)


def _of_stream(stream: IO[bytes], published: object, latest: date | None, on_error: OnError | None) -> Iterator[Report]:
    first = stream.readline(MAX_BYTES)
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield from _of_lines(_chained(first, stream), "-", published, latest, on_error)
        return
    data = first + stream.read(MAX_BYTES + 1 - len(first))
    if len(data) > MAX_BYTES:
        raise TooLongError("-", f"is longer than {MAX_BYTES:,} bytes; split it")
    yield _of_bytes(data, "-", "stdin", published, latest)


def _chained(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _of_lines(
    lines: Iterable[bytes],
    source: str,
    published: object,
    latest: date | None,
    on_error: OnError | None,
) -> Iterator[Report]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _of_line(line, f"{source}:{number}", published, latest)
        except ReportError as problem:
            if on_error is None:
                raise
            on_error(problem)


def _of_line(line: bytes, source: str, published: object, latest: date | None) -> Report:
    fields = _fields(line, source)
    text, title = fields.get("text"), fields.get("title")
    if not isinstance(text, str) or not isinstance(title, str | None):
        raise LineError(source, 'has no "text"; a line is {"id": …, "title": …, "text": …, "published": …}')
    name, url = fields.get("id"), fields.get("url")
    return report(
        text,
        source=source,
        title=title or None,
        name=str(name) if name is not None else hashlib.sha256(line).hexdigest()[:16],
        published=fields.get("published") or published,
        url=str(url) if url else None,
        latest=latest,
    )


def _fields(line: bytes, source: str) -> dict[str, Any]:
    try:
        fields = json.loads(decode(line, source))
    except (json.JSONDecodeError, RecursionError) as problem:
        raise LineError(source, f"is not valid JSON ({problem}); mend or remove the line") from problem
    if not isinstance(fields, dict):
        raise LineError(source, "is not a JSON object; a line is one report")
    return fields
