"""What PLOVER itself makes of an event: its own type and mode, or no event at all."""

from dataclasses import dataclass

from waqai.codebooks.tables import lines, unrealised


@dataclass(frozen=True, slots=True)
class Plover:
    """A type of PLOVER and one of its modes; `changed` where the event is coded as what is said of it now.

    A meeting that is planned is coded as the AGREE of those who announce it, so it is dated by the announcement.
    """

    type: str
    mode: str | None
    changed: bool


def plover(type: str, mode: str | None, status: str) -> Plover | None:  # noqa: A002
    """Return PLOVER's coding of an event of `type` and `mode` with `status`; None where it codes none.

    Our types follow the gold guidelines; a mode that PLOVER has under another type goes there (a release of
    prisoners is RETREAT).
    """
    if status != "occurred":
        found = unrealised().get((type, status))
        return Plover(found.plover, found.mode, True) if found else None
    line = lines().get((type, mode))
    if line is None:
        return Plover(type, None, False)
    return Plover(line.by_plover or type, mode, False)
