"""Finding of names: the longest known name at each word, behind its clitics."""

from dataclasses import dataclass
from functools import cache, lru_cache

from waqai import lexicons
from waqai.arabic import Analysis, Folded, Token
from waqai.places import lexicon, table
from waqai.places.lexicon import Known, Use, Words
from waqai.places.place import Place
from waqai.spans import Span

_OPENERS = "وفبلك"
_SHORT = 3
_TANWIN = ("\u064b", "\u064bا")  # «سورياً»: a Syrian
_JOINTS = frozenset({"_", "-"})
_NO_NAMES = frozenset({"VERB", "ADP", "PART", "ADV", "PRON", "DET", "SCONJ", "CCONJ", "NUM", "AUX", "PUNCT"})
_FAMOUS, _FOCUS_SIZE, _KNOWN, _SMALL = 300_000, 60_000, 50_000, 10_000
_FOCUS = frozenset(
    {"SYR", "IRQ", "YEM", "EGY", "SAU", "JOR", "LBN", "LBY", "TUN", "DZA", "MAR", "SDN", "OMN", "ARE", "KWT", "QAT"}
    | {"BHR", "MRT", "SOM", "DJI", "PSE", "ISR", "TUR", "IRN", "AFG", "PAK", "UKR", "RUS", "MLI", "NER", "BFA"}
    | {"SSD", "ERI", "ETH", "TCD"}
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name in the text: tokens `first` up to, not including, `last`; `clitic` precedes its first word."""

    first: int
    last: int
    span: Span
    clitic: str
    folded: str
    known: tuple[Known, ...]
    use: Use
    everyday: bool

    @property
    def curated(self) -> bool:
        """Whether the lexicon itself lists a place of this name."""
        return any(known.curated for known in self.known)

    @property
    def country(self) -> bool:
        """Whether a state has this name."""
        return any(known.kind == "country" for known in self.known)


@lru_cache(maxsize=65_536)
def openings(folded: str) -> tuple[tuple[str, str], ...]:
    """Return (clitics, rest) for every way to read clitics off the folded word, the whole word first."""
    out = [("", folded)]
    if folded[:1] in ("و", "ف"):
        out.append((folded[0], folded[1:]))
    for clitics, word in tuple(out):
        if word.startswith("لل") and len(word) > 4:
            out.append((clitics + "ل", "ا" + word[1:]))
            out.append((clitics + "ل", "ال" + word[1:]))
        elif word[:1] in ("ب", "ل", "ك"):
            out.append((clitics + word[0], word[1:]))
    return tuple(pair for pair in out if len(pair[1]) > 1)


_latest: list[tuple[Analysis, tuple[Hit, ...]]] = []


def scan(analysis: Analysis) -> tuple[Hit, ...]:
    """Return the known names of the text in order, none overlapping, outside the lexicon's shadows.

    Those of the text asked for last are kept, for the rooms that ask in turn.
    """
    if not _latest or _latest[0][0] is not analysis:
        _latest[:] = [(analysis, _scanned(analysis))]
    return _latest[0][1]


lexicons.on_change(_latest.clear)


def _scanned(analysis: Analysis) -> tuple[Hit, ...]:
    tokens, firsts = analysis.tokens, _firsts()
    out: list[Hit] = []
    at = 0
    while at < len(tokens):
        folded = tokens[at].folded
        if folded in firsts or folded[:1] in _OPENERS:
            dark = _shadow(tokens, at)
            if dark:
                at = dark
                continue
            hit = _longest(tokens, at) if _names(folded) else None
            if hit is not None:
                out.append(hit)
                at = hit.last
                continue
        elif folded in lexicon.shadows():
            at = _shadow(tokens, at) or at + 1
            continue
        at += 1
    return tuple(out)


@cache
def _firsts() -> frozenset[str]:
    return frozenset(table.first_words()) | lexicon.curated_words()


def _shadow(tokens: tuple[Token, ...], at: int) -> int:
    for words in _shadows(tokens[at].folded):
        end = _follow(tokens, at, words[1:])
        if end:
            return end
    return 0


@lru_cache(maxsize=65_536)
def _shadows(folded: str) -> tuple[Words, ...]:
    """Return the phrases that hide a place's name and may begin with the folded word, behind any clitics."""
    return tuple(words for _, word in openings(folded) for words in lexicon.shadows().get(word, ()))


def _follow(tokens: tuple[Token, ...], at: int, rest: Words) -> int:
    """Return the token after the last word of a name that begins at `at`, 0 if `rest` does not follow."""
    end = at + 1
    for word in rest:
        while end < len(tokens) and tokens[end].folded in _JOINTS:
            end += 1
        if end >= len(tokens) or tokens[end].folded != word:
            return 0
        end += 1
    return end


def _longest(tokens: tuple[Token, ...], at: int) -> Hit | None:
    best: Hit | None = None
    for clitic, word, rest in _names(tokens[at].folded):
        end = _follow(tokens, at, rest)
        if end and (best is None or end > best.last):
            best = _hit(tokens, (at, end), clitic, word, rest) or best
    return best


@lru_cache(maxsize=65_536)
def _names(folded: str) -> tuple[tuple[str, str, Words], ...]:
    """Return the names that the folded word may begin: (clitics, first word, further words)."""
    known = _firsts()
    return tuple((clitic, word, rest) for clitic, word in openings(folded) if word in known for rest in _rests(word))


def _hit(tokens: tuple[Token, ...], at: tuple[int, int], clitic: str, word: str, rest: Words) -> Hit | None:
    first, end = at
    token, last = tokens[first], tokens[end - 1]
    start = token.span.start
    if clitic:
        view = Folded.of(token.text)
        elided = 0 if view.text.endswith(word) else 1  # «للعراق» has lost the alef of the article
        start += view.back(len(view.text) - len(word) + elided, len(view.text)).start
    if last.text.endswith(_TANWIN):
        return None
    known = _known(word, rest)
    if len(word) <= _SHORT and not rest:
        known = tuple(k for k in known if _same_seat(token.text[-len(word) :], k.place.name_ar))
    if not known:
        return None
    curated = any(k.curated for k in known)
    if not rest and token.pos in _NO_NAMES and (clitic[-1:] in "بلك" if curated and clitic else not curated):
        return None
    if "ك" in clitic and not curated:
        return None
    folded = " ".join((word, *rest))
    everyday = folded in lexicon.ordinary()
    use = lexicon.ordinary()[folded] if everyday else _use(known, len(rest) + 1, word)
    if everyday and len(word) <= _SHORT and not curated:
        use = "typed"
    return Hit(first, end, Span(start, last.span.end), clitic, folded, known, use, everyday)


def _same_seat(word: str, name: str) -> bool:
    """Tell whether a short word may be the name: «آب» (August) and «أب» (father) are not «إب» (Ibb)."""
    seats = ("أ", "إ", "آ")
    return word[0] == name[0] or word[0] not in seats or name[0] not in seats


@cache
def _rests(word: str) -> tuple[Words, ...]:
    found = {rest for rest, _ in lexicon.curated(word)} | {rest for rest, _ in table.names(word)}
    if word in _never():
        found.discard(())
    return tuple(sorted(found, key=lambda rest: (-len(rest), rest)))


@cache
def _never() -> frozenset[str]:
    """Return the single words that are no names here: words of type, cues, adjectives of nationality."""
    cues = lexicon.cues("in") | lexicon.cues("to") | lexicon.cues("never")
    return (frozenset(lexicon.type_words()) | cues | frozenset(lexicon.demonyms())) - lexicon.single_names()


@cache
def _known(word: str, rest: Words) -> tuple[Known, ...]:
    own = tuple(known for words, all_known in lexicon.curated(word) if words == rest for known in all_known)
    taken = {known.place.key for known in own}
    at = {(known.place.country, known.place.admin1) for known in own}
    rows = [table.place(n) for words, numbers in table.names(word) if words == rest for n in numbers]
    new = [p for p in rows if p.key not in taken and (p.country, p.admin1) not in at]
    return own + tuple(Known(p, "town", p.ref or "", _size(p), curated=False) for p in new)


def names_of(folded: str) -> tuple[Known, ...]:
    """Return the places that bear the folded name, the lexicon's first."""
    first, *rest = folded.replace("-", " ").split() or [""]
    return _known(first, tuple(rest))


def _size(place: Place) -> Use:
    known = place.population >= (_FOCUS_SIZE if place.country in _FOCUS else _FAMOUS)
    if known:
        return "strong"
    return "weak" if place.country in _FOCUS or place.population >= _SMALL else "typed"


def _use(known: tuple[Known, ...], words: int, first: str) -> Use:
    uses = {k.use for k in known}
    long = words > 1 or len(first) > 3
    if any(k.use == "strong" and (k.curated or long) for k in known):
        return "strong"
    if words > 1 and any(k.place.population >= _KNOWN for k in known):
        return "strong"
    return "weak" if ("weak" in uses or "strong" in uses) and long else "typed"


for _cached in (_firsts, _rests, _never, _known, _names, _shadows):
    lexicons.on_change(_cached.cache_clear)
