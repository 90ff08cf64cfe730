"""Values of a record in words, for pages that are read."""

from waqai.record.model import Bounds


def bounds(value: Bounds) -> str:
    """Return bounds as they read best: «61 or more», «3 to 5», «2,500»."""
    low, high = (f"{side:,.10g}" if side is not None else None for side in (value.low, value.high))
    if low is not None and high is not None:
        return low if low == high else f"{low} to {high}"
    return f"{low} or more" if low is not None else f"{high} or fewer" if high is not None else "some"
