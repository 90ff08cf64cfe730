"""The reports of a part."""

import io
from collections.abc import Iterator
from typing import IO

from waqai.bulk.parts import Part, Piece
from waqai.bulk.stores import store
from waqai.reports import parquet
from waqai.reports.errors import MissingInputError, ReportError
from waqai.reports.files import MAX_BYTES, of_stream
from waqai.reports.lines import of_lines
from waqai.reports.report import Report
from waqai.reports.terms import Terms


def reports_of(part: Part, terms: Terms) -> Iterator[Report]:
    """Yield the reports of `part` in order; what cannot be read is told to `terms`."""
    for piece in part.pieces:
        try:
            yield from _of_piece(piece, terms)
        except ReportError as problem:
            terms.tell(problem)


def _of_piece(piece: Piece, terms: Terms) -> Iterator[Report]:
    place = store(piece.source)
    file = place.at(piece.name) if piece.name else place
    name, where = file.path.rpartition("/")[2], file.where
    try:
        with file.reading() as stream:
            if piece.end is None:
                yield from of_stream(stream, name, where, terms, size=piece.size)
            elif name.lower().endswith(".parquet"):
                groups = range(piece.start, piece.end)
                yield from parquet.of_rows(stream, where, terms, groups=groups, first=piece.before + 1)
            else:
                stream.seek(piece.start)
                lines = io.BufferedReader(_Bounded(stream, piece.end - piece.start))
                yield from of_lines(lines, where, terms, MAX_BYTES, first=piece.before + 1)
    except OSError as problem:
        raise MissingInputError(where, f"cannot be read ({problem}); check the path") from problem


class _Bounded(io.RawIOBase):
    """The next `left` bytes of a stream."""

    def __init__(self, stream: IO[bytes], left: int) -> None:
        self._stream, self._left = stream, left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._stream.read(min(len(buffer), self._left))
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)
