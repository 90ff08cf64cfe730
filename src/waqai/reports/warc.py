"""WARC archives: the pages and texts that their records hold."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from waqai.reports.errors import DamagedError, EmptyInputError, ReportError, TooLongError
from waqai.reports.terms import Terms

MAGIC = b"WARC/"
_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_HOLDING = frozenset(("response", "resource", "conversion"))


@dataclass(frozen=True, slots=True)
class Held:
    """What a record holds: the address it was at, its media type, the encoding its server named, and its bytes."""

    url: str
    kind: str
    encoding: str | None
    data: bytes


def held(stream: IO[bytes], source: str, terms: Terms, most: int) -> Iterator[Held]:
    """Yield the pages and texts in the WARC `stream`, of at most `most` bytes each; what is longer is told.

    Left out in silence is what is no article by its own account: requests, errors, redirects, pictures, scripts.

    Raises:
        DamagedError: the archive breaks off or is damaged; the records before that place have been yielded.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    records = iter(ArchiveIterator(stream))
    number, any_found = 0, False
    while True:
        number += 1
        try:
            record = next(records, None)
            if record is None:
                break
            found = _held(record, most, f"{source}:{number}")
            _whole(record, f"{source}:{number}")
        except TooLongError as problem:
            terms.tell(problem)
            continue
        except ReportError:
            raise
        except (ArchiveLoadFailed, ValueError, EOFError, LookupError, AttributeError) as problem:
            told = " ".join(str(problem).split())[:200]
            fault = f"is a damaged WARC record ({told}); what follows is not read"
            raise DamagedError(f"{source}:{number}", fault) from problem
        if found:
            any_found = True
            yield found
    stream.read(1)  # a packed archive that breaks off says so now
    if not any_found:
        raise EmptyInputError(source, "is a WARC archive without pages or texts")


def _held(record: Any, most: int, source: str) -> Held | None:
    kind, encoding = _type(record)
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if record.rec_type not in _HOLDING or kind not in _TYPES or _status(record) != "200":
        return None
    stream, parts, size = record.content_stream(), [], 0
    while size <= most and (part := stream.read(min(65_536, most + 1 - size))):
        parts.append(part)
        size += len(part)
    if size > most:
        raise TooLongError(f"{source} ({url})", f"is longer than {most:,} bytes, a report at most that; left out")
    return Held(url.strip("<>"), kind, encoding, b"".join(parts))


def _whole(record: Any, source: str) -> None:
    """Read what is left of the record, so that one that breaks off is noticed."""
    while record.raw_stream.read(65_536):
        pass
    missing = getattr(record.raw_stream, "limit", 0)
    if missing:
        told = f"breaks off {missing:,} bytes before its end; the archive is not whole: get it anew"
        raise DamagedError(source, told)


def _type(record: Any) -> tuple[str, str | None]:
    headers = record.http_headers or record.rec_headers
    kind, _, rest = (headers.get_header("Content-Type") or "").partition(";")
    name, _, encoding = rest.partition("=")
    return kind.strip().lower(), encoding.strip(" \"'") or None if name.strip().lower() == "charset" else None


def _status(record: Any) -> str:
    return str(record.http_headers.get_statuscode()) if record.http_headers else "200"
