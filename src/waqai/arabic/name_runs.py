"""Names that the tagger took for nouns, adjectives or verbs, put right by their neighbours."""

from collections.abc import Sequence
from typing import Literal

from waqai.arabic.features import bare
from waqai.arabic.verb_index import verb_of_noun, verbs_of
from waqai.arabic.vocabulary import Vocabulary
from waqai.arabic.word_sets import word_set

Standing = Literal[0, 1, 2]
_LINKS = word_set("عبد بن ابن بنت أبو ابو أبي ابي أم آل")
_MISTAKEN = ("NOUN", "ADJ", "ADP", "ADV", "VERB", "VERB:Perf", "AUX:Perf", "DET")
_NOMINAL = _MISTAKEN[:2]
_COMMON = 400


def standing(stem: str, known: Vocabulary) -> Standing:
    """Tell how surely `stem` (light form) is part of a name: 0 not listed, 1 listed, 2 hardly else.

    A listed word counts as sure where its cluster holds names and it is no verb, verbal noun or
    common word besides.
    """
    core = bare(stem)
    if stem in _LINKS or core not in known.names:
        return 1 if stem in _LINKS else 0
    groups = known.clusters.get(stem)
    if groups and not known.name_shares.get(groups[-1]):
        return 1
    return 1 if verbs_of(stem) or verb_of_noun(core) or known.counts.get("ال" + core, 0) > _COMMON else 2


def retagged(labels: Sequence[str], standings: Sequence[Standing], joined: Sequence[bool]) -> list[str]:
    """Return `labels` with PROPN where names stand: sure ones, and listed ones next to a name.

    `joined[i]` says that word i has a conjunction or preposition written on, so that no name goes on there.
    Two listed words in a row are a name where the tagger took both for a noun or an adjective.
    """
    found = [
        "PROPN" if sure == 2 and label in _MISTAKEN else label for label, sure in zip(labels, standings, strict=True)
    ]
    for at in range(1, len(found)):
        if standings[at] and not joined[at] and found[at] in _MISTAKEN and _named(found, standings, at - 1):
            found[at] = "PROPN"
    for at in range(1, len(found)):
        pair = standings[at - 1] and standings[at] and not joined[at]
        if pair and found[at - 1] in _NOMINAL and found[at] in _NOMINAL:
            found[at - 1] = found[at] = "PROPN"
    for at in range(len(found) - 2, -1, -1):
        follows = found[at + 1] == "PROPN" and standings[at + 1] and not joined[at + 1]
        if standings[at] and follows and found[at] in _NOMINAL:
            found[at] = "PROPN"
    return found


def _named(labels: Sequence[str], standings: Sequence[Standing], at: int) -> bool:
    return labels[at] == "PROPN" and standings[at] > 0
