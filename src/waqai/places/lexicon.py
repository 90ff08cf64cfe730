"""The lexicon's own lines on places: states, divisions, places in the news, words of type, cues, shadows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Literal

from waqai import lexicons
from waqai.arabic import fold
from waqai.lexicons import Entry
from waqai.places.place import Place, Precision
from waqai.places.table import in_table

Words = tuple[str, ...]
Use = Literal["strong", "weak", "typed"]
_PRECISION: dict[str, Precision] = {
    "country": "country",
    "province": "province",
    "capital": "city",
    "city": "city",
    "town": "city",
    "village": "point",
    "district": "district",
    "neighbourhood": "district",
    "region": "region",
    "sea": "region",
    "river": "region",
    "valley": "region",
    "mountain": "region",
    "border": "region",
    "lake": "region",
    "island": "region",
    "strait": "region",
    "canal": "region",
    "oilfield": "district",
}
_JOINED = frozenset({"capital", "city", "town", "village", "camp"})
_FAR = 0.5


@dataclass(frozen=True, slots=True)
class Known:
    """A place that the lexicon or the table knows, its kind («city», «base», …) and where it stands."""

    place: Place
    kind: str
    where: str
    use: Use = "strong"
    curated: bool = True


@dataclass(frozen=True, slots=True)
class TypeWord:
    """A word of type: the kind of place that the name after it is, and whether it alone makes it a place."""

    kind: str
    strong: bool
    several: bool


def _stem(entry: Entry) -> str:
    return PurePosixPath(entry["_file"]).stem


def _of(*stems: str) -> Iterator[Entry]:
    return (entry for entry in lexicons.load("places") if _stem(entry) in stems)


def _spelled(entry: Entry) -> list[str]:
    return str(entry.get("ar", "")).split("|")


def _twin(entry: Entry, kind: str, lat: float | None, lon: float | None) -> Place | None:
    """Return the table's line for the same place, if its state, division and position agree."""
    found = []
    for name in [entry["seat"]] if entry.get("seat", "-") != "-" else _spelled(entry):
        for place in in_table(fold(name).replace("-", " ")):
            same = place.country == entry.get("country")
            within = entry.get("within") or (entry["name"] if kind == "province" else None)
            inside = within is None or place.admin1 in (None, within)
            near = lat is None or lon is None or _near(place, lat, lon)
            if same and inside and near:
                found.append(place)
    return max(found, key=lambda p: p.population, default=None)


def _near(place: Place, lat: float, lon: float) -> bool:
    return place.lat is not None and place.lon is not None and abs(place.lat - lat) + abs(place.lon - lon) < _FAR


def _known(entry: Entry) -> Known:
    kind = entry.get("kind", "town")
    lat = float(entry["lat"]) if "lat" in entry else None
    lon = float(entry["lon"]) if "lon" in entry else None
    seated = kind == "province" and entry.get("seat") != "-"
    twin = _twin(entry, kind, lat, lon) if kind in _JOINED or seated else None
    itself = twin if kind in _JOINED else None
    country, name = entry.get("country"), entry["name"]
    place = Place(
        key=itself.key if itself else f"waqai:{country or '-'}/{kind}/{name}",
        name=name,
        name_ar=_spelled(entry)[0],
        country=country,
        admin1=name if kind == "province" else entry.get("within") or (twin.admin1 if twin else None),
        lat=twin.lat if twin else lat,
        lon=twin.lon if twin else lon,
        precision=_PRECISION.get(kind, "point"),
        population=itself.population if itself else 0,
        ref=itself.ref if itself else entry.get("ref"),
    )
    return Known(place, kind, lexicons.where(entry), entry.get("use", "strong"))


@cache
def _territories() -> dict[str, Entry]:
    return {entry["country"]: entry for entry in _of("territories")}


def _entries() -> Iterator[tuple[Entry, Entry]]:
    """Yield (line to take the spellings from, line to take the place from)."""
    for entry in lexicons.load("places"):
        if _stem(entry) == "countries":
            base = _territories().get(entry["country"])
            if base is not None:
                yield entry, base
        elif "name" in entry and "ar" in entry:
            yield entry, entry


@cache
def _index() -> dict[str, dict[Words, list[Entry]]]:
    found: dict[str, dict[Words, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for spelled, entry in _entries():
        for name in _spelled(spelled):
            first, *rest = fold(name).replace("-", " ").split()
            if entry not in found[first][tuple(rest)]:
                found[first][tuple(rest)].append(entry)
    return found


@cache
def _made(file: str, line: int) -> Known:
    return _known(next(e for e in lexicons.load("places") if e["_file"] == file and e["_line"] == line))


@cache
def curated(first: str) -> tuple[tuple[Words, tuple[Known, ...]], ...]:
    """Return the lexicon's names that begin with the folded word `first`: further words and places."""
    return tuple(
        (rest, tuple(_made(entry["_file"], entry["_line"]) for entry in entries))
        for rest, entries in _index().get(first, {}).items()
    )


def curated_words() -> frozenset[str]:
    """Return the first folded words of all names of the lexicon."""
    return frozenset(_index())


@cache
def type_words() -> dict[str, TypeWord]:
    """Return the words of type by their folded form."""
    out: dict[str, TypeWord] = {}
    for entry in _of("types"):
        for number, word in enumerate(_spelled(entry)):
            out[fold(word)] = TypeWord(entry["kind"], entry["strength"] == "strong", number > 0)
    return out


@cache
def cues(kind: str) -> frozenset[str]:
    """Return the folded words that are cues of `kind`: in, to, person, body."""
    return frozenset(fold(w) for entry in _of("cues") if entry["cue"] == kind for w in _spelled(entry))


@cache
def shadows() -> dict[str, tuple[Words, ...]]:
    """Return the phrases that hide a place's name, by their first folded word, the longest first."""
    found: dict[str, list[Words]] = defaultdict(list)
    for entry in _of("shadows"):
        words = tuple(fold(entry["ar"]).split())
        found[words[0]].append(words)
    return {first: tuple(sorted(all_words, key=len, reverse=True)) for first, all_words in found.items()}


@cache
def ordinary() -> dict[str, Use]:
    """Return how names that are everyday words may be used, by their folded form."""
    return {fold(entry["ar"]): entry["use"] for entry in _of("everyday", "ordinary")}


@cache
def demonyms() -> dict[str, str]:
    """Return the state of each adjective of nationality, by folded form, masculine and feminine, with ال or not."""
    out = {}
    for entry in _of("demonyms"):
        for word in map(fold, _spelled(entry)):
            forms = (word, word + "ه", word + "ين", word + "ون", word + "ات")
            out.update({prefix + form: entry["country"] for form in forms for prefix in ("", "ال")})
    return out


for _table in (_territories, _index, _made, curated, type_words, cues, shadows, ordinary, demonyms):
    lexicons.on_change(_table.cache_clear)
