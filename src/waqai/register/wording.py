"""How much of a report's wording stands in another, and the fingerprints by which such reports are found."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from waqai.arabic.folding import fold
from waqai.reports.report import NOISE_KINDS, Segment

RUN = 3
SHINGLE = 4
KEPT = 4
SHORTEST = 20
REPEATED = 0.5
REPUBLISHED = 0.9
_WORD = re.compile(r"[^\W_]+")
_LEFT_OUT = NOISE_KINDS | {"title", "dateline"}


def wording(text: str, segments: Sequence[Segment]) -> tuple[str, ...]:
    """Return the folded words of a report's own story: papers give a wire text another title, and other promos."""
    body = [part.span.of(text) for part in segments if part.kind not in _LEFT_OUT]
    return tuple(_WORD.findall(fold("\n".join(body))))


def fingerprints(words: Sequence[str]) -> tuple[int, ...]:
    """Return the hashes of one in KEPT runs of SHINGLE words, sorted: which ones, the hash itself decides.

    So of what two texts share the same fingerprints are kept, also where one is cut short (Manber 1994).
    """
    found = {_hash(" ".join(run)) for run in _runs(words, SHINGLE)}
    return tuple(sorted(value for value in found if value % KEPT == 0))


def repeated(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of the words of the shorter text that stand in runs of RUN words that the longer has, too."""
    shorter, longer = sorted((one, other), key=lambda words: (len(words), words))
    known = set(_runs(longer, RUN))
    inside = bytearray(len(shorter))
    for at, run in enumerate(_runs(shorter, RUN)):
        if run in known:
            inside[at : at + RUN] = b"\1" * RUN
    return sum(inside) / len(inside) if inside else 0.0


def is_copy(one: Sequence[str], other: Sequence[str], *, same_outlet: bool = False) -> bool:
    """Tell whether two texts are one wire text: of the shorter one (of SHORTEST words or more) most is in the other.

    An outlet repeats its own background under each day's news: two reports of the same outlet must be all but equal.
    """
    least = REPUBLISHED if same_outlet else REPEATED
    return min(len(one), len(other)) >= SHORTEST and repeated(one, other) >= least


def _hash(words: str) -> int:
    """Return 63 bits: databases know signed integers."""
    return int.from_bytes(blake2b(words.encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(length)), strict=False)
