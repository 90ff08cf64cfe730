"""The verbs of the lexicon `verbs` by their forms, and the nouns that belong to them."""

from functools import cache

from waqai import lexicons
from waqai.arabic.folding import fold
from waqai.arabic.nominals import light_nominals
from waqai.arabic.verbs import Features, light_forms

Known = tuple[str, Features]
_SEATED = frozenset("أإآ")


@cache
def forms() -> dict[str, tuple[Known, ...]]:
    """Return (folded past, features) of each form in light spelling, the lexicon's order kept."""
    found: dict[str, list[Known]] = {}
    for entry in lexicons.load("verbs"):
        past = fold(entry["past"])
        for form, features in light_forms(entry["past"], entry["present"]).items():
            found.setdefault(form, []).append((past, features))
    return {form: tuple(known) for form, known in found.items()}


@cache
def folded_forms() -> dict[str, tuple[Known, ...]]:
    """Return the same as `forms` for folded spellings, for texts that leave hamza out."""
    found: dict[str, dict[Known, None]] = {}
    for form, known in forms().items():
        found.setdefault(fold(form), {}).update(dict.fromkeys(known))
    return {form: tuple(known) for form, known in found.items()}


@cache
def nouns() -> dict[str, Known]:
    """Return (folded past, features) of each verbal noun and participle; the first verb's.

    Keys are light spellings and, for words written without their hamza, folded ones.
    """
    found: dict[str, Known] = {}
    for entry in lexicons.load("verbs"):
        past = fold(entry["past"])
        made = light_nominals(entry["past"], entry["present"], entry.get("nouns", "").split())
        for form, features in made.items():
            found.setdefault(form, (past, features))
    for form, known in tuple(found.items()):
        found.setdefault(fold(form), known)
    return found


def verbs_of(form: str) -> tuple[Known, ...]:
    """Return what the verb form `form` (light) may be; hamza that is written is believed."""
    return forms().get(form) or (() if form[:1] in _SEATED else folded_forms().get(fold(form), ()))


def verb_of_noun(form: str) -> Known | None:
    """Return the verb that the noun `form` (light, no article) belongs to, and its features."""
    return nouns().get(form) or (None if form[:1] in _SEATED else nouns().get(fold(form)))


for _table in (forms, folded_forms, nouns):
    lexicons.on_change(_table.cache_clear)
