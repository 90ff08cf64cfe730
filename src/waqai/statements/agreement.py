"""Whether a mention and a verb of saying agree in gender and number, so that it may be the subject."""

from waqai.actors.entity import Mention
from waqai.statements.cue import read, words
from waqai.statements.cues import Cue
from waqai.statements.layout import Layout


def agrees(layout: Layout, cue: Cue, mention: int) -> bool:
    """Tell whether the mention may be the subject of `cue` before which it stands, by gender and number."""
    word, found = cue.word, layout.mentions[mention]
    if word is None or word.form == "noun":
        return True
    head = layout.tokens[layout.analysis.token_at(found.span.start)]
    gender, number = features(layout, found)
    if word.plural:
        return not (found.kind in ("state", "person") and number == "Sing" and not _coordinated(layout, found))
    if word.gender == "Masc":
        return not (gender == "Fem" and (found.kind == "state" or head.stem.endswith(("ه", "ات"))))
    if word.gender == "Fem":
        return not (gender == "Masc" and number == "Sing" and head.pos == "NOUN" and found.kind == "person")
    return True


def alone(layout: Layout, cue: Cue, mention: int) -> bool:
    """Tell whether `mention`, named before, may be the subject that `cue` itself leaves out: one, or many."""
    if not agrees(layout, cue, mention):
        return False
    word, found = cue.word, layout.mentions[mention]
    if word is None or word.plural or not word.gender or found.kind == "state":
        return True
    head = layout.tokens[layout.analysis.token_at(found.span.start)]
    many = (
        head.pos == "NOUN" and head.folded.endswith(("ون", "ين", "ان")) and head.feature("Number") in ("Plur", "Dual")
    )
    return not many


def features(layout: Layout, found: Mention) -> tuple[str | None, str | None]:
    """Return the gender and number that a verb behind the mention takes."""
    head = layout.tokens[layout.analysis.token_at(found.span.start)]
    if found.kind == "state":
        return ("Masc" if masculine(layout, found) else "Fem"), "Sing"
    if head.pos == "NOUN" and found.kind != "person" and head.stem.endswith("ات"):
        return "Fem", "Sing"
    return head.feature("Gender"), head.feature("Number")


def masculine(layout: Layout, state: Mention) -> bool:
    """Tell whether the state's name takes the masculine verb."""
    head = layout.tokens[layout.analysis.token_at(state.span.start)]
    return head.folded in words("masculine-states") or head.stem in words("masculine-states")


def _coordinated(layout: Layout, found: Mention) -> bool:
    at = layout.analysis.token_at(found.span.end - 1) + 1
    return layout.folded(at).startswith("و")


def masculine_verb(layout: Layout, at: int) -> bool:
    """Tell whether token `at` is a verb of saying in the masculine singular."""
    word = read(layout.folded(at))
    return word is not None and word.form == "verb" and word.gender == "Masc"
