"""The form of filters, filled with what the address asks for."""

from dataclasses import dataclass

from waqai.desk.views.countries import country
from waqai.desk.views.filters import IN_ORDER, QUADS, Filters, address
from waqai.desk.words import Words
from waqai.incidents.choosing import Wanted


@dataclass(frozen=True, slots=True)
class Choice:
    """A box to tick."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force, in words; what it says is ours or, where `foreign`, may be a report's. `rest` are the
    parameters of the same page without it.
    """

    kind: str
    value: str
    foreign: bool
    rest: str


@dataclass(frozen=True, slots=True)
class Form:
    """The form. `quads` are the types by their class."""

    quads: tuple[tuple[int, tuple[Choice, ...]], ...]
    statuses: tuple[Choice, ...]
    chips: tuple[Chip, ...]
    query: str


def filter_form(t: Words, given: Filters) -> Form:
    """Return the form."""
    wanted = given.wanted
    return Form(
        tuple((quad, _choices(t, "type", codes, wanted.types)) for quad, codes in QUADS.items()),
        _choices(t, "status", IN_ORDER, wanted.statuses),
        _chips(t, given),
        address("", wanted),
    )


def _choices(t: Words, kind: str, codes: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(code, t.label(kind, code), code in chosen) for code in codes)


def _chips(t: Words, given: Filters) -> tuple[Chip, ...]:
    wanted = given.wanted
    chips: list[Chip] = []

    def add(kind: str, value: str, rest: Wanted, *, foreign: bool = False) -> None:
        chips.append(Chip(kind, value, foreign, address("", rest, oldest=given.oldest)))

    for kind, field, label in (
        ("type", "types", "type"),
        ("status", "statuses", "status"),
        ("country", "countries", ""),
    ):
        codes: tuple[str, ...] = getattr(wanted, field)
        for code in codes:
            rest = wanted.changed(**{field: tuple(one for one in codes if one != code)})
            add(kind, t.label(label, code) if label else country(code, t.language), rest)
    for kind, field in (("party", "parties"), ("actor", "actors"), ("recipient", "recipients")):
        keys: tuple[str, ...] = getattr(wanted, field)
        for key in keys:
            add(kind, key, wanted.changed(**{field: tuple(one for one in keys if one != key)}), foreign=True)
    if wanted.place is not None:
        add("place", wanted.place, wanted.changed(place=None), foreign=True)
    if wanted.since:
        add("since", t.day(wanted.since), wanted.changed(since=None))
    if wanted.until:
        add("until", t.day(wanted.until), wanted.changed(until=None))
    if wanted.disputed:
        add("disputed", "", wanted.changed(disputed=False))
    if wanted.open:
        add("open", "", wanted.changed(open=False))
    if wanted.outlets > 1:
        add("outlets", str(wanted.outlets), wanted.changed(outlets=0))
    return tuple(chips)
