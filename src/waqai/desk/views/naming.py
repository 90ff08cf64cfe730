"""Numbers, bounds and names of parties in words."""

from collections.abc import Iterable, Sequence

from waqai.desk.words import Words
from waqai.incidents.incident import Party


def number(value: float) -> str:
    """Return a number as it is read: with commas, without needless decimals."""
    return f"{value:,.10g}" if value % 1 else f"{value:,.0f}"


def bounds(t: Words, low: float | None, high: float | None) -> str:
    """Return bounds in words: «3», «3 to 5», «41 or more», «5 at most»."""
    if low is None and high is None:
        return t("incidents.bounds.some")
    if low is None:
        return t("incidents.bounds.most", n=number(high or 0))
    if high is None:
        return t("incidents.bounds.least", n=number(low))
    return number(low) if low == high else t("incidents.bounds.range", low=number(low), high=number(high))


def name_of(t: Words, name: str, name_ar: str) -> str:
    """Return a name in the language of the reader, where there is one."""
    return (name_ar or name) if t.language == "ar" else (name or name_ar)


def names(t: Words, parties: Iterable[Party]) -> tuple[str, ...]:
    """Return the names of parties."""
    return tuple(dict.fromkeys(name_of(t, party.name, party.name_ar) for party in parties))


def listed(t: Words, parts: Sequence[str]) -> str:
    """Return parts one after the other."""
    return t("incidents.comma").join(parts)
