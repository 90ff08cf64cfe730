"""A place: a spot on the map that a report names."""

from dataclasses import dataclass
from typing import Literal

from waqai.spans import Span

Precision = Literal["point", "city", "district", "province", "country", "region"]


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer. `country` is ISO 3166-1 alpha-3; `ref` its identifier in the source."""

    key: str
    name: str
    name_ar: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: Precision
    population: int
    ref: str | None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place: the place decided on, or None and the candidates left open.

    The span covers the name without clitics and without the type word («مدينة»), `full` with it.
    """

    span: Span
    full: Span
    place: Place | None
    candidates: tuple[Place, ...]
    because: str
