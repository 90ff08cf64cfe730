"""JSONL archives: a report a line."""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import IO, Any

from waqai.reports.decoding import decode
from waqai.reports.errors import LineError, ReportError, TooLongError
from waqai.reports.making import report
from waqai.reports.report import Report
from waqai.reports.terms import Terms


def of_lines(stream: IO[bytes], source: str, terms: Terms, most: int, *, first: int = 1) -> Iterator[Report]:
    """Yield the reports of JSONL lines of at most `most` bytes; a line that is none is told.

    `first` is the number of the first line in `source`.
    """
    for number, line in enumerate(iter(lambda: stream.readline(most + 1), b""), first):
        if not line.strip():
            continue
        if not line.endswith(b"\n") and len(line) <= most:
            stream.read(1)  # where the stream breaks off within this line, it says so now
        try:
            if len(line) > most:
                _pass_over(stream, most)
                raise TooLongError(f"{source}:{number}", f"is a line of more than {most:,} bytes; left out")
            yield _of_line(line, f"{source}:{number}", terms)
        except ReportError as problem:
            terms.tell(problem)


def _pass_over(stream: IO[bytes], most: int) -> None:
    while (part := stream.readline(most)) and not part.endswith(b"\n"):
        pass


def _of_line(line: bytes, source: str, terms: Terms) -> Report:
    return of_fields(_fields(line, source), source, terms, lambda: line)


def of_fields(fields: dict[str, Any], source: str, terms: Terms, whole: Callable[[], bytes]) -> Report:
    """Return the report of a line or row that has the `fields` of one; `whole`, its bytes, names one without an id.

    Raises:
        LineError: it has no text.
    """
    text, title = fields.get("text"), fields.get("title")
    if not isinstance(text, str) or not isinstance(title, str | None):
        raise LineError(source, 'has no "text"; a line is {"id", "outlet", "title", "text", "published", "url"}')
    name, url = fields.get("id"), fields.get("url")
    outlet = fields.get("outlet") or fields.get("source")
    return report(
        text,
        terms,
        source=source,
        title=title or None,
        name=str(name) if name is not None else hashlib.sha256(whole()).hexdigest()[:16],
        published=fields.get("published"),
        url=str(url) if url else None,
        outlet=str(outlet) if outlet else None,
    )


def _fields(line: bytes, source: str) -> dict[str, Any]:
    try:
        fields = json.loads(decode(line, source))
    except (json.JSONDecodeError, RecursionError) as problem:
        raise LineError(source, f"is not valid JSON ({problem}); mend or remove the line") from problem
    if not isinstance(fields, dict):
        raise LineError(source, "is not a JSON object; a line is one report")
    return fields
