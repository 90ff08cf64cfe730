"""Statements: what somebody is reported to have said."""

from dataclasses import dataclass
from typing import Literal

from waqai.spans import Span

StatementKind = Literal["direct", "indirect"]
Standing = Literal["said", "confirmed", "claimed", "denied", "accused", "demanded", "warned", "asked"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Words in quotation marks that somebody said (direct), or a clause reported of them (indirect).

    `span` is the reported content alone, without marks and cue. `speaker`, `addressee` and `outlet`
    are indices into the report's mentions. `cue` is the span of the verb or phrase of saying
    (None for a long quotation that none leads to), `standing` what that cue makes of the words.
    """

    kind: StatementKind
    span: Span
    speaker: int | None
    cue: Span | None
    standing: Standing
    addressee: int | None
    outlet: int | None
    score: float
    because: str
