"""Names of groups that a slip has broken: «كتائبين. مباني مقر حزب الله» is Kata'ib Hezbollah.

Where the rest of a group's name stands right after, or a few words after, a word that is its first word with
letters lost or added, and the rest alone names somebody else, the broken name is read and a notice says so;
the rest alone is never taken for the other group.
"""

from collections.abc import Iterator
from functools import cache

from waqai import lexicons
from waqai.actors.knowledge import actors
from waqai.actors.lookup import cuts, name_index
from waqai.actors.phrase import Phrase
from waqai.actors.view import View
from waqai.reports.report import Notice
from waqai.spans import Span

_BETWEEN = 4  # words, marks counted, between a mangled first word and the rest of the name
_LEAST = 4  # letters that both words must begin with


def broken(view: View, phrase: Phrase) -> Phrase | None:
    """Return the phrase of the group whose broken name ends in `phrase`, or None where it stands by itself."""
    actor = actors().get(phrase.entry or "")
    if actor is None or actor.kind != "armed_group":
        return None
    rest = tuple(view.tokens[at].folded for at in range(phrase.head, phrase.last))
    for first, group in _longer(rest):
        at = _mangled(view, phrase.head, first)
        if at is not None:
            return Phrase(view.offset(at, 0), at, phrase.last, entry=group)
    return None


@cache
def _by_rest() -> dict[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Return the (first word, group) of the strong names of armed groups by the words after the first."""
    table: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for first, names in name_index().items():
        for name in names:
            actor = actors().get(name.id)
            if name.rest and not name.weak and actor is not None and actor.kind == "armed_group":
                table.setdefault(name.rest, []).append((first, name.id))
    return {rest: tuple(found) for rest, found in table.items()}


def _longer(rest: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield (first word, group) of the names that are one word more than `rest`."""
    for form, _ in cuts(rest[0]):
        yield from _by_rest().get((form, *rest[1:]), ())


def _mangled(view: View, at: int, first: str) -> int | None:
    """Return the token before `at` that is `first` with letters lost or added, with a break between them."""
    crossed = False
    for back in range(at - 1, max(-1, at - 2 - _BETWEEN), -1):
        word = view.tokens[back].folded
        crossed = crossed or word in (".", "?", "!") or "\n" in _gap(view, back)
        if word == first:
            return None
        if crossed and word[:1].isalpha() and _alike(word, first):
            return back
    return None


def _gap(view: View, at: int) -> str:
    return view.analysis.text[view.tokens[at].span.end : view.tokens[at + 1].span.start]


def _alike(word: str, first: str) -> bool:
    return word != first and any(
        form[:_LEAST] == first[:_LEAST] and abs(len(form) - len(first)) <= 2 for form, _ in cuts(word)
    )


def notice_of(view: View, phrase: Phrase) -> Notice:
    """Return the notice that tells how the broken name of `phrase` was read."""
    span = Span(phrase.start, view.tokens[phrase.last - 1].span.end)
    return Notice("garbled", span, f"read as {actors()[phrase.entry or ''].name}")


lexicons.on_change(_by_rest.cache_clear)
