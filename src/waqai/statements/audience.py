"""Whom the words were said to, and where they appeared: «لشبكة فوكس نيوز», «للصحافيين», «في مقابلة مع قناة …»."""

from waqai.statements.cue import words
from waqai.statements.layout import Layout


def audience(layout: Layout, first: int, last: int, speaker: int | None) -> tuple[int | None, int | None]:
    """Return (addressee, outlet) among the mentions between two tokens, leaving the speaker out."""
    addressee = outlet = None
    for at in range(first, last):
        if at not in layout.starts or layout.starts[at][0] == speaker:
            continue
        mention = layout.starts[at][0]
        if medium(layout, mention):
            outlet = mention if outlet is None else outlet
        elif _to(layout, at):
            addressee = mention if addressee is None else addressee
    return addressee, outlet


def medium(layout: Layout, mention: int) -> bool:
    """Tell whether the mention is a medium: its first words say so."""
    first = layout.analysis.token_at(layout.mentions[mention].span.start)
    token = layout.tokens[first]
    known = words("outlets")
    return bool({token.folded, token.stem, "ال" + token.stem} & known)


def _to(layout: Layout, at: int) -> bool:
    """Tell whether «ل» stands before the mention at token `at`, joined to it or on its own."""
    token = layout.tokens[at]
    joined = layout.mentions[layout.starts[at][0]].span.start - token.span.start
    return "ل" in token.text[:joined] or token.folded.startswith("لل") or layout.folded(at - 1) in ("ل", "لل")
