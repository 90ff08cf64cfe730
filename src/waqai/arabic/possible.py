"""Parts of speech that letters, clitics and the verb lexicon rule out, put right."""

from functools import lru_cache

from waqai.arabic.clitics import Split
from waqai.arabic.function_words import fixed_tag
from waqai.arabic.verb_index import verb_of_noun, verbs_of
from waqai.arabic.vocabulary import vocabulary
from waqai.arabic.word_sets import word_set

_WITH_DAMMA = word_set("حكم شكر بعد ملك عمر جرح ظلم حزن قرب حسن خلق صلح كتب طرق")
_NOUN_MAKERS = (("ب",), ("ك",))


def possible_tag(stem: str, split: Split, tag: str, *, passive: bool) -> str:
    """Return the part of speech of a word of `stem` (light form) that the tagger gave `tag`.

    `passive` says that the word is vowelled as a passive («قُتل»).
    """
    if not any(map(str.isalnum, stem)):
        return "SYM" if tag == "SYM" else "PUNCT"
    if stem[0].isdigit():
        return "NUM"
    pos = fixed_tag(stem, "X" if tag == "PUNCT" else tag)
    last = split.proclitics[-1:]
    if last == ("س",):
        return pos if pos == "AUX" else "VERB"
    if pos in ("VERB", "AUX"):
        return "NOUN" if last in _NOUN_MAKERS else pos
    if pos in ("PROPN", "X") or last in _NOUN_MAKERS:
        return pos
    spelled = passive and stem not in _WITH_DAMMA and len(stem) > 2 and bool(verbs_of(stem))
    return "VERB" if spelled or only_verb(stem) else pos


@lru_cache(maxsize=32_768)
def only_verb(stem: str) -> bool:
    """Tell whether `stem` (light form) is a verb form of the lexicon and no noun that was ever counted."""
    if len(stem) < 5 or stem[-1] == "ا" or not verbs_of(stem) or verb_of_noun(stem):
        return False
    return "ال" + stem not in vocabulary().counts
