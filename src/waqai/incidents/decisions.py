"""What reviewers ruled: that mentions are one happening, or are not."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from waqai.incidents.groups import Group
from waqai.incidents.incident import Mention
from waqai.incidents.unit import Unit
from waqai.register.rulings import Ruling


def decided(units: Sequence[Unit], rulings: Iterable[Ruling]) -> list[Unit]:
    """Return the units as reviewers ruled, the later ruling over the earlier.

    A merge makes the units that hold its mentions one. A split parts the mentions of its first group from those of
    its second: they become a unit of their own.
    """
    kept: dict[int, Unit] = dict(enumerate(units))
    where = {mention: number for number, unit in kept.items() for mention in unit.mentions}
    following = len(units)
    for ruling in sorted(rulings, key=lambda one: one.review):
        meant = [[mention for named in group if (mention := Mention(*named)) in where] for group in ruling.groups]
        if not meant or not meant[0]:
            continue
        touched = sorted({where[mention] for mention in meant[0]})
        if ruling.action == "merge":
            new = [_merged([kept.pop(number) for number in touched], ruling.why)] if len(touched) > 1 else []
        else:
            staying = {where[mention] for group in meant[1:] for mention in group}
            parts = [kept.pop(number) for number in touched if number in staying]
            new = _split(parts, frozenset(meant[0]), ruling.why)
        for unit in new:
            kept[following] = unit
            where |= dict.fromkeys(unit.mentions, following)
            following += 1
    return [kept[number] for number in sorted(kept)]


def _merged(parts: Sequence[Unit], reason: str) -> Unit:
    return Unit(
        tuple(group for part in parts for group in part.groups),
        tuple(report for part in parts for report in part.silent),
        (*(line for part in parts for line in part.because), reason),
    )


def _split(parts: Sequence[Unit], off: frozenset[Mention], reason: str) -> list[Unit]:
    taken = tuple(piece for part in parts for group in part.groups if (piece := _piece(group, off, inside=True)))
    if not taken:
        return []
    found = [Unit(taken, (), (reason,))]
    for part in parts:
        left = tuple(piece for group in part.groups if (piece := _piece(group, off, inside=False)))
        if left:
            found.append(replace(part, groups=left, because=(*part.because, reason)))
    return found


def _piece(group: Group, off: frozenset[Mention], *, inside: bool) -> Group | None:
    events = tuple(event for event in group.events if (Mention(group.report, event.id) in off) == inside)
    return replace(group, events=events) if events else None
