"""Frozen values as plain JSON, and back as they were: what linking keeps on file."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

Maker = Callable[[Any], Any]
_AS_THEY_ARE = frozenset({str, int, float, bool, NoneType})


def plain(value: Any) -> Any:
    """Return a value as JSON has it: dataclasses and tuples as lists, days as ordinals, sets in order."""
    if value.__class__ in _AS_THEY_ARE:
        return value
    if isinstance(value, date):
        return value.toordinal()
    if isinstance(value, Mapping):
        return {key: plain(held) for key, held in value.items()}
    if is_dataclass(value):
        value = [getattr(value, name) for name in _names(value.__class__)]
    elif isinstance(value, frozenset):
        value = sorted(value)
    return [held if held.__class__ in _AS_THEY_ARE else plain(held) for held in value]


def shaped(kind: Any, told: Any) -> Any:
    """Return the value of type `kind` that `plain` made `told` of."""
    make = _maker(kind)
    return told if make is None else make(told)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _maker(kind: Any) -> Maker | None:
    """Return what makes a value of a type; None where it stays as it is."""
    if kind is date:
        return date.fromordinal
    if get_origin(kind) is not None:
        return _generic(get_origin(kind), get_args(kind))
    if isinstance(kind, type) and (is_dataclass(kind) or issubclass(kind, tuple)):
        hints = get_type_hints(kind)
        names = _names(kind) if is_dataclass(kind) else kind._fields  # type: ignore[attr-defined]
        return _row(lambda held: kind(*held), [_maker(hints[name]) for name in names])
    return None


def _generic(origin: Any, inside: tuple[Any, ...]) -> Maker | None:
    if origin in {Union, UnionType}:
        (held,) = (one for one in inside if one is not NoneType)
        return _optional(_maker(held))
    if origin is tuple:
        return _many(tuple, _maker(inside[0])) if inside[-1] is Ellipsis else _row(tuple, [*map(_maker, inside)])
    if origin is frozenset:
        return _many(frozenset, _maker(inside[0]))
    assert issubclass(origin, Mapping)
    return _values(_maker(inside[1]))


def _optional(make: Maker | None) -> Maker | None:
    return None if make is None else lambda told: None if told is None else make(told)


def _many(gather: Maker, make: Maker | None) -> Maker:
    return gather if make is None else lambda told: gather(map(make, told))


def _values(make: Maker | None) -> Maker | None:
    return None if make is None else lambda told: {key: make(held) for key, held in told.items()}


def _row(gather: Maker, makers: list[Maker | None]) -> Maker:
    if not any(makers):
        return gather
    return lambda told: gather([held if make is None else make(held) for make, held in zip(makers, told, strict=True)])
