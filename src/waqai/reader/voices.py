"""Whether a verb's parties do or undergo: what its form, and theirs, tell of subject and object."""

from collections.abc import Sequence

from waqai.actors.entity import Mention
from waqai.arabic.tokens import Analysis, Token
from waqai.reader.predicates import Match

Party = tuple[int, int]
"""A mention's number and its first token."""

_PEOPLE = ("person", "population")


def undergone(
    analysis: Analysis,
    mentions: Sequence[Mention],
    match: Match,
    verb: Token,
    after: Sequence[Party],
    before: Sequence[Party],
) -> bool:
    """Tell whether a verb that news often puts in the passive has one party only, people whom it befalls."""
    if not match.entry.get("passive") or verb.enclitics:
        return False
    if len(after) == 1 and not before:
        mention = mentions[after[0][0]]
        return mention.kind in _PEOPLE and not _object_at(analysis, analysis.token_at(mention.span.end - 1) + 1)
    return bool(before) and not after and _plural(verb) and mentions[before[0][0]].kind in _PEOPLE


def _object_at(analysis: Analysis, at: int) -> bool:
    """Tell whether a noun stands right behind a party, which is what that party acts on («أطلق الحارس النار»)."""
    token = analysis.tokens[at] if at < len(analysis.tokens) else None
    return token is not None and token.pos == "NOUN" and not {"و", "ف", "ب", "ل", "ك"} & set(token.proclitics)


def leads(analysis: Analysis, verb: Token, party: Party) -> bool:
    """Tell whether `party` behind the verb can be its subject.

    It cannot where the verb bears its own («هاجموا إيران», «ندعو السلطات»), or where its own ending is that of
    an object («تهاجم المسؤولين»).
    """
    return not (_plural(verb) or _oblique(analysis.tokens[party[1]]))


def follows(analysis: Analysis, verb: Token, before: Sequence[Party]) -> bool:
    """Tell whether the verb stands right behind a party that is its subject («الطائرات قصفت»)."""
    if not before or "و" in verb.proclitics or "ف" in verb.proclitics:
        return False
    between = analysis.tokens[before[0][1] : verb.index]
    return len(between) <= 6 and not any(t.text in "،؛:" for t in between)


def _plural(verb: Token) -> bool:
    """Tell whether the verb's own form holds a plural subject: «قصفوا», «يقصفون», «قصفنا», «نقصف»."""
    if verb.feature("Number") != "Plur" or verb.feature("VerbForm") != "Fin":
        return False
    we = verb.feature("Person") == "1" and verb.feature("Aspect") == "Imp" and verb.stem.startswith("ن")
    return we or verb.stem.endswith(("وا", "ون", "نا"))


def _oblique(noun: Token) -> bool:
    """Tell whether a noun bears the ending that subjects never have («المسؤولين», «فلسطينيين»)."""
    return noun.pos == "NOUN" and noun.stem.endswith("ين") and noun.feature("Number") in ("Plur", "Dual")
