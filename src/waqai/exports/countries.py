"""States as other codebooks name them: English names, ISO numbers, FIPS codes, ACLED's regions."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory; what is not known is empty. `number` is its ISO 3166-1 number, of three digits."""

    iso3: str
    name: str
    iso2: str
    number: str
    fips: str
    acled_region: str


NONE = Country("", "", "", "", "", "")


@cache
def countries() -> dict[str, Country]:
    """Return the states by ISO 3166-1 alpha-3."""
    return {row[0]: Country(*row) for row in table("countries.tsv")}


def country(code: str | None) -> Country:
    """Return the state of `code`; one of empty fields where there is none."""
    return countries().get(code or "", NONE)


def table(name: str) -> list[list[str]]:
    """Return the rows of a table in `exports/data`, without comments and heading."""
    lines = files("waqai.exports").joinpath("data", name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [[*row, *[""] * (len(rows[0]) - len(row))] for row in rows[1:]]
