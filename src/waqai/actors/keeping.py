"""Which of the phrases that the grammar reads are kept as mentions: most nouns are no actors by themselves."""

from waqai.actors.phrase import Phrase
from waqai.actors.view import View

_SINGLE_SITES = frozenset({"embassy", "consulate", "airport", "port", "crossing", "hospital", "base", "camp", "plant"})
_ABSTRACT = frozenset({"regime", "administration", "force", "authority", "office", "leadership", "troops"})
_WHOLE = frozenset({"international-community", "west"})
_ANCHORED = frozenset({"facility", "side", "state"})
_SPOTS = frozenset({"position", "base"})


def kept(view: View, phrase: Phrase) -> bool:  # noqa: PLR0911 (a cascade)
    """Tell whether a phrase is likely enough to be somebody, by its noun and by what it is tied to."""
    if phrase.noun is None or phrase.entry or phrase.person:
        return True
    noun = phrase.noun.noun
    tied = bool(phrase.countries or phrase.of or phrase.place or (phrase.inner and phrase.inner.countries))
    if noun.group in ("honorific", "place"):
        return False
    if noun.id in _SINGLE_SITES and phrase.noun.number == "sg" and phrase.definite:
        return True
    if noun.id == "country-def" and phrase.possessed:
        return True
    if noun.id in _ABSTRACT and phrase.loose:
        return False
    if noun.id in _WHOLE or (noun.id == "family" and phrase.loose):
        return True
    if noun.id == "state" and phrase.noun.number != "sg":
        return tied or bool(phrase.modifiers) or phrase.definite
    if noun.id == "side" and phrase.noun.number == "sg" and not view.tokens[phrase.head].definite:
        return False
    if noun.group == "facility" and (
        phrase.inner or phrase.modifiers or (phrase.loose and noun.id not in ("position", "base"))
    ):
        return True
    if noun.group in _ANCHORED:
        return tied or any(m.kind for m in phrase.modifiers)
    if (
        noun.group == "office"
        and view.tokens[phrase.head].text.endswith(("ا", "اً", "ًا"))
        and phrase.noun.number == "sg"
    ):
        return tied or bool(phrase.modifiers)
    if noun.weak and phrase.noun.number == "sg":
        return tied or bool(phrase.inner) or any(m.kind for m in phrase.modifiers) or _known(phrase)
    return not (noun.weak and phrase.loose and not phrase.countries)


def _known(phrase: Phrase) -> bool:
    """Whether a weak noun has the article, so that it speaks of one told of before."""
    return phrase.definite and not phrase.loose and not phrase.possessed


def is_adjective(view: View, phrase: Phrase) -> bool:
    """Whether the head is an adjective here, after a noun that it agrees with («الأزمة السياسية»)."""
    at = phrase.head
    if phrase.noun is None or phrase.noun.rest or view.infos[at].modifier is None:
        return False
    token, before = view.tokens[at], view.tokens[at - 1] if at else None
    if token.pos == "ADJ" and not phrase.person and phrase.noun.number == "sg":
        return True
    if before is None or before.sentence != token.sentence or phrase.person:
        return False
    if phrase.noun.number == "pl" and not before.folded.endswith(("ين", "ون", "ات")):
        return False
    return before.pos in ("NOUN", "PROPN", "ADJ") and before.definite == token.definite and not token.enclitics
