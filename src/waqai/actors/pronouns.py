"""What a pronoun goes back to: a clitic («قواته»), or the subject that a verb leaves out («وأضاف»)."""

from collections.abc import Sequence

from waqai.actors.entity import EntityKind, Mention
from waqai.arabic.tokens import Analysis

_BACK = 3  # sentences in which an antecedent is looked for, the pronoun's own counted
_MANY: frozenset[EntityKind] = frozenset({"population", "armed_group", "military"})
_SINGULAR_CLITICS = {"ه": "Masc", "ها": "Fem"}
_PLURAL_CLITICS = frozenset({"هم", "هن", "هما"})
_SUBJECT_LEAD = 8.0
_PERSON_LEAD = 6.0
_SENTENCE_COST = 10.0


def features_of_clitic(clitic: str) -> tuple[str, ...]:
    """Return gender and number of the pronoun written as `clitic` (folded), as Universal Features."""
    if clitic in _SINGULAR_CLITICS:
        return (f"Gender={_SINGULAR_CLITICS[clitic]}", "Number=Sing")
    if clitic in _PLURAL_CLITICS:
        return ("Number=Dual",) if clitic == "هما" else ("Number=Plur",)
    return ()


def antecedent(
    analysis: Analysis, mentions: Sequence[Mention], token_index: int, features: Sequence[str] = ()
) -> int | None:
    """Return the index of the mention that the pronoun at token `token_index` goes back to, or None.

    `features` are its gender and number as Universal Features (``Gender=Fem``, ``Number=Sing``), from the
    verb's form where the subject is left out, from `features_of_clitic` where it is a clitic. A subject
    before it in the nearest sentence is preferred, persons over things for masculine singular.
    """
    at = analysis.tokens[token_index]
    best: tuple[float, int] | None = None
    for number, mention in enumerate(mentions):
        back = at.sentence - analysis.tokens[mention.head].sentence
        if mention.span.end > at.span.start or not 0 <= back < _BACK:
            continue
        if not fits(analysis, mention, features):
            continue
        score = _score(analysis, mention, token_index, back)
        if best is None or score > best[0]:
            best = (score, number)
    return None if best is None else best[1]


def _score(analysis: Analysis, mention: Mention, token_index: int, back: int) -> float:
    distance = (token_index - mention.head) / 20
    score = -_SENTENCE_COST * back - distance
    score += _SUBJECT_LEAD * _is_subject(analysis, mention) + _PERSON_LEAD * (mention.kind == "person")
    return score - 4.0 * (mention.kind in ("facility", "other"))


def _is_subject(analysis: Analysis, mention: Mention) -> bool:
    """Whether the mention opens its sentence or follows a verb at once, without a preposition."""
    first = analysis.token_at(mention.span.start)
    token = analysis.tokens[first]
    if any(clitic in ("ب", "ل", "ك") for clitic in token.proclitics):
        return False
    before = first - 1
    if before < 0 or analysis.tokens[before].sentence != token.sentence:
        return True
    return analysis.tokens[before].pos == "VERB"


def fits(analysis: Analysis, mention: Mention, features: Sequence[str]) -> bool:
    """Tell whether a pronoun of these features can stand for the mention."""
    if "Number=Sing" in features:
        if mention.kind == "population":
            return "Gender=Fem" in features
        gender = _gender(analysis, mention)
        return gender is None or f"Gender={gender}" in features or not _gendered(features)
    if "Number=Plur" in features:
        return mention.kind in _MANY or (mention.kind in ("person", "government") and _many(analysis, mention))
    if "Number=Dual" in features:
        return _many(analysis, mention)
    return True


def _gendered(features: Sequence[str]) -> bool:
    return any(feature.startswith("Gender=") for feature in features)


def _many(analysis: Analysis, mention: Mention) -> bool:
    head = analysis.tokens[mention.head]
    return head.feature("Number") in ("Plur", "Dual") or head.folded.endswith(("ون", "ين", "ان"))


def _gender(analysis: Analysis, mention: Mention) -> str | None:
    """Return Masc or Fem of the mention's head, None where its form does not tell."""
    head = analysis.tokens[mention.head]
    if mention.kind == "state":
        masculine = ("العراق", "لبنان", "اليمن", "السودان", "المغرب", "الاردن", "الصومال")
        return "Masc" if head.stem in masculine or head.folded in masculine else "Fem"
    if mention.kind == "person":
        return "Fem" if head.text.endswith("ة") else "Masc"
    if head.text.endswith(("ة", "ات")) or head.feature("Gender") == "Fem":
        return "Fem"
    return "Masc" if head.feature("Gender") == "Masc" else None
