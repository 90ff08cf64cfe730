"""What the tagger sees of a word: its letters, clitics, frequency and cluster, and its neighbours.

A word is described once per type (`Traits`); the description of a place in a sentence is put
together from the traits of the word there and of its neighbours.
"""

from collections.abc import Sequence
from typing import NamedTuple

from waqai.arabic.verb_index import verb_of_noun, verbs_of
from waqai.arabic.vocabulary import Vocabulary

_WEAK = frozenset("اويتمنسةىأإءئؤهآ")


FIRST, LAST = "first", "last"  # the features of the first and last word of a sentence
Names = tuple[str, ...]


class Key(NamedTuple):
    """What of a word type its neighbours' features name."""

    cluster: str
    form: str


class Traits(NamedTuple):
    """The features of a word type: its own, those it lends to the words beside it, and to the second ones.

    The latter stand there with what tells where it is seen from (`crf.PLACES`): "-1s=…" is the word before.
    """

    own: Names
    near: Names
    far: Names
    key: Key


def bare(stem: str) -> str:
    """Return `stem` (light form) without the article, where it seems to have one."""
    return stem[2:] if stem.startswith("ال") and len(stem) > 4 else stem


def traits(stem: str, proclitics: Sequence[str], enclitic: str, known: Vocabulary) -> Traits:
    """Describe a word by its stem (light form, with the article) and its clitics."""
    stem = "<number>" if stem[:1].isdigit() else stem
    core = bare(stem)
    definite = "1" if core != stem else "0"
    head = "+".join(proclitics)
    coarse = known.clusters.get(stem)
    lent = [f"s={stem}", f"p={head}", f"e={bool(enclitic):d}", f"al={definite}"]
    lent += [f"z={core[-2:]}", f"a={core[:1]}"]
    lent.append(_name(stem, core, known))
    far = [f"s={stem}"]
    if coarse:
        lent += [f"c={coarse[0]}", f"d={coarse[1]}"]
        far += [f"c={coarse[0]}", f"d={coarse[1]}"]
    return Traits(
        tuple(_own(stem, core, (head, enclitic), known)),
        tuple(lent),
        tuple(far),
        Key(coarse[0] if coarse else "", definite + core[-2:]),
    )


def _own(stem: str, core: str, clitics: tuple[str, str], known: Vocabulary) -> list[str]:
    size, (head, enclitic) = len(core), clitics
    found = [f"s={stem}", f"f={core}", f"p={head}", f"e={enclitic}", f"n={min(size, 7)}"]
    found.append(f"al={core != stem:d}")
    for k in (1, 2, 3):
        if size > k:
            found += [f"a{k}={core[:k]}", f"z{k}={core[-k:]}"]
    found += [f"az={core[:1]}_{core[-1:]}", f"aze={core[:2]}_{core[-2:]}"]
    if size <= 7:
        found.append("sh=" + "".join(c if c in _WEAK else "." for c in core))
    for name, form in (("c", stem), ("d", core if core != stem else "ال" + stem)):
        clusters = known.clusters.get(form)
        found += [f"{name}{i}={c}" for i, c in enumerate(clusters)] if clusters else [f"{name}-"]
    weight, definite = known.weight(core), known.weight("ال" + core)
    found.append(f"fr={min(int(weight), 8)}")
    found.append(f"ra={max(-4, min(4, int(definite - weight)))}")
    found += _verbal(stem, core)
    found.append(_name(stem, core, known))
    if not any("ء" <= c <= "ي" for c in stem):
        found.append("other=" + (stem if size == 1 else "x"))
    return found


def place(words: Sequence[Traits], index: int) -> list[str]:
    """Return the features of word `index` of a sentence."""
    here, last = words[index], len(words) - 1
    found = list(here.own)
    if index:
        found += ["-1" + name for name in words[index - 1].near]
        found += joint(words[index - 1].key, here.key)[1]
        if index > 1:
            found += ["-2" + name for name in words[index - 2].far]
    else:
        found.append(FIRST)
    if index < last:
        found += ["+1" + name for name in words[index + 1].near]
        found += joint(here.key, words[index + 1].key)[0]
        if index + 1 < last:
            found += ["+2" + name for name in words[index + 2].far]
    else:
        found.append(LAST)
    return found


def joint(before: Key, here: Key) -> tuple[Names, Names]:
    """Return the features that two neighbours make together: those of the word before, and those of the word here."""
    clusters, forms = f"{before.cluster}_{here.cluster}", f"{before.form}_{here.form}"
    return (f"b+{clusters}", f"f+{forms}"), (f"b-{clusters}", f"f-{forms}")


def _verbal(stem: str, core: str) -> list[str]:
    """Tell what the verb lexicon has on a word: finite forms of the whole, nouns of the core."""
    found = []
    kinds = {(f[0], f[-1]) for _, f in verbs_of(stem)}
    if kinds:
        aspects = "".join(sorted({aspect[7:] for aspect, _ in kinds}))
        voices = "".join(sorted({voice[6:] for _, voice in kinds}))
        found += [f"v={aspects}", f"vv={aspects}{voices}"]
    noun = verb_of_noun(core)
    found.append("vn=" + (next(f[9:] for f in noun[1] if f.startswith("VerbForm")) if noun else "-"))
    if noun and kinds:
        found.append("v&n")
    return found


def _name(stem: str, core: str, known: Vocabulary) -> str:
    """Tell how far the word is known as a name: listed or not, and how many of its cluster are."""
    groups = known.clusters.get(stem)
    share = known.name_shares.get(groups[-1], 0) if groups else "-"
    return f"name={core in known.names:d}{share}"
