"""Writing an export: to standard output, or to a file that is there whole or not at all."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from waqai.exports.errors import ExportError


def write(chunks: Iterable[bytes], out: Path) -> int:
    """Write `chunks` to `out` (standard output for «-») and return how many bytes they were.

    The file is written beside its place and put there when it is complete; what was there before stands until then.

    Raises:
        ExportError: it cannot be written.
    """
    if str(out) == "-":
        return _pour(chunks, sys.stdout.buffer.write)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    except OSError as problem:
        raise ExportError(f"{out} cannot be written: {problem.strerror}") from problem
    try:
        with os.fdopen(descriptor, "wb") as file:
            size = _pour(chunks, file.write)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_mask())
        os.replace(name, out)
    except OSError as problem:
        raise ExportError(f"{out} cannot be written: {problem.strerror}; nothing was left behind") from problem
    finally:
        Path(name).unlink(missing_ok=True)
    return size


def _pour(chunks: Iterable[bytes], put: Callable[[bytes], int]) -> int:
    return sum(put(chunk) for chunk in chunks)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
