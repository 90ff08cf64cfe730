"""Stores: a folder of this machine or an object store, by its path or URL."""

import io
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pyarrow import fs

from waqai.bulk.errors import BulkError

TEMPORARY = ".tmp"


@dataclass(frozen=True, slots=True)
class Store:
    """A folder or a file in a file system; `where` is what the user calls it, without what stands behind a `?`."""

    files: fs.FileSystem
    path: str
    where: str
    local: bool

    def at(self, name: str) -> "Store":
        """Return the file `name` (with `/`) below this folder."""
        return Store(self.files, f"{self.path}/{name}", f"{self.where}/{name}", self.local)

    def listed(self) -> list[tuple[str, int]]:
        """Return name and size of all files below this folder, in order of name; of a file, its own, without name.

        What begins with a dot is passed over.

        Raises:
            BulkError: there is nothing, or it cannot be listed.
        """
        try:
            info = self.files.get_file_info(self.path)
            if info.type == fs.FileType.File:
                return [("", int(info.size))]
            found = self.files.get_file_info(fs.FileSelector(self.path, recursive=True))
        except OSError as problem:
            raise BulkError(f"{self.where} cannot be listed ({problem}); check the path") from problem
        named = [(one.path[len(self.path) :].lstrip("/"), one) for one in found if one.type == fs.FileType.File]
        return sorted((name, int(one.size)) for name, one in named if not _hidden(name))

    @contextmanager
    def reading(self) -> Iterator[io.BufferedReader]:
        """Yield the file, open to be read and sought in."""
        with self.files.open_input_file(self.path) as stream:
            yield io.BufferedReader(cast(io.RawIOBase, stream), 1 << 20)

    def text(self) -> str | None:
        """Return the whole of a small file in UTF-8; None where there is none."""
        if self.files.get_file_info(self.path).type != fs.FileType.File:
            return None
        with self.files.open_input_stream(self.path) as stream:
            return bytes(stream.read()).decode("utf-8")

    @contextmanager
    def writing(self) -> Iterator[Any]:
        """Yield the file, open to be written: under its name it is there whole or not at all."""
        folder, _, name = self.path.rpartition("/")
        path = f"{folder}/.{name}.{uuid.uuid4().hex}{TEMPORARY}" if self.local else self.path
        if self.local:
            self.files.create_dir(folder, recursive=True)
        with self.files.open_output_stream(path) as stream:
            yield stream
        if self.local:
            self.files.move(path, self.path)

    def swept(self) -> None:
        """Remove what writers below this folder left half done when they were killed."""
        for path in sorted(Path(self.path).rglob(f".*{TEMPORARY}")) if self.local else ():
            path.unlink(missing_ok=True)


def store(where: str) -> Store:
    """Return the store at a path of this machine or at a URL that pyarrow or fsspec knows (s3://, gs://, ...).

    Raises:
        BulkError: nobody knows such a URL.
    """
    if "://" not in where:
        return Store(fs.LocalFileSystem(), str(Path(where).absolute()), where.rstrip("/") or "/", True)
    shown = where.partition("?")[0].rstrip("/")
    try:
        files, path = fs.FileSystem.from_uri(where)
    except (ValueError, OSError) as problem:
        files, path = _by_fsspec(where, problem)
    return Store(files, path.rstrip("/"), shown, isinstance(files, fs.LocalFileSystem))


def _by_fsspec(where: str, problem: Exception) -> tuple[fs.FileSystem, str]:
    try:
        import fsspec  # noqa: PLC0415

        files, path = fsspec.core.url_to_fs(where)
    except (ImportError, ValueError) as other:
        raise BulkError(f"{where.partition('?')[0]} is in no store that is known here ({problem}; {other})") from other
    return fs.PyFileSystem(fs.FSSpecHandler(files)), path


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))
