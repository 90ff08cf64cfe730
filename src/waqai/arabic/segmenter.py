"""Choosing among the splits of a word: a log-linear model over what grammar allows.

The features of a split are the clitics it takes off, the letters next to the cuts, and how often
the word, the stem and their forms with other clitics stand in news. Weights: `training/tagger.py`.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache

from waqai.arabic.clitics import Split, bases, splits
from waqai.arabic.verb_index import verb_of_noun, verbs_of
from waqai.arabic.vocabulary import MODELS, Vocabulary, vocabulary

_NAMES_THAT_SPLIT = frozenset({"باسم"})
_RARE = 40


def base(word: str, split: Split, known: Vocabulary) -> str:
    """Return the stem of `split` as it is written alone, the commonest of its possible spellings."""
    stem = word[split.start : split.end]
    options = bases(stem, split.proclitics, split.enclitic)
    if options[-1].startswith("ال") and split.proclitics[-1:] == ("ل",):
        return options[-1] if options[-1] in known.counts or stem not in known.counts else stem
    return max(options, key=lambda option: (known.counts.get(option, 0), options.index(option)))


def features(word: str, split: Split, known: Vocabulary) -> Iterator[tuple[str, float]]:
    """Yield the named features of `split` as a reading of `word`, with their values."""
    stem = base(word, split, known)
    head, tail = "".join(split.proclitics), split.enclitic
    shape = f"{head}_{tail}"
    bare = stem[2:] if stem.startswith("ال") and len(stem) > 4 else stem
    weight, marked = known.weight(stem), known.weight("ال" + bare)
    yield f"h={head}", 1.0
    yield f"t={tail}", 1.0
    yield f"ht={shape}", 1.0
    yield f"w={word}:{shape}", 1.0
    yield f"s={stem}", 1.0
    kind = f"{head[-1:]}_{'+' if tail else ''}"
    yield f"lw:{kind}", weight
    yield f"la:{kind}", marked
    yield f"lb:{kind}", known.weight(bare)
    yield "lw", weight
    yield "la", marked
    yield f"unseen:{kind}", float(weight == 0)
    yield f"rare:{kind}", float(weight < 3)
    yield f"n={min(len(stem), 6)}:{kind}", 1.0
    yield f"al={bare != stem}:{kind}", 1.0
    verbal = "v" if verbs_of(stem) else "n" if verb_of_noun(bare) else "-"
    yield f"v={verbal}:{kind}", 1.0
    yield f"v={verbal}:{shape}", 1.0
    if head:
        yield f"h={head[-1]}:{stem[:1]}", 1.0
        yield f"h={head[-1]}:{stem[:2]}", 1.0
        yield "lp", max(known.weight(c + stem) for c in "وبلف" if c != head[-1])
    if tail:
        last = word[split.end - 1]
        yield f"t={tail}:{last}", 1.0
        yield f"t={tail}:{word[split.end - 2 : split.end]}", 1.0
        raw = word[split.start : split.end]
        yield "lt", max(known.weight(raw + p) for p in ("ها", "هم", "ه") if p != tail)
        yield f"lt:{tail}", max(known.weight(raw + p) for p in ("ها", "هم", "ه") if p != tail)
    else:
        yield f"e={word[-1:]}:{head[-1:]}", 1.0
        yield f"e={word[-2:]}:{bool(head)}", 1.0


@cache
def weights() -> Mapping[str, float]:
    """Return the weights that ship with the package."""
    found: dict[str, float] = json.loads((MODELS / "segmenter.json").read_text("utf-8"))
    return found


def score(word: str, split: Split, known: Vocabulary, weight: Mapping[str, float]) -> float:
    """Return the log-linear score of `split`."""
    total = 0.0
    for name, value in features(word, split, known):
        if name in weight:
            total += weight[name] * value
    return total


@cache
def segment(word: str) -> Split:
    """Return the likeliest split of `word` (light form)."""
    options = splits(word)
    known, weight = vocabulary(), weights()
    if len(options) == 1 or (word in known.names and word not in _NAMES_THAT_SPLIT):
        return options[0]
    future = [s for s in options if "س" in s.proclitics and verbs_of(word[s.start : s.end])]
    rare = known.counts.get(word, 0) < _RARE and not known.counts.get("ال" + word)
    if future and rare and not verbs_of(word):
        return future[0]
    return max(options, key=lambda split: (score(word, split, known, weight), -len(split.proclitics)))
