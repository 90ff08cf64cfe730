"""Cursors: where the next page of a search begins."""

import base64
import json
from dataclasses import dataclass

from waqai.register.search.query import QueryError

_MOST = 2**62  # what a database holds as a number


@dataclass(frozen=True, slots=True)
class Cursor:
    """The last row of a page: `tier` of relevance, `key` of the order, doc and turn; of which order, and of what."""

    order: str
    tier: int
    key: int
    doc: int
    turn: int

    def __str__(self) -> str:
        told = json.dumps([self.order, self.tier, self.key, self.doc, self.turn], separators=(",", ":"))
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def cursor_of(told: str, order: str) -> Cursor:
    """Return the cursor that `told` writes.

    Raises:
        QueryError: it is none, or one of a search in another order.
    """
    try:
        fields = json.loads(base64.urlsafe_b64decode(told + "=" * (-len(told) % 4)))
        found = Cursor(str(fields[0]), *(int(field) for field in fields[1:]))
        if any(abs(number) > _MOST for number in (found.tier, found.key, found.doc, found.turn)):
            raise ValueError
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError) as problem:
        raise QueryError(f"{told!r} does not say where a page begins; take it from the page before") from problem
    if found.order != order:
        raise QueryError(f"{told!r} is of a search in another order ({found.order}); ask in the same one")
    return found
