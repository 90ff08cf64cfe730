"""What reviewers decided: that mentions are one happening, or are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from waqai.incidents.groups import Group
from waqai.incidents.incident import Mention
from waqai.incidents.unit import Unit


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, not undone: `merge` makes the happenings that hold the `mentions` one, `split` makes the
    mentions a happening of their own. `who` decided it, `at` a time that sorts."""

    kind: Literal["merge", "split"]
    mentions: tuple[Mention, ...]
    who: str
    at: str


def decided(units: Sequence[Unit], decisions: Iterable[Decision]) -> list[Unit]:
    """Return the units as reviewers decided, the later decision over the earlier."""
    kept: dict[int, Unit] = dict(enumerate(units))
    where = {mention: number for number, unit in kept.items() for mention in unit.mentions}
    for decision in sorted(decisions, key=lambda one: (one.at, one.kind, one.mentions)):
        meant = frozenset(mention for mention in decision.mentions if mention in where)
        touched = sorted({where[mention] for mention in meant})
        if not touched or (decision.kind == "merge" and len(touched) == 1):
            continue
        reason = f"{decision.kind} by {decision.who}, {decision.at}"
        parts = [kept.pop(number) for number in touched]
        new = [_merged(parts, reason)] if decision.kind == "merge" else _split(parts, meant, reason)
        for unit in new:
            number = len(where) + len(units) + max(kept, default=0) + 1
            kept[number] = unit
            where |= dict.fromkeys(unit.mentions, number)
    return [kept[number] for number in sorted(kept)]


def _merged(parts: Sequence[Unit], reason: str) -> Unit:
    return Unit(
        tuple(group for part in parts for group in part.groups),
        tuple(report for part in parts for report in part.silent),
        (*(line for part in parts for line in part.because), reason),
    )


def _split(parts: Sequence[Unit], off: frozenset[Mention], reason: str) -> list[Unit]:
    taken = [piece for part in parts for group in part.groups if (piece := _piece(group, off, inside=True))]
    found = [Unit(tuple(taken), (), (reason,))]
    for part in parts:
        left = tuple(piece for group in part.groups if (piece := _piece(group, off, inside=False)))
        if left:
            found.append(replace(part, groups=left, because=(*part.because, reason)))
    return found


def _piece(group: Group, off: frozenset[Mention], *, inside: bool) -> Group | None:
    events = tuple(e for e in group.events if (Mention(group.report, e.id) in off) == inside)
    return replace(group, events=events) if events else None
