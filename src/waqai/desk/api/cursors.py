"""Where a page begins, where that is a number."""

from waqai.register.search.query import QueryError

DIGITS = 18


def number_of(after: str) -> int:
    """Return the number that `after` writes.

    Raises:
        QueryError: it writes none.
    """
    if not (after.isascii() and after.isdigit() and len(after) <= DIGITS):
        raise QueryError(f"{after!r} does not say where a page begins; take it from the page before")
    return int(after)
