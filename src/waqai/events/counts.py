"""How many events a mention stands for, and how many people were killed, wounded, captured or are missing."""

from functools import cache

from waqai import lexicons
from waqai.arabic import fold
from waqai.events.event import Count
from waqai.events.scene import Scene
from waqai.figures.figure import Figure
from waqai.reader.reading import Anchor

REACH = 14  # words between a killing and the figure of its dead


@cache
def _words() -> dict[str, tuple[str, bool]]:
    """Return, by folded word, the kind of harm it tells and whether it is a verb."""
    out: dict[str, tuple[str, bool]] = {}
    for entry in lexicons.load("casualties"):
        for key in ("noun", "verb"):
            for word in entry.get(key) or ():
                out[fold(str(word))] = (str(entry["harm"]), key == "verb")
    return out


lexicons.on_change(_words.cache_clear)


def count(scene: Scene, anchor: Anchor) -> Count | None:
    """Return the figure whose counted noun is the anchor itself («60 هجوما»), if there is one."""
    nouns, numbers = scene.counted
    for noun in nouns.touching(anchor.span):
        figure = scene.found.figures[numbers[noun]]
        return Count(figure.low, figure.high, numbers[noun])
    return None


def casualties(scene: Scene, anchor: Anchor) -> tuple[tuple[str, Count], ...]:
    """Return what an ASSAULT or COERCE cost, by harm, from the figures of its sentence.

    A figure counts where its noun says the harm («12 قتيلا»), or the nearest word before it does («قتل 12 شخصا»).
    """
    if anchor.type not in ("ASSAULT", "COERCE", "PROTEST") or anchor.status != "occurred":
        return ()
    out: dict[str, Count] = {}
    for number in scene.figures_in.get(scene.analysis.tokens[anchor.token].sentence, ()):
        figure = scene.found.figures[number]
        if figure.of is None and figure.kind in ("count", "dual", "vague"):
            harm = _harm(scene, figure)
            if harm is not None and harm not in out and _near(scene, anchor, figure):
                out[harm] = Count(figure.low, figure.high, number)
    return tuple(out.items())


def _near(scene: Scene, anchor: Anchor, figure: Figure) -> bool:
    return abs(scene.analysis.token_at(figure.span.start) - anchor.token) <= REACH


def _harm(scene: Scene, figure: Figure) -> str | None:
    tokens = scene.analysis.tokens
    for token in scene.analysis.tokens_in(figure.span):
        found = _words().get(token.stem) or _words().get(token.folded)
        if found is not None and not found[1]:
            return found[0]
    at = scene.analysis.token_at(figure.span.start) - 1
    for token in reversed(tokens[max(0, at - 3) : at + 1]):
        found = next(
            (f for f in (_words().get(w) for w in (token.stem, token.folded, token.folded.lstrip("وف"))) if f), None
        )
        if found is not None:
            return found[0]
    return None
