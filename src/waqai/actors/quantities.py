"""Numbers, quantifiers and demonstratives that open a phrase: «عشرات المتظاهرين», «أكثر من 60 شخصا»."""

from dataclasses import replace

from waqai.actors.lookup import words_of
from waqai.actors.phrase import Phrase
from waqai.actors.view import QUOTES, View


def _bare(word: str) -> str:
    """Return a quantifier without the conjunction or preposition before it."""
    rest = word[1:]
    known = rest in words_of("quantity") or rest in words_of("quantity_of")
    return rest if known and word[:1] in ("و", "ف", "ب", "ل") else word


def quantified(view: View, phrase: Phrase) -> int | None:
    """Return where the phrase begins with the numbers, quantifiers and demonstratives before it, or None."""
    if phrase.noun is None and not phrase.countries:
        return None
    if phrase.start != view.tokens[phrase.head].span.start:
        return None
    at, first = phrase.head - 1, view.analysis.sentences[view.tokens[phrase.head].sentence].first
    start = None
    while at >= first:
        word = view.tokens[at].folded
        bare = _bare(word)
        if word == "من" and at > first and view.tokens[at - 1].folded.lstrip("وبل") in words_of("quantity_of"):
            at -= 1
            start = view.tokens[at].span.start
        elif bare in words_of("about") and phrase.definite and at + 1 == phrase.head:
            break
        elif word[:1].isdigit() or bare in words_of("quantity"):
            start = view.offset(at, len(word) - len(bare))
        else:
            break
        at -= 1
    return start


def counted(view: View, phrase: Phrase) -> Phrase:
    """Return the phrase as a plural where a number of eleven or more stands before its singular («60 شخصا»)."""
    if phrase.noun is None or phrase.noun.number != "sg" or phrase.person or phrase.definite or not phrase.head:
        return phrase
    word = view.tokens[phrase.head - 1].folded
    if (
        word[:1].isdigit()
        or (view.tokens[phrase.head - 1].pos == "NUM" and word not in words_of("one"))
        or word in words_of("large")
    ):
        return replace(phrase, noun=replace(phrase.noun, number="pl"))
    return phrase


def is_quantity(view: View, at: int) -> bool:
    """Tell whether token `at` is a number, quantifier, demonstrative or quotation mark that may open a phrase."""
    word = view.tokens[at].folded
    if word in QUOTES or word[:1].isdigit() or word in words_of("in_number"):
        return True
    bare = _bare(word)
    return (bare in words_of("quantity") or bare in words_of("quantity_of")) and not (
        bare == word and view.infos[at].nouns and view.tokens[at + 1].folded != "من"
    )
