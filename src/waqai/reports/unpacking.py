"""Unpacking with bounds: a stream that breaks off or swells beyond what text can is an error that names it."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable
from typing import IO, cast

from waqai.reports.errors import DamagedError, UnsafeError

MOST = 200
FREE = 64_000_000
_BROKEN = (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile)


class Unpacked(io.RawIOBase):
    """What `stream` unpacks to, at most MOST times as much as `packed` says it has taken (the first FREE bytes free).

    Text packs to a tenth of its size, at best to a fiftieth; what packs to a thousandth is a bomb. Where the stream
    breaks off, it seems to end there, so that what came before can be taken in; the next read raises the error.
    """

    def __init__(self, stream: IO[bytes], packed: Callable[[], int], source: str) -> None:
        self._stream, self._packed, self._source = stream, packed, source
        self._size = 0
        self._fault: DamagedError | None = None

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with what comes next."""
        if self._fault:
            raise self._fault
        try:
            data = self._stream.read1(len(buffer))  # type: ignore[attr-defined]
        except _BROKEN as problem:
            where = f"after {self._size:,} unpacked bytes"
            self._fault = DamagedError(self._source, f"breaks off or is damaged {where} ({problem}); get it anew")
            return 0
        self._size += len(data)
        if self._size > FREE and self._size > MOST * self._packed():
            raise UnsafeError(self._source, f"unpacks to more than {MOST} times its size: no text does; left out")
        buffer[: len(data)] = data
        return len(data)


class Counted(io.RawIOBase):
    """A stream that counts what has been read of it."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.size = 0

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` with what comes next."""
        data = self._stream.read(len(buffer))
        self.size += len(data)
        buffer[: len(data)] = data
        return len(data)


def gunzipped(stream: IO[bytes], source: str) -> io.BufferedReader:
    """Return what the gzip archive in `stream` (of one member or many) unpacks to."""
    packed = Counted(stream)
    unzipped = gzip.GzipFile(fileobj=packed, mode="rb")
    return io.BufferedReader(Unpacked(cast(IO[bytes], unzipped), lambda: packed.size, source), 65_536)
