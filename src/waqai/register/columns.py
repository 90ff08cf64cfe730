"""Kinds of columns that SQLite and PostgreSQL hold alike."""

import json
import zlib
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

_MARK, _MARKED, _NUL = "\ufdd0", "\ufdd0\ufdd1", "\ufdd0\ufdd2"


class Words(sa.types.TypeDecorator[str]):
    """Text that comes back as it was: PostgreSQL holds no U+0000, so it is written as two noncharacters."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Write `value`, its NULs marked."""
        if value is None or ("\x00" not in value and _MARK not in value):
            return value
        return value.replace(_MARK, _MARKED).replace("\x00", _NUL)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Read `value`, its NULs back in place."""
        if value is None or _MARK not in value:
            return value
        return value.replace(_NUL, "\x00").replace(_MARKED, _MARK)


class Packed(sa.types.TypeDecorator[Any]):
    """A JSON value as bytes, compressed by zlib: a record takes a fifth of its room."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> bytes | None:
        """Write `value`; the same value gives the same bytes."""
        return None if value is None else pack(value)

    def process_result_value(self, value: bytes | None, dialect: sa.Dialect) -> Any:
        """Read the value back."""
        return None if value is None else unpack(value)


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC, with its zone on either database."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Write `value` in UTC."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Read `value`; SQLite keeps no zone, and means UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def pack(value: object) -> bytes:
    """Return `value` as compressed JSON."""
    return zlib.compress(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"))


def unpack(value: bytes) -> Any:
    """Return the value that `pack` made bytes of."""
    return json.loads(zlib.decompress(value).decode("utf-8", "surrogatepass"))


def serial() -> sa.types.TypeEngine[int]:
    """Return the kind of a growing number: SQLite numbers rows by INTEGER alone."""
    return sa.BigInteger().with_variant(sa.Integer, "sqlite")
