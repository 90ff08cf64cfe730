"""The table of GeoNames places with Arabic names that ships with the package (docs/decisions/0003).

GeoNames, CC BY 4.0, https://www.geonames.org; made by ``training/gazetteer.py``. Lines are kept as text
and parsed when a name is met, so that loading costs little time and memory.
"""

from functools import cache
from pathlib import Path

from waqai.places.place import Place, Precision

_DATA = Path(__file__).parent / "data"
_CITY = 50_000


@cache
def _lines() -> tuple[str, ...]:
    return tuple((_DATA / "places.tsv").read_text("utf-8").splitlines())


@cache
def first_words() -> dict[str, str]:
    """Return the first folded word of every name, with the line of the index that it opens."""
    lines = (_DATA / "names.tsv").read_text("utf-8").splitlines()
    return {first: rest for first, _, rest in (line.partition("\t") for line in lines)}


@cache
def names(first: str) -> tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]:
    """Return the names that begin with the folded word `first`: their further words and line numbers."""
    out = []
    for cell in first_words().get(first, "").split("\t"):
        rest, _, numbers = cell.partition("=")
        if numbers:
            out.append((tuple(rest.split()), tuple(map(int, numbers.split(",")))))
    return tuple(out)


@cache
def place(number: int) -> Place:
    """Return the place on line `number` of the table, the most populous being 0."""
    ident, name, name_ar, country, admin1, lat, lon, population = _lines()[number].split("\t")
    people = int(population)
    precision: Precision = "city" if people >= _CITY else "point"
    ref = f"geonames:{ident}"
    return Place(ref, name, name_ar, country, admin1 or None, float(lat), float(lon), precision, people, ref)


def in_table(folded: str) -> tuple[Place, ...]:
    """Return the places of the table that bear the folded name, the most populous first."""
    first, *rest = folded.split()
    return tuple(place(n) for words, numbers in names(first) if words == tuple(rest) for n in numbers)
