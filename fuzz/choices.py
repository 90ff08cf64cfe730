"""Choices made from bytes, so that random bytes, Hypothesis and atheris all drive the same grammar."""

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Takes choices from `data`, one after the other; when the bytes are used up, each choice is the first."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    @property
    def left(self) -> int:
        """How many bytes are left."""
        return len(self._data) - self._at

    def below(self, limit: int) -> int:
        """Return a number from 0 to below `limit`."""
        wide = 1 if limit <= 256 else 3
        taken = self._data[self._at : self._at + wide]
        self._at += len(taken)
        return int.from_bytes(taken) % limit

    def of(self, items: Sequence[T]) -> T:
        """Return one of `items`."""
        return items[self.below(len(items))]

    def one_in(self, many: int) -> bool:
        """Return True once in so many times."""
        return self.below(many) == many - 1

    def rest(self) -> bytes:
        """Return all bytes that are left."""
        taken, self._at = self._data[self._at :], len(self._data)
        return taken
