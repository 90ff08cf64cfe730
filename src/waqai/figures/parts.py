"""Which figure is a part of which: «12 قتيلا بينهم 3 أطفال», «اثنان منهم»."""

from collections.abc import Sequence

from waqai.figures.lexicon import contexts
from waqai.figures.scan import Scan

Place = tuple[int, int, int, bool, str]
"""First token, token of the number, token after the last, «منهم» behind it?, kind."""


def parts(scan: Scan, figures: Sequence[Place]) -> list[int | None]:
    """Return, for each figure, the index of the figure that it is a part of, or None."""
    wholes: list[int | None] = []
    for index, (first, at, _last, of_them, _kind) in enumerate(figures):
        wholes.append(_whole(scan, figures, index) if of_them or _introduced(scan, first, at) else None)
        if wholes[index] is None and index and _continues(scan, figures, index):
            wholes[index] = wholes[index - 1]
    return wholes


def _introduced(scan: Scan, first: int, at: int) -> bool:
    sentence = scan.tokens[first].sentence
    words = contexts()["parts"]
    for back in range(first - 1, first - 4, -1):
        folded = scan.folded(back, sentence)
        if folded in words or (folded[:1] in "وف" and folded[1:] in words):
            return True
    return False


def _continues(scan: Scan, figures: Sequence[Place], index: int) -> bool:
    """Tell whether the figure is joined by «و» to the part before it («بينهم 3 أطفال و4 نساء»)."""
    first, before = figures[index][0], figures[index - 1][2]
    if not scan.words[first].waw and scan.tokens[first - 1].folded != "و":
        return False
    return first - before <= 3


def _whole(scan: Scan, figures: Sequence[Place], index: int) -> int | None:
    sentence = scan.tokens[figures[index][0]].sentence
    for back in range(index - 1, -1, -1):
        if scan.tokens[figures[back][0]].sentence < sentence:
            return None
        if figures[back][4] in ("count", "vague", "dual"):
            return back
    return None
