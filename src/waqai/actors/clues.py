"""What the rules and the lexicons say of the words of a report, as the tagger of names takes it in."""

from collections.abc import Iterator, Sequence

from waqai.actors.finding import phrases
from waqai.actors.knowledge import actors
from waqai.actors.phrase import Phrase
from waqai.actors.phrases import NAMED
from waqai.actors.view import View
from waqai.places.place import PlaceMention
from waqai.places.scanning import scan

CLASSES = ("PER", "ORG", "LOC")
Chars = tuple[int, int, str]  # first character, character after the last, class
_LOCAL_KINDS = frozenset({"state", "facility", "other"})


def ruled(view: View, local: Sequence[PlaceMention]) -> list[Chars]:
    """Return the names that rules and lexicons find, longer ones first where they overlap."""
    chars = [*_actors(view), *((place.span.start, place.span.end, "LOC") for place in local)]
    return sorted(chars, key=lambda name: (name[0] - name[1], name[0], CLASSES.index(name[2])))


def clues(view: View, local: Sequence[PlaceMention]) -> tuple[list[str], list[list[str]]]:
    """Return, for each token, the label that the rules give it and what else they tell of it."""
    labels = ["O"] * len(view.tokens)
    more: list[list[str]] = [[] for _ in view.tokens]
    _ruled(view, local, labels)
    for hit in scan(view.analysis):
        _note(more, hit.first, hit.last, f"{hit.use}{'e' if hit.everyday else ''}", "gz=")
    _nouns(view, more)
    _listed(view, more)
    return labels, more


def _ruled(view: View, local: Sequence[PlaceMention], labels: list[str]) -> None:
    for start, end, kind in ruled(view, local):
        first = view.analysis.token_at(start)
        last = first
        while last < len(labels) and view.tokens[last].span.start < end:
            last += 1
        if all(label == "O" for label in labels[first:last]):
            labels[first:last] = [f"B-{kind}", *[f"I-{kind}"] * (last - first - 1)]


def _note(more: Sequence[list[str]], first: int, last: int, what: str, key: str) -> None:
    for at in range(first, last):
        more[at].append(f"{key}{'B' if at == first else 'I'}{what}")


def _nouns(view: View, more: Sequence[list[str]]) -> None:
    told = [False] * len(more)
    for phrase in phrases(view):
        if phrase.noun is None or phrase.entry:
            continue
        for at in range(phrase.head, phrase.last):
            if not told[at]:
                told[at] = True
                more[at].append(f"ph={'B' if at == phrase.head else 'I'}{phrase.noun.noun.group}")


def _listed(view: View, more: Sequence[list[str]]) -> None:
    """Note the names of actors that begin somewhere, whether or not they are taken for it there."""
    until = 0
    for at, known in enumerate(view.infos):
        found = view.matches(at)[:1] if known.names else []
        for _, last, name in found:
            actor = actors().get(name.id)
            kind = f"{'w' if name.weak else 's'}{actor.kind if actor else 'none'}"
            for here in range(max(at, until), last):
                more[here].append(f"nm={'B' if here == at else 'I'}{kind}")
            until = max(until, last)


def _actors(view: View) -> Iterator[Chars]:
    for phrase in phrases(view):
        if phrase.person is not None:
            first, last = phrase.person
            yield max(phrase.start, view.tokens[first].span.start), view.tokens[last - 1].span.end, "PER"
        elif phrase.entry is not None and (kind := class_of(phrase.entry)) is not None:
            yield bare_start(view, phrase), view.tokens[phrase.last - 1].span.end, kind


def class_of(entry: str) -> str | None:
    """Return the class of the name of an actor of the lexicon; armies composed by grammar have none."""
    actor = actors()[entry]
    if actor.kind == "person":
        return "PER"
    if actor.kind in _LOCAL_KINDS or actor.because.startswith("actors/regions"):
        return "LOC"
    return None if actor.kind == "military" and actor.country and actor.sector == "MIL" else "ORG"


def bare_start(view: View, phrase: Phrase) -> int:
    """Return where the name begins without the noun before it («صحيفة هآرتس»)."""
    at = phrase.head
    if not any(hit.form.noun.group in NAMED for hit in view.infos[at].nouns):
        return phrase.start
    inner = view.skip_quotes(at + 1)
    last = max((last for _, last, name in view.matches(inner) if name.id == phrase.entry), default=0)
    return view.tokens[inner].span.start if inner < last <= phrase.last else phrase.start
