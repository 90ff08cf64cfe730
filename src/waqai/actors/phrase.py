"""What is read at a word: a phrase that stands for somebody, and the names of actors."""

from dataclasses import dataclass

from waqai.actors.knowledge import actors
from waqai.actors.lookup import Name, words_of
from waqai.actors.nouns import Modifier, NounForm, Portfolio
from waqai.actors.persons import read_run
from waqai.actors.view import View
from waqai.places.place import PlaceMention


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was read: offsets and token indices, the parts, and the actors of the lexicon that they name.

    `to` is the state (its code) or body (its id) that an office is for («السفير لدى موسكو»).
    `last` is the token after the phrase. `entry` is the actor that the whole phrase names, `of` the one
    in its complement, `loose` that the complement is a noun of no lexicon, `person` the tokens of a
    person's name with `person_entry` where the lexicon has it.
    """

    start: int
    head: int
    last: int
    noun: NounForm | None = None
    definite: bool = True
    possessed: bool = False
    entry: str | None = None
    capital: bool = False
    of: str | None = None
    to: str | None = None
    inner: "Phrase | None" = None
    countries: tuple[str, ...] = ()
    modifiers: tuple[Modifier, ...] = ()
    portfolio: Portfolio | None = None
    place: PlaceMention | None = None
    person: tuple[int, int] | None = None
    person_entry: str | None = None
    loose: bool = False
    nested: tuple["Phrase", ...] = ()


def read_name(view: View, at: int, *, clitics: bool = True) -> Phrase | None:
    """Return the actor's name that begins with token `at`, or None."""
    weak: list[tuple[int, int, Name]] = []
    for cut, last, name in view.matches(at):
        if cut and not clitics:
            continue
        if name.id == "none":
            return None
        if not name.weak:
            return named_phrase(view, at, cut, last, name)
        weak.append((cut, last, name))
    return _weak(view, at, weak)


def named_phrase(view: View, at: int, cut: int, last: int, name: Name) -> Phrase:
    """Return the phrase that the name matched at token `at` is."""
    return Phrase(view.offset(at, cut), at, last, entry=name.id, capital=name.capital)


def _weak(view: View, at: int, found: list[tuple[int, int, Name]]) -> Phrase | None:
    longest = [hit for hit in found if hit[1] == max(last for _, last, _ in found)]
    for cut, last, name in longest:
        if view.supported(name.id):
            return named_phrase(view, at, cut, last, name)
    if len(longest) == 1 and actors()[longest[0][2].id].kind == "person" and _plain(view, at, longest[0][0]):
        cut, last, name = longest[0]
        return named_phrase(view, at, cut, last, name)
    return None


def _plain(view: View, at: int, cut: int) -> bool:
    """Whether a weak name can stand alone: no word of the language, nor a family name with a given one before."""
    known, token = view.infos[at], view.tokens[at]
    if known.nouns or known.nisbas or known.modifier or known.given or known.function:
        return False
    if token.folded[cut:] in words_of("everyday"):
        return False
    return len(token.folded) - cut > 3 and token.pos in ("PROPN", "X", "NOUN")


def apposed_name(view: View, at: int) -> Phrase | None:
    """Return the organisation named at token `at` after a word of its type: short names count.

    «نادي الأهلي», «شركة شل»: of several bodies with the name it is the one that the report names in full, else none.
    """
    found = [
        (cut, last, name)
        for cut, last, name in view.matches(at)
        if name.weak and not cut and (actor := actors().get(name.id)) is not None and actor.kind == "organisation"
    ]
    longest = [hit for hit in found if hit[1] == max(last for _, last, _ in found)]
    chosen = [hit for hit in longest if view.supported(hit[2].id)] or longest
    return named_phrase(view, at, *chosen[0]) if len({hit[2].id for hit in chosen}) == 1 else None


def person_name(view: View, at: int) -> Phrase | None:
    """Return the name of a person of the lexicon at token `at` after a title: short names count.

    A short name that several share is the one's whose full name stands in the report, else nobody's.
    """
    found = [
        (cut, last, name)
        for cut, last, name in view.matches(at)
        if cut == 0
        and (actor := actors().get(name.id)) is not None
        and actor.kind == "person"
        and not (name.weak and read_longer(view, at, last))
    ]
    if not found or not found[0][2].weak:
        return named_phrase(view, at, *found[0]) if found else None
    longest = [hit for hit in found if hit[1] == found[0][1]]
    chosen = [hit for hit in longest if view.supported(hit[2].id)] or longest
    return named_phrase(view, at, *chosen[0]) if len(chosen) == 1 else None


def read_longer(view: View, at: int, last: int) -> bool:
    """Tell whether the run of names at `at` goes on after `last`, so that a short name is part of another's."""
    if last >= view.limit(at):
        return False
    token, known = view.tokens[last], view.infos[last]
    if not (known.given == "strong" or known.particle or token.pos == "PROPN") or token.proclitics:
        return False
    run = read_run(view, at, titled=True)
    return run is not None and run > last
