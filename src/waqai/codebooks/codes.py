"""The codes of an event in the codebooks."""

from collections.abc import Iterable

from waqai.codebooks.tables import QUADS, Against, lines, quads, unrealised
from waqai.record.model import Codes


def codes(
    type: str,  # noqa: A002  (the field's name)
    mode: str | None,
    status: str,
    against: Against | None = None,
) -> Codes:
    """Return the codes of an event of PLOVER `type` and `mode` with `status`.

    PLOVER knows no status: what is planned or threatened may become another type (a future meeting is
    AGREE), and what is demanded, possible or denied has no code of its own, for the asking, alleging and
    denying are events themselves. ACLED codes only what happened; `against` tells it who undergoes the
    event: several sides each other (clash), armed forces or groups (armed), or people who are not (civilians).
    """
    if status != "occurred":
        changed = unrealised().get((type, status))
        return Codes(changed.plover, changed.cameo, None) if changed else Codes(None, None, None)
    whole = lines()[type, None]
    line = lines().get((type, mode), whole)
    return Codes(type, line.cameo, line.acled_for(against) or whole.acled_for(against))


def against(actors: int, recipients: Iterable[str]) -> Against | None:
    """Return who undergoes an event of so many actors and of recipients of these kinds."""
    kinds = set(recipients)
    if actors > 1 and not kinds:
        return "clash"
    if kinds & {"military", "armed_group"}:
        return "armed"
    return "civilians" if "population" in kinds else None


def intensity(type: str, mode: str | None = None) -> float:  # noqa: A002
    """Return PLOVER's score of cooperation (+10) or conflict (-10)."""
    for key in ((type, mode), (type, None)):
        line = lines().get(key)
        if line and line.intensity is not None:
            return line.intensity
    raise KeyError(type)


def quad(type: str) -> str:  # noqa: A002
    """Return the quad class: verbal or material, cooperation or conflict."""
    return QUADS[quads()[type]]
