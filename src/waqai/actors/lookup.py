"""What the lexicons say of a written word: names that begin with it, nouns, adjectives, given names.

Each folded word is looked up once and remembered; a report's words are then a dictionary access each.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from waqai import lexicons
from waqai.actors.knowledge import Actor, actors, aliases, listed, states
from waqai.actors.nouns import (
    Modifier,
    NounForm,
    Portfolio,
    inflect,
    modifiers,
    noun_forms,
    portfolios,
)
from waqai.arabic.folding import fold
from waqai.arabic.words import words

_BOTH = frozenset({"علي"})  # a name, and a preposition once folded; the text tells which
ENCLITICS = ("هما", "كما", "هم", "هن", "ها", "نا", "كم", "ه")


@dataclass(frozen=True, slots=True)
class Name:
    """A name of actor `id`: its words after the first. `weak` names are valid only with support."""

    rest: tuple[str, ...]
    id: str
    weak: bool
    capital: bool
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nisba:
    """A form of an actor's adjective, mostly a state's, or of the noun of a state's people (`people`).

    `country` is the state; `of` the actor where it is none («حوثي»).
    """

    rest: tuple[str, ...]
    country: str | None
    of: str | None
    plural: bool
    people: bool


@dataclass(frozen=True, slots=True)
class NounHit:
    """A noun read in a word: its form, how many letters of clitics stand before it, and its ends."""

    form: NounForm
    cut: int
    definite: bool
    possessed: bool


@dataclass(frozen=True, slots=True)
class WordInfo:
    """All that the lexicons say of one folded word. `cut` counts the letters of clitics before the part read.

    `barred` are those of its names that only look like an actor's; `alone` those of one word, `following` by the
    second word all that the word may begin where that one follows: those of one word too.
    """

    names: tuple[tuple[int, Name], ...]
    alone: tuple[tuple[int, Name], ...]
    following: Mapping[str, tuple[tuple[int, Name], ...]]
    barred: tuple[Name, ...]
    nouns: tuple[NounHit, ...]
    nisbas: tuple[tuple[int, bool, Nisba], ...]
    modifier: Modifier | None
    modifier_definite: bool
    portfolios: tuple[tuple[tuple[str, ...], Portfolio], ...]
    given: str
    function: bool
    saying: bool
    particle: bool
    second: bool

    @property
    def idle(self) -> bool:
        """Whether nothing that can open a mention is known of the word."""
        return not (self.names or self.nouns or self.nisbas or self.portfolios or self.given or self.particle)


_JOINED = re.compile(r"\b(عبد|ابو|ابي|ابا) (?=\w)|(?<=\w) (?=(?:الله|الدين)\b)")


def joined(text: str) -> tuple[str, ...]:
    """Return the folded name and the form in which its compounds are written as one word («عبدالملك»)."""
    if " " not in text:
        return (text,)
    return tuple(dict.fromkeys((text, _JOINED.sub(lambda found: found.group(1) or "", text))))


def _words(form: str) -> list[str]:
    """Return the words and numbers of a folded name; most names are letters and spaces alone."""
    if form.replace(" ", "").isalpha():
        return form.split()
    return [word for span in words(form) if (word := span.of(form))[0].isalnum()]


@cache
def name_index() -> dict[str, tuple[Name, ...]]:
    """Return all names of actors by their first word, longer ones first, strong before weak."""
    table: dict[str, list[Name]] = {}

    def add(text: str, name: str, actor: Actor, *, weak: bool, capital: bool = False) -> None:
        for form in joined(text):
            first, *rest = _words(form)
            table.setdefault(first, []).append(Name(tuple(rest), name, weak, capital, actor.needs))

    for actor, key in [(actor, actor.id) for actor in actors().values()] + list(aliases()):
        for text in actor.names:
            add(text, key, actor, weak=False)
        for text in actor.short:
            add(text, key, actor, weak=True)
        for text in actor.capital:
            add(text, key, actor, weak=False, capital=True)
    return {key: tuple(sorted(names, key=lambda n: (-len(n.rest), n.weak, n.id))) for key, names in table.items()}


def _nisba_forms(base: str) -> Iterator[tuple[str, bool]]:
    words = base.split()
    for form, number, _ in inflect(words[-1], sound=True, person=True):
        plural = (number == "pl" and not form.endswith(("و", "ي"))) or form.endswith("ين")
        if len(words) == 1:
            yield form, plural
        elif words[0] in ("جنوب", "سري"):
            yield f"{words[0]} {form}", plural
        else:
            ending = form[len(words[-1]) :]
            yield f"{words[0]}{ending} {form}", plural


@cache
def nisba_index() -> dict[str, tuple[Nisba, ...]]:
    """Return the adjectives of states by the first word of each form, without article."""
    table: dict[str, dict[tuple[str, ...], Nisba]] = {}
    owners = [*states().values(), *(a for a in actors().values() if a.adjectives and a.kind != "state")]
    for owner in owners:
        of = None if owner.kind == "state" else owner.id
        for base in owner.adjectives:
            for form, plural in _nisba_forms(base):
                first, *rest = form.split()
                for tail in (tuple(rest), tuple("ال" + word for word in rest)):
                    nisba = Nisba(tail, owner.country, of, plural, False)
                    table.setdefault(first, {}).setdefault(tail, nisba)
        for people in owner.people:
            first = people.removeprefix("ال")
            table.setdefault(first, {}).setdefault((), Nisba((), owner.country, of, True, True))
    return {k: tuple(sorted(v.values(), key=lambda n: -len(n.rest))) for k, v in table.items()}


@cache
def _given() -> dict[str, str]:
    rows = (e for e in lexicons.load("people") if str(e["_file"]).endswith("given.tsv"))
    return {fold(str(e["name"])): "weak" if e.get("weak") == "yes" else "strong" for e in rows}


@cache
def name_parts() -> dict[str, str]:
    """Return the words of the names of the lexicon's persons, without article: "first", "last" or "both".

    A name of one word is a first one; "both" are thus mostly family names that news uses alone.
    """
    places: dict[str, set[str]] = {}
    for text in (text for actor in actors().values() if actor.kind == "person" for text in actor.names):
        first, *rest = text.split()
        for word, place in ((first, "first"), *((word, "last") for word in rest)):
            bare = word[2:] if word.startswith("ال") and len(word) > 4 else word
            if len(bare) > 2:
                places.setdefault(bare, set()).add(place)
    return {word: "both" if len(found) > 1 else found.pop() for word, found in places.items()}


def is_given(word: str) -> bool:
    """Tell whether the folded `word` as it stands is a given name."""
    return word in _given()


@cache
def words_of(which: str) -> frozenset[str]:
    """Return the folded words of the list `which` of `lexicons/data/people/words.yaml`."""
    rows = (e for e in lexicons.load("people") if e.get("id") == which)
    return frozenset(fold(word) for e in rows for word in listed(e["words"]))


def cuts(word: str) -> Iterator[tuple[str, int]]:
    """Yield the readings of a folded word without its conjunction and preposition: (rest, letters cut).

    «للحكومة» gives «الحكومه» with one letter cut; the whole word comes first.
    """
    yield word, 0
    start = 1 if word[:1] in ("و", "ف") and len(word) > 3 else 0
    if start:
        yield word[1:], 1
    rest = word[start:]
    if len(rest) > 3 and rest[0] in "بلك":
        if rest.startswith("لل"):
            yield "ال" + rest[2:], start + 1
        yield rest[1:], start + 1


def _nouns(forms: Sequence[tuple[str, int]]) -> Iterator[NounHit]:
    for form, cut in forms:
        article = form.startswith("ال") and len(form) > 3
        bare = form[2:] if article else form
        for found in noun_forms().get(bare, ()):
            if found.article and not article:
                continue
            yield NounHit(found, cut, article, False)
        if not article:
            yield from _with_enclitic(bare, cut)


def _with_enclitic(bare: str, cut: int) -> Iterator[NounHit]:
    for ending in ENCLITICS:
        stem = bare.removesuffix(ending)
        if stem == bare or len(stem) < 3:
            continue
        tries = (stem[:-1] + "ه", stem) if stem.endswith("ت") else (stem,)
        for form in tries:
            if ending == "ه" and form == stem and bare in noun_forms():
                continue
            hits = [f for f in noun_forms().get(form, ()) if not f.rest and not f.article]
            if hits:
                yield from (NounHit(f, cut, True, True) for f in hits)
                return


def _nisbas(forms: Sequence[tuple[str, int]]) -> Iterator[tuple[int, bool, Nisba]]:
    for form, cut in forms:
        article = form.startswith("ال")
        for nisba in nisba_index().get(form[2:] if article else form, ()):
            yield cut, article, nisba


def _following(names: Sequence[tuple[int, Name]]) -> dict[str, tuple[tuple[int, Name], ...]]:
    """Return, for each second word of `names`, those that may stand where it follows, in their order."""
    seconds = dict.fromkeys(name.rest[0] for _, name in names if name.rest)
    return {word: tuple(pair for pair in names if pair[1].rest[:1] in ((), (word,))) for word in seconds}


_EMPTY = WordInfo((), (), {}, (), (), (), None, False, (), "", False, False, False, False)


@lru_cache(maxsize=32_768)
def info(word: str) -> WordInfo:
    """Return what the lexicons say of the folded `word`."""
    index, forms = name_index(), tuple(cuts(word))
    if (len(word) < 2 and word not in index) or not word[:1].isalpha():
        return _EMPTY
    names = [
        (cut, name)
        for form, cut in forms
        for name in index.get(form, ())
        if cut == 0 or name.rest or len(form) > 3 or word[cut - 1] != "ك"
    ]
    names.sort(key=lambda pair: (-len(pair[1].rest), pair[0]))
    bare = word.removeprefix("ال")
    heads = portfolios()
    given, function = _given(), word in words_of("function")
    own = next((form for form, _ in forms if form in given), None)
    return WordInfo(
        names=tuple(names),
        alone=tuple(pair for pair in names if not pair[1].rest),
        following=_following(names),
        barred=tuple(name for _, name in names if name.id == "none"),
        nouns=() if function else tuple(_nouns(forms)),
        nisbas=tuple(_nisbas(forms)),
        modifier=modifiers().get(bare),
        modifier_definite=bare != word,
        portfolios=heads.get(word) or next((heads[f] for f, _ in forms if f in heads), ()),
        given=given[own] if own is not None and (not function or own in _BOTH) else "",
        function=function,
        saying=any(form in words_of("saying") for form, cut in forms if cut < 2),
        particle=word in words_of("particles"),
        second=word in words_of("second"),
    )


for _table in (name_index, nisba_index, _given, name_parts, words_of, info):
    lexicons.on_change(_table.cache_clear)
