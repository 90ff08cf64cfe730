"""Nouns and adjectives that describe who acts: all their forms, made from `lexicons/data/roles`.

Forms are folded and without article. A sound plural is written ون in the table; the feminine, the dual,
the accusative in ا and the construct forms are made here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from waqai import lexicons
from waqai.actors.entity import EntityKind
from waqai.actors.knowledge import listed
from waqai.arabic.folding import fold

Number = Literal["sg", "du", "pl"]
Form = tuple[str, Number, str]  # written form, number, gender ("m", "f")


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of `nouns.tsv`: the kind of entity that it stands for, alone (`kind`) and in the plural (`many`)."""

    id: str
    name: str
    many_name: str
    kind: EntityKind
    many: EntityKind
    sector: str | None
    group: str
    weak: bool
    because: str


@dataclass(frozen=True, slots=True)
class Modifier:
    """An adjective of `modifiers.tsv`; `kind` and `sector` are what it makes of its noun, where it does."""

    name: str
    kind: EntityKind | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """What a minister or ministry is for."""

    id: str
    name: str
    sector: str | None
    alone: bool


@dataclass(frozen=True, slots=True)
class NounForm:
    """One way to write a noun: `words` after the first, its number and gender."""

    rest: tuple[str, ...]
    noun: Noun
    number: Number
    gender: str
    article: bool


def inflect(base: str, *, sound: bool, person: bool) -> Iterator[Form]:
    """Yield the forms of a singular noun or adjective of one word."""
    feminine = base.endswith("ه")
    yield base, "sg", "f" if feminine else "m"
    stem = base[:-1] + "ت" if feminine else base
    yield from ((stem + end, "du", "f" if feminine else "m") for end in ("ان", "ين"))
    if feminine:
        yield base[:-1] + "ات", "pl", "f"
        return
    yield base + "ا", "sg", "m"
    if person:
        yield base + "ه", "sg", "f"
        yield base + "ات", "pl", "f"
    if sound:
        yield from ((base + end, "pl", "m") for end in ("ون", "ين", "و", "ي"))


def _forms(entry: lexicons.Entry) -> Iterator[Form]:
    never = set(map(fold, listed(entry.get("never"))))
    return (form for form in _all_forms(entry) if form[0] not in never)


def _all_forms(entry: lexicons.Entry) -> Iterator[Form]:
    plurals = [fold(text) for text in listed(entry.get("plurals"))]
    person = entry.get("kind") == "person"
    for name in map(fold, listed(entry.get("names"))):
        if " " in name:
            plural = entry.get("many_kind") and entry.get("kind") != entry.get("many_kind")
            yield name, "sg", "f" if name.split()[0].endswith("ه") and not plural else "m"
        else:
            yield from inflect(name, sound="ون" in plurals, person=person)
    for plural in plurals:
        if plural != "ون":
            yield plural, "pl", "m"
            if plural.endswith("ون") and " " not in plural:
                yield plural[:-1], "pl", "m"
                yield plural[:-2] + "ي", "pl", "m"


def _noun(entry: lexicons.Entry) -> Noun:
    kind = cast(EntityKind, entry.get("kind") or entry["many_kind"])
    return Noun(
        id=str(entry["id"]),
        name=str(entry["name"]),
        many_name=str(entry.get("many") or entry["name"]),
        kind=kind,
        many=cast(EntityKind, entry.get("many_kind") or kind),
        sector=entry.get("sector"),
        group=str(entry["class"]),
        weak=entry.get("weak") == "yes",
        because=lexicons.where(entry),
    )


def _entries(file: str) -> Iterator[lexicons.Entry]:
    return (entry for entry in lexicons.load("roles") if str(entry["_file"]).endswith(file))


@cache
def noun_forms() -> dict[str, tuple[NounForm, ...]]:
    """Return the forms of all nouns by their first word without article, longer phrases first."""
    table: dict[str, dict[tuple[tuple[str, ...], bool], NounForm]] = {}
    for entry in _entries("nouns.tsv"):
        noun = _noun(entry)
        for text, number, gender in _forms(entry):
            first, *rest = text.split()
            article = first.startswith("ال") and len(first) > 3
            key = first[2:] if article else first
            form = NounForm(tuple(rest), noun, number, gender, article)
            table.setdefault(key, {}).setdefault((form.rest, article), form)
    ordered = {key: sorted(forms.values(), key=lambda f: -len(f.rest)) for key, forms in table.items()}
    return {key: tuple(forms) for key, forms in ordered.items()}


@cache
def modifiers() -> dict[str, Modifier]:
    """Return the modifiers by all their forms of one word, without article."""
    table: dict[str, Modifier] = {}
    for entry in _entries("modifiers.tsv"):
        modifier = Modifier(str(entry["name"]), entry.get("kind"), entry.get("sector"))
        for name in map(fold, listed(entry["names"])):
            if " " not in name:
                for form, _, _ in inflect(name, sound=True, person=True):
                    table.setdefault(form, modifier)
    return table


@cache
def portfolios() -> dict[str, tuple[tuple[tuple[str, ...], Portfolio], ...]]:
    """Return the portfolios by the first word of their names, longer names first."""
    table: dict[str, list[tuple[tuple[str, ...], Portfolio]]] = {}
    for entry in _entries("portfolios.tsv"):
        portfolio = Portfolio(str(entry["id"]), str(entry["name"]), entry.get("sector"), entry.get("alone") == "yes")
        for name in map(fold, listed(entry["names"])):
            first, *rest = name.split()
            table.setdefault(first, []).append((tuple(rest), portfolio))
    return {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in table.items()}


@cache
def noun_names() -> dict[str, str]:
    """Return the English name of each noun by its id."""
    return {str(entry["id"]): str(entry["name"]) for entry in _entries("nouns.tsv")}


@cache
def portfolio_names() -> dict[str, str]:
    """Return the English name of each portfolio by its id."""
    return {str(entry["id"]): str(entry["name"]) for entry in _entries("portfolios.tsv")}


for _table in (noun_forms, modifiers, portfolios, noun_names, portfolio_names):
    lexicons.on_change(_table.cache_clear)
