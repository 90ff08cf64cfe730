"""What made a record: the versions of the code, the lexicons, the reader and its weights."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import sqlalchemy as sa

import waqai
from waqai import lexicons
from waqai.reader import MODEL
from waqai.register.schema import versions

PACKAGE = Path(waqai.__file__).parent
ROOMS = (
    *("reports", "arabic", "times", "figures", "places", "actors", "statements", "reader", "events"),
    *("coding", "record", "codebooks", "lexicons"),
)


@dataclass(frozen=True, slots=True)
class Version:
    """The same version gives the same record of the same report.

    `code` is the release and a hash of the rooms up to the record, `lexicon` a hash of the lexicons with the user's
    own, `reader` the reader's name, `weights` a hash of the trained models.
    """

    code: str
    lexicon: str
    reader: str
    weights: str


def version(reader: str | None = None) -> Version:
    """Return the version that codes now with the reader of that name (None: the default one)."""
    name = reader or ("neural" if (MODEL / "reader.onnx").exists() else "lexicon")
    return Version(_code(), _lexicons(lexicons.own_folder()), name, _weights(name))


def number_of(connection: sa.Connection, wanted: Version) -> int:
    """Return the number of a version in the register, which learns of it where it is new."""
    number = known_number(connection, wanted)
    if number is None:
        number = connection.scalar(versions.insert().values(**asdict(wanted)).returning(versions.c.id))
    return int(number or 0)


def known_number(connection: sa.Connection, wanted: Version) -> int | None:
    """Return the number of a version in the register; None where it has coded nothing there."""
    return connection.scalar(sa.select(versions.c.id).filter_by(**asdict(wanted)))


@cache
def _code() -> str:
    files = (path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))
    return f"{waqai.__version__}+{_hash([PACKAGE / 'spans.py', *files], PACKAGE)}"


def _lexicons(own: Path | None) -> str:
    shipped = _hash((PACKAGE / "lexicons/compiled").glob("*.json"), PACKAGE)
    return f"{shipped}+{_hash((path for path in own.rglob('*') if path.is_file()), own)}" if own else shipped


@cache
def _weights(reader: str) -> str:
    files = [*(PACKAGE / "arabic/models").glob("*"), *(PACKAGE / "places/data").glob("*")]
    return _hash([*files, *(MODEL.glob("*") if reader == "neural" else ())], PACKAGE)


def _hash(files: Iterable[Path], root: Path) -> str:
    """Return a short hash of the files' names and contents, in order of name."""
    told = hashlib.sha256()
    for path in sorted(path for path in files if path.is_file()):
        told.update(f"{path.relative_to(root).as_posix()}\0{path.stat().st_size}\0".encode())
        told.update(path.read_bytes())
    return told.hexdigest()[:12]
