"""The lexicon's own lines on places: states, divisions, places in the news, words of type, cues, shadows."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from waqai import lexicons
from waqai.arabic import fold
from waqai.lexicons import Entry
from waqai.places.place import Place, Precision
from waqai.places.table import in_table

Words = tuple[str, ...]
Use = Literal["strong", "noun", "near", "weak", "typed"]
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


@cache
def _files() -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in lexicons.load("places"):
        found[entry["_file"].rpartition("/")[2].partition(".")[0]].append(entry)
    return found


def _of(*stems: str) -> Iterator[Entry]:
    return (entry for stem in stems for entry in _files().get(stem, ()))


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
    for entry in _of("countries"):
        base = _territories().get(entry["country"])
        if base is not None:
            yield entry, base
    for entry in lexicons.load("places"):
        if "name" in entry and "ar" in entry:
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
def _made(at: tuple[str, int, bool]) -> Known:
    return _known(_by_line()[at])


def _at(entry: Entry) -> tuple[str, int, bool]:
    return entry["_file"], entry["_line"], "_own" in entry


@cache
def _by_line() -> dict[tuple[str, int, bool], Entry]:
    return {_at(entry): entry for entry in lexicons.load("places")}


@cache
def curated(first: str) -> tuple[tuple[Words, tuple[Known, ...]], ...]:
    """Return the lexicon's names that begin with the folded word `first`: further words and places."""
    return tuple(
        (rest, tuple(_made(_at(entry)) for entry in entries)) for rest, entries in _index().get(first, {}).items()
    )


def curated_words() -> frozenset[str]:
    """Return the first folded words of all names of the lexicon."""
    return frozenset(_index())


def single_names() -> frozenset[str]:
    """Return the names of the lexicon that are one folded word."""
    return frozenset(first for first, rests in _index().items() if () in rests)


@cache
def type_words() -> dict[str, TypeWord]:
    """Return the words of type by their folded form."""
    out: dict[str, TypeWord] = {}
    for entry in _of("types"):
        for number, word in enumerate(_spelled(entry)):
            out[fold(word)] = TypeWord(entry["kind"], entry["strength"] == "strong", number > 0)
    return out


@cache
def naming_words() -> frozenset[str]:
    """Return the words of type after which an unknown word is a name."""
    return frozenset(fold(_spelled(entry)[0]) for entry in _of("types") if entry.get("names") == "yes")


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


_TABLES = (_files, _territories, _index, _made, _by_line, curated)
_WORD_TABLES = (type_words, naming_words, cues, shadows, ordinary, demonyms)
for _table in (*_TABLES, *_WORD_TABLES):
    lexicons.on_change(_table.cache_clear)
