"""ZIP archives: their members one by one, as streams, nothing written to disk."""

import io
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from waqai.reports.errors import DamagedError, NotTextError, ReportError, UnsafeError
from waqai.reports.terms import Terms
from waqai.reports.unpacking import FREE, MOST, Unpacked

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = frozenset(("[Content_Types].xml", "mimetype"))
_HIDDEN = ("__MACOSX/", ".")


def members(archive: IO[bytes], source: str, terms: Terms) -> Iterator[tuple[str, io.BufferedReader]]:
    """Yield name and content of each file in the ZIP `archive`, in order; what cannot be opened is told.

    Raises:
        DamagedError: it is no whole ZIP archive.
        NotTextError: it is an Office document.
        UnsafeError: its members, together, unpack to more than text can.
    """
    try:
        opened = zipfile.ZipFile(archive)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as problem:
        told = f"is a ZIP archive that is damaged or breaks off ({problem}); get it anew"
        raise DamagedError(source, told) from problem
    with opened:
        found = [item for item in opened.infolist() if not item.is_dir() and not _hidden(item.filename)]
        if not _OFFICE.isdisjoint(item.filename for item in found):
            raise NotTextError(source, "is an Office document, not text; save it as plain text in UTF-8")
        _within_bounds(found, archive.seek(0, io.SEEK_END), source)
        for item in found:
            try:
                yield item.filename, _opened(opened, item, f"{source}:{item.filename}")
            except ReportError as problem:
                terms.tell(problem)


def _hidden(name: str) -> bool:
    return name.startswith(_HIDDEN) or Path(name).name.startswith(".")


def _within_bounds(found: list[zipfile.ZipInfo], size: int, source: str) -> None:
    """Refuse an archive whose members overlap, or lie of what they hold: together they are larger than can be."""
    whole = sum(item.file_size for item in found)
    if whole > max(FREE, MOST * size):
        raise UnsafeError(source, f"of {size:,} bytes says that it unpacks to {whole:,}: no text does; left out")


def _opened(archive: zipfile.ZipFile, item: zipfile.ZipInfo, source: str) -> io.BufferedReader:
    try:
        stream = archive.open(item)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError, struct.error) as problem:
        raise DamagedError(source, f"cannot be unpacked ({problem}); get it anew") from problem
    except RuntimeError as problem:
        raise NotTextError(source, "needs a password; unpack it first") from problem
    return io.BufferedReader(Unpacked(stream, lambda: max(1, item.compress_size), source), 65_536)
