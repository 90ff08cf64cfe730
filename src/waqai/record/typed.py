"""Whether the values of a record are of the kinds that the model says: for records that strangers wrote."""

import types
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from math import isfinite
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from waqai.spans import Span

Test = Callable[[Any], bool]


def mistyped(value: Any, where: str = "record") -> str | None:
    """Return the way to the first value in a dataclass that is of another kind than its annotation says; else None."""
    for name, test in _tests(cast(Hashable, type(value))):
        held = getattr(value, name)
        items = held if isinstance(held, tuple) and not isinstance(held, Span) else (held,)
        for number, item in enumerate(items):
            place = f"{where}.{name}" + (f"[{number}]" if items is held else "")
            if is_dataclass(item) and (inner := mistyped(item, place)):
                return inner
        if not test(held):
            return f"{where}.{name}"
    return None


@cache
def _tests(kind: Any) -> tuple[tuple[str, Test], ...]:
    hints = get_type_hints(kind)
    return tuple((field.name, _test(hints[field.name])) for field in fields(kind))


def _test(hint: Any) -> Test:
    """Return what tells whether a value is of the kind `hint`; what a dataclass holds is looked at by itself."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        tests = [_test(each) for each in inner]
        return lambda value: any(test(value) for test in tests)
    if origin is tuple:
        each = _test(inner[0])
        return lambda value: isinstance(value, tuple) and all(map(each, value))
    if origin is dict:
        key, held = _test(inner[0]), _test(inner[1])
        return lambda value: all(key(name) and held(one) and not _inner(one) for name, one in value.items())
    return _SIMPLE.get(hint) or (lambda value: isinstance(value, hint))


def _inner(value: object) -> str | None:
    return mistyped(value) if is_dataclass(value) else None


def _words(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:  # half a character
        return False
    return True


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number(value: Any) -> bool:
    return _whole(value) or (isinstance(value, float) and isfinite(value))


_SIMPLE: dict[Any, Test] = {
    str: _words,
    int: _whole,
    float: _number,
    Span: lambda value: isinstance(value, Span) and all(map(_whole, value)),
}
