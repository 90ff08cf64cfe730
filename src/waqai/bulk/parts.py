"""Parts: pieces of work of about one size, cut by what lies in the archive and by nothing else."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waqai.bulk.errors import BulkError
from waqai.bulk.stores import Store, store
from waqai.reports import parquet
from waqai.reports.errors import ReportError

SIZE = 8_000_000
MOST_FILES = 2000
BLOCK = 1 << 20
_LINES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of a source, or a piece of it: of JSONL the bytes, of Parquet the row groups from `start` to `end`.

    `name` is the file's name below the source, `size` the bytes of the piece, `before` how many lines or rows stand
    before it.
    """

    source: str
    name: str
    size: int
    start: int = 0
    end: int | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """What is coded in one go."""

    number: int
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> str:
        """The name of its files."""
        return f"part-{self.number:06d}"


def parts_of(sources: Sequence[str], size: int = SIZE) -> list[Part]:
    """Return the parts of all files in `sources` (files, folders, URLs): small files together, large ones cut.

    JSONL is cut at line ends, Parquet between row groups; a packed or WARC file is a part of its own.

    Raises:
        BulkError: a source is not there, or holds no files.
    """
    parts: list[Part] = []
    held: list[Piece] = []
    weight = 0
    for piece in (piece for source in sources for piece in _pieces(source, size)):
        if held and (weight + piece.size > size or len(held) >= MOST_FILES):
            parts.append(Part(len(parts), tuple(held)))
            held, weight = [], 0
        held.append(piece)
        weight += piece.size
    if held:
        parts.append(Part(len(parts), tuple(held)))
    return parts


def _pieces(source: str, size: int) -> Iterator[Piece]:
    place = store(source)
    found = place.listed()
    if not found:
        raise BulkError(f"{place.where} is a folder without files")
    for name, whole in found:
        file = place.at(name) if name else place
        if whole > size and file.path.lower().endswith(_LINES):
            yield from _lines(file, Piece(source, name, whole), size)
        elif whole > size and file.path.lower().endswith(".parquet"):
            yield from _groups(file, Piece(source, name, whole), size)
        else:
            yield Piece(source, name, whole)


def _lines(file: Store, whole: Piece, size: int) -> Iterator[Piece]:
    """Cut a JSONL file at the first line end behind every `size` bytes."""
    start, before = 0, 0
    with file.reading() as stream:
        while start < whole.size:
            end, lines = _cut(stream, start, size)
            yield Piece(whole.source, whole.name, end - start, start, end, before)
            start, before = end, before + lines


def _cut(stream: io.BufferedReader, start: int, size: int) -> tuple[int, int]:
    """Return where the piece from `start` on ends, and how many lines it has."""
    stream.seek(start)
    at, lines = start, 0
    while block := stream.read(min(BLOCK, max(1, start + size - at))):
        at += len(block)
        lines += block.count(b"\n")
        if at - start >= size:
            rest = b"" if block.endswith(b"\n") else stream.readline()
            return at + len(rest), lines + bool(rest)
    return at, lines


def _groups(file: Store, whole: Piece, size: int) -> Iterator[Piece]:
    with file.reading() as stream:
        try:
            about = parquet.opened(stream, file.where).metadata
        except ReportError:  # whoever codes the part tells of it
            yield whole
            return
        sizes = [about.row_group(number).total_byte_size for number in range(about.num_row_groups)]
        rows = [about.row_group(number).num_rows for number in range(about.num_row_groups)]
    start = before = 0
    for number in range(1, len(sizes) + 1):
        if number == len(sizes) or sum(sizes[start : number + 1]) > size:
            yield Piece(whole.source, whole.name, sum(sizes[start:number]), start, number, before)
            before += sum(rows[start:number])
            start = number
